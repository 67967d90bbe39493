import Ledger

/// Pages of a projection that each lie under a code over their number.
struct SealedPages {
  let table: String
  let side: Side
  let place: SealPlace
  /// The number that a page says itself; nil of one that says none.
  let number: ([UInt8]) -> Int64?
  /// What a page of a number lies under.
  let code: (Int64, Keyring) throws(LedgerError) -> Int64

  /// All of them under other keys, and so in another order.
  func reseal(_ database: Database, _ exchange: SealExchange, tick: () throws -> Void) throws {
    let rows = try PreparedStatement(database, "SELECT page, sealed FROM main.\(table)")
    var anew: [(page: Int64, sealed: [UInt8])] = []
    while try rows.step() {
      let opened = try exchange.old.open(rows.bytes(1), side, place, key: rows.integer(0), table: table, row: 0)
      guard let opened, let number = number(opened) else { throw LedgerError.damaged(.seal(table: table, row: 0)) }
      let page = try code(number, exchange.new)
      anew.append((page, try exchange.new.seal(opened, side, place, key: page)))
      try tick()
    }
    try PreparedStatement(database, "DELETE FROM main.\(table)").run()
    let put = try PreparedStatement(database, "INSERT INTO main.\(table) (page, sealed) VALUES (?, ?)")
    for row in anew {
      put.bind {
        $0.add(row.page)
        $0.add(seal: row.sealed)
      }
      try put.run()
    }
  }
}
