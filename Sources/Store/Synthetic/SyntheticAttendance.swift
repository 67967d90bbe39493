import Domain

/// Fills a register that has people with groups, and with marks of the weekdays behind: for trials and benchmarks.
///
/// The same people, number, seed and day make the same marks.
public struct SyntheticAttendance {
  private let session: Session
  private var random: SeededGenerator

  /// People in a group.
  private static let members = 20
  /// More groups than any place has; beyond that the marks go further back.
  private static let mostGroups = 400
  /// About a year of weekdays.
  private static let usualDays = 250

  public init(session: Session, seed: UInt64) {
    self.session = session
    random = SeededGenerator(seed: seed &+ 1)
  }

  /// Makes `count` marks in one change, the newest day's first in no group more than in another.
  ///
  /// - Parameters:
  ///   - progress: marks made so far.
  ///   - isCancelled: asked for every day; then nothing is written.
  /// - Throws: ``LedgerError/unchanged`` in a register without people or units; ``LedgerError/cancelled``.
  @discardableResult
  public mutating func make(
    _ count: Int, progress: (Int) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(StoreError) -> WriteReceipt {
    let people = try session.people.roster().table.people.map { ParticipantKey($0.key) }
    let units = try session.catalogue.units().map(\.fact.key)
    let size = min(SyntheticAttendance.members, people.count)
    guard size > 0, !units.isEmpty else { throw .ledger(.unchanged) }
    let wanted = (count + size * SyntheticAttendance.usualDays - 1) / (size * SyntheticAttendance.usualDays)
    let groups = max(1, min(wanted, SyntheticAttendance.mostGroups, people.count / size))
    var maker = self
    defer { self = maker }
    return try session.write(.generated, detail: EntryDetail(added: count)) { change throws(StoreError) in
      let days = (count + groups * size - 1) / (groups * size)
      let began = maker.session.today - (days / 5 + 1) * 7
      var keys: [GroupKey] = []
      for index in 0..<groups {
        let group = Group(
          unit: units[index % units.count], name: "Gruppe \(index + 1)", timetable: SyntheticAttendance.weekdays)
        keys.append(try change.enter(group, people[(index * size)..<((index + 1) * size)], from: began))
      }
      var made = 0
      var day = maker.session.today
      while made < count {
        day = day - 1
        if day.weekday > 5 { continue }
        if isCancelled() { throw .ledger(.cancelled) }
        for (index, key) in keys.enumerated() {
          for person in people[(index * size)..<((index + 1) * size)] where made < count {
            made += 1
            try change.enter(AttendanceFact(group: key, person: person, attendance: maker.attendance(on: day)))
            if made % 10_000 == 0 { progress(made) }
          }
        }
      }
    }
  }

  /// Three in four come, in the first half hour.
  private mutating func attendance(on day: Day) -> Attendance {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<15:
      Attendance(day: day, mark: .present, arrived: TimeOfDay(minutes: 590 + Int.random(in: 0..<30, using: &random)))
    case 15..<17: Attendance(day: day, mark: .absent)
    case 17..<19: Attendance(day: day, mark: .sick)
    default: Attendance(day: day, mark: .leave)
    }
  }

  /// Monday to Friday, ten to two.
  private static let weekdays = Timetable((1...5).flatMap { Timetable.meetings(typed: "10-14", weekday: $0) ?? [] })
}
