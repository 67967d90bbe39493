import Domain
import Ledger

/// Facts that were entered after their day, over some days: of every kind that lies in the open, by what its definition says of
/// when it happened.
///
/// Not of the case side: there the day of what is entered is often told long after, and that something was entered is not for
/// lists. Nor what came many at once from a file, which has lain elsewhere before.
struct LateEntries {
  private let coder: FactCoder
  /// The day each entry was made on; of none that does not count.
  private var days: [Int64: Day] = [:]
  private var first: Int64 = .max

  init(_ coder: FactCoder, over period: Period) throws {
    self.coder = coder
    let entries = try PreparedStatement(coder.database, "SELECT id, at, today, kind FROM entry_now ORDER BY id DESC")
    while try entries.step() {
      let day = entries.optionalDay(2) ?? Day(number: Int32(clamping: entries.integer(1) / 86_400_000))
      // A clock that was somewhat behind for a while is no end of the journal.
      if day < period.from - QualityRule.daysBack { break }
      first = entries.integer(0)
      guard let kind = EntryKind(rawValue: entries.text(3)), kind.isUndoable, period.contains(day) else { continue }
      days[first] = day
    }
  }

  /// - Parameter body: gets whose it is.
  func each(_ body: (Int64, PersonHistory.Entry) -> Void) throws {
    if days.isEmpty { return }
    for kind in Facts.all where !kind.form.isOnCaseSide { try each(kind, body) }
  }

  private func each<Fact: RegisterFact>(
    _ kind: Fact.Type, _ body: (Int64, PersonHistory.Entry) -> Void
  ) throws {
    guard let owner = Fact.form.owner("f", coder.database.definitions) else { return }
    // Ids and entries grow together.
    let rows = try PreparedStatement(
      coder.database,
      "SELECT \(Fact.selection("f")), \(owner) FROM \(Fact.form.table)_now f ORDER BY f.id DESC")
    let owned = FactForm.firstColumn + Int32(Fact.form.columns.count)
    while try rows.step(), rows.integer(1) >= first {
      // A copy that an undo has entered again is as old as its root, and that is further down.
      guard let entered = days[rows.integer(1)], rows.integer(0) == rows.integer(2),
        let happened = try Fact(rows, from: Fact.firstColumn, coder).happened
      else { continue }
      let entry = PersonHistory.Entry(day: happened, entered: entered)
      guard entry.isLate, let person = rows.optionalInteger(owned),
        try !corrects(kind, happened, entry: rows.integer(1), person)
      else { continue }
      body(person, entry)
    }
  }

  /// Whether it took the place of one of the same day: that was known before.
  private func corrects<Fact: RegisterFact>(
    _ kind: Fact.Type, _ happened: Day, entry: Int64, _ person: Int64
  ) throws -> Bool {
    guard let ofPerson = Fact.form.ofPerson(coder.database.definitions) else { return false }
    return try Fact.all(
      coder, from: "main.\(Fact.form.table)", where: "f.voided = ? AND (\(ofPerson))", values: [entry, person]
    ).contains { $0.fact.happened == happened }
  }
}
