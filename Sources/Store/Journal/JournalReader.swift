import Domain
import GRDB

/// Reads the journal: entries, and which of them have been taken back.
struct JournalReader {
  private let database: Database
  private let coder: FactCoder
  private let link: PreparedStatement

  init(_ database: Database, _ coder: FactCoder) throws {
    self.database = database
    self.coder = coder
    link = try PreparedStatement(database, "SELECT id FROM entry_now WHERE undoes = ?")
  }

  /// - Parameters:
  ///   - condition: SQL over `e`, with a `?` for each of `values`.
  ///   - limit: how many at most, newest first.
  func entries(where condition: String, _ values: [Int64], limit: Int = .max) throws -> [JournalEntry] {
    var found: [JournalEntry] = []
    try each(where: condition, bind: { for value in values { $0.add(value) } }) { entry in
      found.append(entry)
      return found.count < limit
    }
    return found
  }

  /// Newest first, until `body` returns false.
  func each(
    where condition: String, bind: (inout Binder) -> Void, _ body: (JournalEntry) throws -> Bool
  ) throws {
    let statement = try PreparedStatement(
      database, "SELECT \(EntryRow.columns) FROM entry_now e WHERE \(condition) ORDER BY e.id DESC")
    statement.bind(bind)
    while try statement.step() { if try !body(entry(statement)) { return } }
  }

  func entry(_ id: Int64) throws -> JournalEntry? { try entries(where: "e.id = ?", [id], limit: 1).first }

  /// The end of the chain of undo, redo, undo … that began with `entry`, and how many links it has. An odd number means
  /// that what the entry did is not in force.
  func chain(from entry: Int64) throws -> (head: Int64, links: Int) {
    var head = entry
    var links = 0
    while let next = try undone(by: head) {
      head = next
      links += 1
    }
    return (head, links)
  }

  private func undone(by entry: Int64) throws -> Int64? {
    link.bind(entry)
    defer { link.reset() }
    return try link.step() ? link.integer(0) : nil
  }

  private func entry(_ row: PreparedStatement) throws -> JournalEntry {
    let row = try EntryRow(row, coder.keys)
    return JournalEntry(
      id: row.id, at: row.at, actor: try coder.users.login(row.actor), user: row.actor, kind: row.kind,
      about: row.about, people: row.people, detail: row.detail, undoes: row.undoes,
      isUndone: try chain(from: row.id).links % 2 == 1, today: row.today)
  }
}
