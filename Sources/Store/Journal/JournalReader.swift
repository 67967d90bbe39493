import Domain
import Ledger

/// Reads the journal: entries, and which of them have been taken back.
struct JournalReader {
  private let coder: FactCoder
  private let link: PreparedStatement
  private let users: UserNames
  private let history: UserHistory
  private let corrections: ClockCorrections

  init(_ coder: FactCoder) throws {
    self.coder = coder
    users = UserNames(coder.database, coder.keys)
    history = UserHistory(coder)
    corrections = ClockCorrections(coder.database, coder.keys)
    link = try PreparedStatement(coder.database, "SELECT id FROM entry_now WHERE undoes = ?")
  }

  /// Which entries are asked for. Of those of the case side kind and actor are sealed, so that all of them are opened.
  struct Wanted {
    var kinds: [EntryKind]?
    var by: UserKey?

    fileprivate var condition: String {
      var parts: [String] = []
      if let kinds { parts.append("e.kind IN (\(kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")))") }
      if let by { parts.append("e.actor = \(by.value)") }
      if parts.isEmpty { return "1" }
      return "(\(parts.joined(separator: " AND ")) OR e.kind = '\(EntryKind.clinical.rawValue)')"
    }

    fileprivate func takes(_ entry: EntryRow) -> Bool {
      (kinds?.contains(entry.kind) ?? true) && (by.map { $0 == entry.actor } ?? true)
    }
  }

  /// - Parameters:
  ///   - condition: SQL over `e`, with a `?` for each of `values`.
  ///   - limit: how many at most.
  func entries(
    _ wanted: Wanted = Wanted(), where condition: String = "1", _ values: [Int64] = [], limit: Int = .max,
    oldestFirst: Bool = false
  ) throws -> [JournalEntry] {
    var found: [JournalEntry] = []
    try each(wanted, where: condition, values, oldestFirst: oldestFirst) { entry in
      found.append(entry)
      return found.count < limit
    }
    return found
  }

  /// Newest first unless told otherwise, until `body` returns false. Entries of the case side are passed by for whoever does
  /// not hold its key.
  func each(
    _ wanted: Wanted = Wanted(), where condition: String = "1", _ values: [Int64] = [], oldestFirst: Bool = false,
    _ body: (JournalEntry) throws -> Bool
  ) throws {
    let order = oldestFirst ? "ASC" : "DESC"
    let statement = try PreparedStatement(
      coder.database,
      "SELECT \(EntryRow.columns) FROM entry_now e WHERE \(condition) AND \(wanted.condition) ORDER BY e.id \(order)")
    statement.bind(values: values)
    while try statement.step() {
      let row = try EntryRow(statement, coder.keys)
      guard let actor = row.actor, wanted.takes(row) else { continue }
      if try !body(entry(row, by: actor)) { return }
    }
  }

  func entry(_ id: Int64) throws -> JournalEntry? { try entries(where: "e.id = ?", [id]).first }

  /// The end of the chain of undo, redo, undo … that began with `entry`, and how many links it has. An odd number means
  /// that what the entry did is not in force.
  func chain(from entry: Int64) throws -> (head: Int64, links: Int) {
    var head = entry
    var links = 0
    while let next = try link.number(head) {
      head = next
      links += 1
    }
    return (head, links)
  }

  private func entry(_ row: EntryRow, by actor: UserKey) throws -> JournalEntry {
    JournalEntry(
      id: row.id, at: row.at, actor: try users.login(actor), user: actor,
      name: try users.name(actor), role: try history.role(of: actor, at: row.id), kind: row.kind,
      about: row.about, people: row.people, detail: row.detail, undoes: row.undoes,
      isUndone: try chain(from: row.id).links % 2 == 1,
      hasWrongTime: try corrections.cover(row.id), today: row.today)
  }

  /// The entries of a span of time.
  func span(since: Int64?, until: Int64?, now: @autoclosure () -> Int64) throws -> JournalSpan {
    try JournalSpan(since: since, until: until, now: now(), corrections, coder.database)
  }
}
