import Domain
import Ledger

/// Enquiries that are not the desk's any more: whose name and telephone lie on the counsellors' side only from then on.
enum OldEnquiries {
  private static let seal = "sealed"

  /// Under which their rows stand in ``ErasedRows``.
  static let place = ErasedRows.place(EnquiryFact.form, seal)

  /// Empties the desk's copy to its hash, of every row from before `day`.
  static func empty(before day: Day, _ database: Database) throws -> ErasedRows {
    let table = EnquiryFact.form.table
    let rows = try PreparedStatement(database, "SELECT id, \(seal) FROM main.\(table) WHERE day < ?")
    rows.bind(Int64(day.number))
    var found: [(id: Int64, left: [UInt8])] = []
    while try rows.step() {
      let sealed = rows.bytes(1)
      if !Keyring.isErased(sealed) { found.append((rows.integer(0), Keyring.erased(sealed))) }
    }
    let update = try PreparedStatement(database, "UPDATE main.\(table) SET \(seal) = ? WHERE id = ?")
    for row in found {
      update.bind {
        $0.add(seal: row.left)
        $0.add(row.id)
      }
      try update.run()
    }
    var emptied = ErasedRows()
    emptied.add(place, found.map(\.id))
    return emptied
  }
}

extension IntakeRoom {
  /// Takes out of the desk's side who made enquiries that the desk does not see any more (domain rule ``Enquiry/deskDays``). Done
  /// by whoever comes first that day and can read the other copy.
  public func emptyOldEnquiries() throws(StoreError) {
    guard !session.todayIsGiven, session.register.keys.holdsClinical, session.register.options.changes else { return }
    let day = session.today - Enquiry.deskDays + 1
    do throws(StoreError) {
      _ = try session.register.write(by: session, kind: .enquiriesEmptied) { change throws(StoreError) in
        do { change.erased = try OldEnquiries.empty(before: day, change.database) } catch { throw StoreError(error) }
        if change.erased.isEmpty { throw .ledger(.unchanged) }
      }
    } catch {
      if error == .ledger(.unchanged) || error == .ledger(.busy) { return }
      throw error
    }
  }
}
