import Domain
import GRDB

/// Reads the journal: entries, and which of them have been taken back.
struct JournalReader {
  private let database: Database
  private let link: PreparedStatement

  init(_ database: Database) throws {
    self.database = database
    link = try PreparedStatement(database, "SELECT id FROM entry_now WHERE undoes = ?")
  }

  private static let columns = "e.id, e.at, e.actor, e.kind, e.about, e.people, e.detail, e.undoes, e.today"

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
      database, "SELECT \(JournalReader.columns) FROM entry_now e WHERE \(condition) ORDER BY e.id DESC")
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
    let id = row.integer(0)
    guard let kind = EntryKind(rawValue: row.text(3)) else {
      throw StoreError.damaged(.value(table: "entry", row: id))
    }
    return JournalEntry(
      id: id, at: row.integer(1), actor: row.text(2), kind: kind,
      about: row.optionalInteger(4).map { ParticipantKey($0) }, people: Int(row.integer(5)),
      detail: row.optionalText(6).flatMap { EntryDetail(json: $0) }, undoes: row.optionalInteger(7),
      isUndone: try chain(from: id).links % 2 == 1, today: row.optionalDay(8))
  }
}
