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
    let rows = "SELECT id, \(seal) FROM main.\(table) WHERE day < ?"
    let update = "UPDATE main.\(table) SET \(seal) = ? WHERE id = ?"
    var emptied = ErasedRows()
    emptied.add(place, try Eraser.empty(rows, Int64(day.number), by: update, in: database))
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
      try session.write(.enquiriesEmptied) { change throws(StoreError) in
        let emptied = try storing { [database = change.database] in try OldEnquiries.empty(before: day, database) }
        if emptied.isEmpty { throw .ledger(.unchanged) }
        change.ledger.erased = emptied
      }
    } catch {
      if error == .ledger(.unchanged) || error == .ledger(.busy) { return }
      throw error
    }
  }
}
