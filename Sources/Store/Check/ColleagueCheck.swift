import Ledger

/// The names facts go by for the people of the house: each opens where it stands, and is found by its own code.
struct ColleagueCheck {
  let database: Database
  let keys: Keyring

  func run(_ report: inout CheckReport) throws {
    let rows = try PreparedStatement(database, "SELECT key, code, sealed FROM main.colleague ORDER BY key")
    while try rows.step(), !report.isFull {
      let key = rows.integer(0)
      do throws(LedgerError) {
        let name = try keys.open(rows.bytes(2), .identity, Colleagues.place, key: key, table: "colleague", row: key)
        guard let name else { continue }
        let code = try Colleagues.code(name, keys)
        if !rows.bytes(1).elementsEqual(code) { report.add(CheckFinding(.codeDiffers, table: "colleague", row: key)) }
      } catch {
        guard case .damaged(.seal) = error else { throw error }
        report.add(CheckFinding(.sealBroken, table: "colleague", row: key))
      }
    }
  }
}
