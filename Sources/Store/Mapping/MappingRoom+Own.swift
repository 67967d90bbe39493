import Domain
import Ledger

/// A round of one's own as it stands.
public struct OwnRoundStanding: Sendable {
  public var key: OwnRoundKey
  /// With who opened it, or closed it.
  public var round: Recorded<OwnRound>
  /// Records that can be seen.
  public var mapped: Int
  public var ticked: Int
  /// Records that wait to be seen.
  public var waiting: Int
  /// How many of them a closing would throw away.
  public var lost: Int
  /// How many of those that are ticked off have not been mapped yet.
  public var left: Int { max(0, ticked - mapped - waiting) }
}

/// Who may be mapped in a round, for this user: nobody who stands them close, and none of other units.
public struct MappingTicks: Sendable {
  public var people: Set<ParticipantKey> = []
  public var ticked: Set<ParticipantKey> = []
  /// Those who have opted out for the year; they are in neither of the others.
  public var optedOut: Set<ParticipantKey> = []

  public init() {}

  public var left: Set<ParticipantKey> { people.subtracting(ticked) }
}

/// One's own mapping: opened on a provision, entered record by record, closed. Nothing here ties a record to anybody.
extension MappingRoom {
  /// Newest first.
  public func ownRounds() throws(StoreError) -> [OwnRoundStanding] {
    try session.reading(.seeMapping) { coder in
      let stamps = Stamps(coder)
      return try OwnRoundFact.all(coder, where: "1 ORDER BY f.year DESC, f.id").compactMap { kept in
        guard session.counts(kept.fact.round.unit) else { return nil }
        let desk = try desk(kept.fact, coder)
        return OwnRoundStanding(
          key: kept.fact.key, round: try stamps.recorded(kept, kept.fact.round),
          mapped: try MappingRoom.mapped(kept.fact.round, coder.database), ticked: desk.ticked.count,
          waiting: desk.waiting.count, lost: desk.lost)
      }
    }
  }

  /// - Throws: ``RuleViolation/mapping(_:)``; ``StoreError/notAllowed(_:)`` for a round of others' people.
  public func open(_ round: OwnRound) throws(StoreError) -> WriteReceipt {
    try session.require(.openAndCloseMapping)
    try requireScope(round)
    let problems = round.problems(today: session.today)
    if !problems.isEmpty { throw .rule(.mapping(problems)) }
    return try session.write(.mappingOpened, detail: EntryDetail(name: "\(round.year)")) { change throws(StoreError) in
      let others = try change.all(OwnRoundFact.self, where: "f.year = \(round.year)")
      if others.contains(where: { $0.fact.round.meets(round) }) {
        throw .rule(.mapping([.alreadyThere(round.year)]))
      }
      // What was read from a file is somebody else's, and is not added to.
      if try change.hasRecords(of: round) { throw .rule(.mapping([.imported(round.year)])) }
      try change.enter(OwnRoundFact(key: try change.newKey(), round: round))
    }
  }

  /// Closes a round: what waits is let out where that is five or more, and thrown away where so few were mapped in all; the ticks
  /// are erased. One that nothing came of is struck, so that another may be opened.
  public func close(_ key: OwnRoundKey) throws(StoreError) -> WriteReceipt {
    try session.require(.openAndCloseMapping)
    let made = try session.register.write(by: session) { database in
      let coder = try FactCoder(database, session.register.keys)
      let kept = try openRound(key, coder)
      let table = MappingTable(database: database, keys: coder.keys)
      var desk = try table.desk(key, kept.fact.round)
      let leaving = desk.close()
      try table.clear(key)
      let isStruck = try leaving.isEmpty && MappingRoom.mapped(kept.fact.round, database) == 0
      let today = session.today
      let detail = EntryDetail(name: "\(kept.fact.round.year)", added: leaving.count)
      return [
        PlannedChange(kind: .mappingClosed, detail: detail) { change throws(StoreError) in
          try change.void(kept.row)
          if !isStruck {
            var fact = kept.fact
            fact.round.closed = today
            try change.enter(fact)
          }
          for record in leaving { try change.enter(record) }
        }
      ]
    }
    guard let receipt = made.last else { throw .ledger(.unchanged) }
    return receipt
  }

  // MARK: Record by record

  /// Who may be mapped, who is ticked off, and who has opted out.
  public func ticks(_ key: OwnRoundKey) throws(StoreError) -> MappingTicks {
    try session.reading(.enterMapping) { coder in try ticks(try openRound(key, coder).fact, coder) }
  }

  /// Ticks off those who are to be mapped now: no entry is made, and nothing tells when.
  ///
  /// - Throws: ``RuleViolation/mapping(_:)``.
  public func tick(_ people: Set<ParticipantKey>, in key: OwnRoundKey) throws(StoreError) {
    try session.require(.enterMapping)
    _ = try session.register.write(by: session) { database in
      let coder = try FactCoder(database, session.register.keys)
      let fact = try openRound(key, coder).fact
      let may = try ticks(fact, coder)
      let table = MappingTable(database: database, keys: coder.keys)
      var desk = try table.desk(key, fact.round)
      do throws(OwnRound.Problem) { try desk.tick(people, of: may.people) } catch {
        throw StoreError.rule(.mapping([error]))
      }
      try table.put(desk, at: key)
      return []
    }
  }

  /// Enters one record. It waits with others until it may be seen; then it and they are entered in the journal as one.
  ///
  /// - Throws: ``RuleViolation/mapping(_:)``.
  public func enter(_ record: MappingRecord, in key: OwnRoundKey) throws(StoreError) {
    try session.require(.enterMapping)
    if let problem = record.problem { throw .rule(.mapping([problem])) }
    _ = try session.register.write(by: session) { database in
      let coder = try FactCoder(database, session.register.keys)
      let fact = try openRound(key, coder).fact
      let table = MappingTable(database: database, keys: coder.keys)
      var desk = try table.desk(key, fact.round)
      let mapped = try MappingRoom.mapped(fact.round, database)
      guard mapped + desk.waiting.count < desk.ticked.count else { throw StoreError.rule(.mapping([.noTickLeft])) }
      var record = record
      (record.round, record.unit) = (fact.round.year, fact.round.unit)
      var chance = SystemRandomNumberGenerator()
      let leaving = desk.put(record, by: &chance)
      try table.put(desk, at: key)
      if leaving.isEmpty { return [] }
      let detail = EntryDetail(name: "\(fact.round.year)", added: leaving.count)
      return [
        PlannedChange(kind: .mappingLetOut, detail: detail) { change throws(StoreError) in
          for record in leaving { try change.enter(record) }
        }
      ]
    }
  }

  // MARK: What lies there

  private func requireScope(_ round: OwnRound) throws(StoreError) {
    // A round of the whole is for whoever answers for the whole.
    let isOwn = round.unit == nil ? session.access.units.isEmpty : session.counts(round.unit)
    if !isOwn { throw .notAllowed(.outOfScopeForGood) }
  }

  private func openRound(_ key: OwnRoundKey, _ coder: FactCoder) throws -> KeptFact<OwnRoundFact> {
    guard let kept = try OwnRoundFact.of(key, coder), session.counts(kept.fact.round.unit) else {
      throw StoreError.rule(.notInRegister)
    }
    if !kept.fact.round.isOpen { throw StoreError.rule(.mapping([.closedAlready])) }
    return kept
  }

  /// What lay there earlier nobody can tell.
  private func desk(_ fact: OwnRoundFact, _ coder: FactCoder) throws -> MappingDesk {
    guard fact.round.isOpen, !session.isEarlier else { return MappingDesk() }
    return try MappingTable(database: coder.database, keys: coder.keys).desk(fact.key, fact.round)
  }

  private static func mapped(_ round: OwnRound, _ database: Database) throws -> Int {
    let sql = "SELECT count(*) FROM mapping_record_now WHERE round = ? AND unit IS ?"
    return Int(try database.number(sql, Int64(round.year), round.unit?.value) ?? 0)
  }

  /// From 16 years, with a service in the last twelve months, and not opted out [stolav.no]; by the enrolments of the round's units.
  private func ticks(_ fact: OwnRoundFact, _ coder: FactCoder) throws -> MappingTicks {
    let round = fact.round
    let since = session.today - 365
    let reach = try ReachFilter(session, coder)
    var found = MappingTicks()
    found.ticked = try desk(fact, coder).ticked
    var seen: Set<ParticipantKey> = []
    for kept in try EnrolmentFact.all(coder, where: "f.start_day <= \(session.today.number)") {
      let (person, enrolment) = (kept.fact.person, kept.fact.enrolment)
      guard round.unit == nil || enrolment.unit == round.unit, session.counts(enrolment.unit),
        enrolment.status.counts, enrolment.end.map({ $0 >= since }) ?? true, enrolment.endReason != .died,
        seen.insert(person).inserted, !session.access.seesNameOnly(of: person), try reach.holds(person),
        let identity = try IdentityFact.of(person, coder)?.fact,
        identity.participant.birthYear.map({ round.year - $0 >= MappingDesk.youngest }) ?? true
      else { continue }
      found.people.insert(person)
    }
    let rows = try CaseRows(coder.database, coder)
    for person in found.people
    where try rows.facts(MappingOptOutFact.self, of: person).contains(where: { $0.fact.optOut.year == round.year }) {
      found.optedOut.insert(person)
    }
    found.people.subtract(found.optedOut)
    found.ticked.formIntersection(found.people)
    return found
  }
}

extension ChangeSet {
  fileprivate borrowing func hasRecords(of round: OwnRound) throws(StoreError) -> Bool {
    let database = database
    return try storing {
      let ofUnit = round.unit.map { "AND (unit IS NULL OR unit = \($0.value))" } ?? ""
      return try database.hasRow("SELECT 1 FROM mapping_record_now WHERE round = ? \(ofUnit)", Int64(round.year))
    }
  }
}
