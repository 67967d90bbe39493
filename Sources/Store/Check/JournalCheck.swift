import GRDB

/// The journal in its order, and every fact in its place in it.
struct JournalCheck {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func run(_ report: inout CheckReport) throws {
    let entries = try PreparedStatement(database, "SELECT id, at, kind, undoes FROM main.entry ORDER BY id")
    var last = Int64.min
    while try entries.step() {
      let id = entries.integer(0)
      let at = entries.integer(1)
      if at < last { report.add(CheckFinding(.timeBackwards, table: "entry", row: id, entry: id)) }
      last = max(last, at)
      let kind = entries.text(2)
      if EntryKind(rawValue: kind) == nil {
        report.add(CheckFinding(.unknownKind(kind), table: "entry", row: id, entry: id))
      }
      if let undoes = entries.optionalInteger(3), undoes >= id {
        report.add(CheckFinding(.undoesLater, table: "entry", row: id, entry: id))
      }
    }
    for form in Facts.tables { try check(form.table, &report) }
  }

  private func check(_ table: String, _ report: inout CheckReport) throws {
    let rows = try PreparedStatement(
      database, "SELECT id, entered, voided FROM main.\(table) ORDER BY id")
    var last: Int64 = 0
    while try rows.step() {
      let (id, entered) = (rows.integer(0), rows.integer(1))
      if entered < last {
        report.add(CheckFinding(.outOfOrder, table: table, row: id, entry: entered))
      }
      last = max(last, entered)
      if let voided = rows.optionalInteger(2), voided <= entered {
        report.add(CheckFinding(.voidedBeforeEntered, table: table, row: id, entry: entered))
      }
    }
  }
}
