import Domain
import Ledger

/// An entry's columns, with what of them is sealed opened: the one place that reads them.
struct EntryRow {
  var id: Int64
  var at: Int64
  /// Nil where it is sealed and the key is not held.
  var actor: UserKey?
  var kind: EntryKind
  var about: ParticipantKey?
  var people: Int
  var detail: EntryDetail?
  var undoes: Int64?
  var today: Day?

  /// With `e` for the table.
  static let columns = "e.id, e.at, e.actor, e.kind, e.about, e.people, e.detail, e.undoes, e.today"

  /// Nil where there is no such entry.
  static func of(_ id: Int64, _ database: Database, _ keys: Keyring) throws -> EntryRow? {
    try database.first("SELECT \(columns) FROM main.entry e WHERE e.id = ?", id) { try EntryRow($0, keys) }
  }

  init(_ row: PreparedStatement, _ keys: Keyring) throws(StoreError) {
    let entry = row.integer(0)
    let unknown = StoreError.ledger(.damaged(.value(table: "entry", row: entry)))
    guard let kind = EntryKind(rawValue: row.text(3)) else { throw unknown }
    let secret = try storing { try EntrySecret.open(row, 6, kind: kind.rawValue, entry: entry, keys) }
    id = entry
    at = row.integer(1)
    actor = secret.hidden?.actor ?? row.optionalInteger(2).map { UserKey($0) }
    guard let known = secret.hidden.map({ EntryKind(rawValue: $0.kind) }) ?? kind else { throw unknown }
    self.kind = known
    about = secret.hidden?.about ?? row.optionalInteger(4).map { ParticipantKey($0) }
    people = secret.hidden?.people ?? Int(row.integer(5))
    detail = secret.detail.flatMap { EntryDetail(json: $0) }
    undoes = row.optionalInteger(7)
    today = row.optionalDay(8)
  }
}
