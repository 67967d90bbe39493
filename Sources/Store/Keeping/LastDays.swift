import Domain
import Ledger

/// The last day anything happened to each person, by every kind of fact there is.
struct LastDays {
  struct Found {
    var life: Retention.Life
    /// Of all enrolments, however old.
    var units: [UnitKey?]
  }

  private let coder: FactCoder
  /// The days of entries that somebody made by hand. An import brings old facts, which tell their own days.
  private let byHand: [Int64: Day]
  private var last: [Int64: Day] = [:]

  init(_ coder: FactCoder) throws {
    self.coder = coder
    byHand = try LastDays.entriesByHand(coder)
  }

  mutating func lives(today: Day) throws -> [Found] {
    for form in Facts.all.map({ $0.form }) { try add(form.type) }
    let registered = try registered()
    var found: [Found] = []
    try DigestPages(coder.database, coder.keys).each { part, _ in
      if part.isErased { return }
      var (isRunning, units): (Bool, [UnitKey?]) = (false, [])
      var reader = DigestReader(part.enrolments)
      while !reader.isAtEnd {
        guard let enrolment = EnrolmentDigest(&reader) else {
          throw StoreError.ledger(.damaged(.value(table: "current", row: part.person)))
        }
        units.append(enrolment.unit)
        if enrolment.place(on: today) != nil { isRunning = true }
      }
      let lastDay = last[part.person] ?? registered[part.person]
      found.append(
        Found(
          life: Retention.Life(person: ParticipantKey(part.person), lastDay: lastDay, isRunning: isRunning),
          units: units))
    }
    return found
  }

  private mutating func add<Fact: StoredFact>(_ type: Fact.Type) throws {
    if Fact.form.isOnCaseSide {
      var days: [(Int64, Day?)] = []
      try CaseRows.all(type, coder) { fact, person, _ in days.append((person.value, fact.happened)) }
      for (person, day) in days { note(person, day) }
      return
    }
    guard let owner = Fact.form.owner("f", coder.database.definitions) else { return }
    let ownerColumn = Fact.firstColumn + Int32(Fact.form.columns.count)
    try coder.database.each("SELECT \(Fact.selection("f")), \(owner) FROM \(Fact.form.table)_now f") { rows in
      guard let person = rows.optionalInteger(ownerColumn) else { return }
      let fact = try Fact(rows, from: Fact.firstColumn, coder)
      note(person, fact.happened ?? byHand[rows.integer(1)])
    }
  }

  private mutating func note(_ person: Int64, _ day: Day?) {
    guard let day else { return }
    last[person] = max(day, last[person] ?? day)
  }

  /// That somebody is entered or enrolled is told by their own days, and by ``registered()``.
  private static func entriesByHand(_ coder: FactCoder) throws -> [Int64: Day] {
    let kinds = EntryKind.allCases.filter { $0.isUndoable && $0 != .participantAdded && $0 != .enrolled }
    let list = (kinds + [.clinical]).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try days("SELECT id, at, id FROM entry_now WHERE kind IN (\(list))", coder)
  }

  /// Being in the register at all, for those of whom nothing else is known.
  private func registered() throws -> [Int64: Day] {
    try LastDays.days(
      """
      SELECT f.person, e.at, e.id FROM identity_now f JOIN main.identity r ON r.id = f.root JOIN main.entry e ON e.id = r.entered
      """, coder)
  }

  /// Of rows with a key, a time and the entry it is of. Where the clock was wrong, it was no later than that was said.
  private static func days(_ sql: String, _ coder: FactCoder) throws -> [Int64: Day] {
    let corrections = ClockCorrections(coder.database, coder.keys)
    var days: [Int64: Day] = [:]
    try coder.database.each(sql) { row in
      let at = try corrections.moment(of: row.integer(2)) ?? row.integer(1)
      days[row.integer(0)] = Day(number: Int32(clamping: at / 86_400_000))
    }
    return days
  }
}
