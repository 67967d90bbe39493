/// What lies on the table while a round is open: who has been ticked off, and the records that wait.
///
/// Neither knows of the other, and neither has an order: ticks are a set, and what waits is in order of what it says. Ticks are put
/// many at a time before anybody is mapped, so that what is entered next may be of any of them. A record leaves in a batch of
/// five at least, drawn by chance from ten or more that wait; so whoever watches the numbers grow sees five grow at once, and the
/// last ones are never fewer than five.
public struct MappingDesk: Hashable, Sendable {
  public private(set) var ticked: Set<ParticipantKey> = []
  /// In order of ``MappingRecord/orderKey``.
  public private(set) var waiting: [MappingRecord] = []

  /// Records become visible so many at a time, at least; and so many are ticked off together.
  public static let batch = 5
  /// From so many years of age [stolav.no].
  public static let youngest = 16

  public init() {}

  public init(ticked: Set<ParticipantKey>, waiting: [MappingRecord]) {
    self.ticked = ticked
    self.waiting = waiting.sorted { $0.orderKey < $1.orderKey }
  }

  /// Ticks off those that are to be mapped now.
  ///
  /// - Parameter all: whoever may be mapped, ticked or not.
  /// - Throws: what keeps them from it: of fewer than five while there are more, the record that followed would be theirs.
  public mutating func tick(_ people: Set<ParticipantKey>, of all: Set<ParticipantKey>) throws(OwnRound.Problem) {
    guard people.isSubset(of: all) else { throw .notAmongThem }
    let new = people.subtracting(ticked)
    let left = all.subtracting(ticked)
    guard new.count >= min(MappingDesk.batch, left.count) else {
      throw .tooFewTicks(min(MappingDesk.batch, left.count))
    }
    ticked.formUnion(new)
  }

  /// Puts a record with those that wait.
  ///
  /// - Returns: those that leave, in order of what they say; none most times.
  public mutating func put(
    _ record: MappingRecord, by generator: inout some RandomNumberGenerator
  ) -> [MappingRecord] {
    waiting.append(record)
    var leaving: [MappingRecord] = []
    if waiting.count >= 2 * MappingDesk.batch {
      waiting.shuffle(using: &generator)
      leaving = Array(waiting.suffix(MappingDesk.batch))
      waiting.removeLast(MappingDesk.batch)
    }
    waiting.sort { $0.orderKey < $1.orderKey }
    return leaving.sorted { $0.orderKey < $1.orderKey }
  }

  /// Those that leave when the round is closed: all that wait, five to nine, or none where fewer were mapped in all. The ticks go.
  public mutating func close() -> [MappingRecord] {
    let leaving = lost == 0 ? waiting : []
    self = MappingDesk()
    return leaving
  }

  /// How many a closing would throw away: too few to be shown to anybody.
  public var lost: Int { waiting.count < MappingDesk.batch ? waiting.count : 0 }
}

extension MappingRecord {
  /// Everything the record says but round and unit, in one number: equal records have equal keys, and records are entered and written
  /// in the order of it, since any other order could tell who was mapped when.
  public var orderKey: UInt64 {
    func place<Word: CaseIterable & Equatable>(_ word: Word?) -> UInt64 {
      guard let word, let index = Array(Word.allCases).firstIndex(of: word) else { return 0 }
      return UInt64(index) + 1
    }
    func place(_ answer: Bool?) -> UInt64 { answer.map { $0 ? 2 : 1 } ?? 0 }
    var key = place(ageGroup)
    key = key << 4 | place(gender)
    key = key << 4 | place(group)
    for answer in [hasChildren, livesWithChildren, carePlan, team] { key = key << 2 | place(answer) }
    return key << 16 | UInt64(lights.packed)
  }

  /// The record that has a key; nil of a number that is none.
  public init?(orderKey: UInt64, of year: Int, in unit: UnitKey?) {
    var rest = orderKey >> 16
    func take(_ bits: Int) -> Int {
      defer { rest >>= UInt64(bits) }
      return Int(rest & ((1 << UInt64(bits)) - 1))
    }
    func word<Word: CaseIterable>(_ place: Int) -> Word?? {
      let all = Array(Word.allCases)
      return place > all.count ? .none : .some(place == 0 ? nil : all[place - 1])
    }
    func answer(_ place: Int) -> Bool?? { place > 2 ? .none : .some(place == 0 ? nil : place == 2) }
    let (team, plan, living, children) = (answer(take(2)), answer(take(2)), answer(take(2)), answer(take(2)))
    let (group, gender, age): (MappingGroup??, Gender??, AgeGroup??) = (word(take(4)), word(take(4)), word(take(4)))
    guard rest == 0, let team, let plan, let living, let children, let group, let gender, let age else { return nil }
    self.init(
      round: year, unit: unit, ageGroup: age, gender: gender, group: group, hasChildren: children,
      livesWithChildren: living, carePlan: plan, team: team, lights: Lights(packed: UInt16(orderKey & 0xFFFF)))
  }

  /// What keeps it from being entered: nothing is assessed.
  public var problem: OwnRound.Problem? { lights.isEmpty ? .emptyRecord : nil }
}

/// "Har reservert seg": holds for that year's mapping, needs no reason and touches no service [asker.kommune.no].
public struct MappingOptOut: Hashable, Sendable {
  public var year: Int

  public init(year: Int) { self.year = year }
}
