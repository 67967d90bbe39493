import Domain
import Ledger

/// Who entered a fact, and when. Many facts come from the same few entries.
final class Stamps {
  private let coder: FactCoder
  private let users: UserNames
  private let statement: PreparedStatement
  private var known: [Int64: Stamp] = [:]

  init(_ database: Database, _ coder: FactCoder) throws {
    self.coder = coder
    users = UserNames(database, coder.keys)
    statement = try PreparedStatement(database, "SELECT \(EntryRow.columns) FROM main.entry e WHERE e.id = ?")
  }

  func recorded<Kept, Fact>(_ kept: KeptFact<Kept>, _ fact: Fact) throws -> Recorded<Fact> {
    Recorded(fact: fact, row: kept.row, entered: try stamp(of: kept.entry))
  }

  private func stamp(of entry: Int64) throws -> Stamp {
    if let stamp = known[entry] { return stamp }
    statement.bind(entry)
    defer { statement.reset() }
    guard try statement.step() else { throw StoreError.ledger(.damaged(.value(table: "entry", row: entry))) }
    let row = try EntryRow(statement, coder.keys)
    let found = Stamp(entry: entry, actor: try row.actor.map { try users.login($0) } ?? "", at: row.at)
    known[entry] = found
    return found
  }
}
