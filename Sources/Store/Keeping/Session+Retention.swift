import Domain
import GRDB

/// Whose data is to be looked at, by the register's own setting.
public struct RetentionList: Hashable, Sendable {
  /// The setting; nil when it has not been made, and then nobody is due.
  public var years: Int?
  /// The longest first.
  public var due: [Retention.Due]

  public init(years: Int? = nil, due: [Retention.Due] = []) {
    self.years = years
    self.due = due
  }
}

extension Session {
  /// After how many years somebody's data is looked at; nil when the register has not said.
  public func retentionYears() throws(StoreError) -> Int? { try setting(.retentionYears).flatMap { Int($0) } }

  /// Everyone whose data is so old that somebody should ask whether it is still to be kept. Erases nothing.
  ///
  /// To be called from a worker in a large register: it reads everybody.
  public func retentionList() throws(StoreError) -> RetentionList {
    try require(.seeRetention)
    guard let years = try retentionYears() else { return RetentionList(years: nil, due: []) }
    let today = today
    let lives = try reading { database, coder in
      try LastDays(database, coder).lives(today: today).filter { isOwn($0.units) }.map(\.life)
    }
    return RetentionList(years: years, due: Retention.due(lives, today: today, years: years))
  }

  private func isOwn(_ units: [UnitKey?]) -> Bool { units.isEmpty || units.contains { counts($0) } }
}

/// The last day anything happened to each person.
private struct LastDays {
  struct Found {
    var life: Retention.Life
    /// Of all enrolments, however old.
    var units: [UnitKey?]
  }

  private let database: Database
  private let coder: FactCoder

  init(_ database: Database, _ coder: FactCoder) {
    self.database = database
    self.coder = coder
  }

  func lives(today: Day) throws -> [Found] {
    let (registered, changed, lit) = (try registered(), try changed(), try ownLights())
    var found: [Found] = []
    try DigestPages(database, coder.keys).each { part, lights in
      if part.isErased { return }
      var days = [changed[part.person], lit[part.person]].compactMap { $0 }
      var (isRunning, units): (Bool, [UnitKey?]) = (false, [])
      var reader = DigestReader(part.enrolments)
      while !reader.isAtEnd {
        guard let enrolment = EnrolmentDigest(&reader) else {
          throw StoreError.damaged(.value(table: "current", row: part.person))
        }
        units.append(enrolment.unit)
        days += LastDays.days(of: enrolment)
        if TallyPlace(dates: enrolment.dates, steps: enrolment.steps, on: today) != nil { isRunning = true }
      }
      var assessments = DigestReader(lights)
      if let newest = LightsDigest.newest(on: Day(number: .max), in: &assessments) { days.append(newest.date) }
      found.append(
        Found(
          life: Retention.Life(
            person: ParticipantKey(part.person), lastDay: days.max() ?? registered[part.person], isRunning: isRunning),
          units: units))
    }
    return found
  }

  private static func days(of enrolment: EnrolmentDigest) -> [Day] {
    [enrolment.applied, enrolment.dates.start, enrolment.dates.end].compactMap { $0 }
      + enrolment.steps.flatMap { [$0.from, $0.to].compactMap { $0 } }
  }

  /// Being in the register at all, for those of whom nothing else is known.
  private func registered() throws -> [Int64: Day] {
    try days(
      """
      SELECT f.person, e.at FROM identity_now f JOIN main.identity r ON r.id = f.root JOIN main.entry e ON e.id = r.entered
      """)
  }

  /// What somebody entered about one person. That they were looked at is nothing that happened to them; and an import brings
  /// old facts, which tell their own days.
  private func changed() throws -> [Int64: Day] {
    let kinds = EntryKind.allCases.filter { $0.isUndoable && $0 != .participantAdded && $0 != .enrolled }
    let list = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try days(
      "SELECT about, max(at) FROM main.entry WHERE about IS NOT NULL AND kind IN (\(list)) GROUP BY about")
  }

  private func days(_ sql: String) throws -> [Int64: Day] {
    let rows = try PreparedStatement(database, sql)
    var days: [Int64: Day] = [:]
    while try rows.step() { days[rows.integer(0)] = Day(number: Int32(clamping: rows.integer(1) / 86_400_000)) }
    return days
  }

  /// The digests have a worker's assessments only.
  private func ownLights() throws -> [Int64: Day] {
    guard coder.keys.holdsClinical else { return [:] }
    var people: [CaseKey: Int64] = [:]
    for kept: KeptFact<CaseLinkFact> in try KeptFact.all(database, coder, where: "f.case_code IS NOT NULL") {
      people[kept.fact.caseKey] = kept.fact.person.value
    }
    var days: [Int64: Day] = [:]
    for kept: KeptFact<LightsFact> in try KeptFact.all(database, coder, where: "1") {
      guard let person = people[kept.fact.caseKey] else { continue }
      days[person] = max(kept.fact.assessment.date, days[person] ?? kept.fact.assessment.date)
    }
    return days
  }
}
