import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// Rows of facts that are changed, copied, added or taken away behind the program's back are found, and the first entry
/// that is no longer as it was written is named.
@Suite struct FactTamperingTests {
  private let trial: TamperTrial

  init() throws { trial = try TamperTrial() }

  @Test func nothingIsFoundInARegisterNobodyTouched() throws {
    try trial.expectNothing(after: "SELECT 1")
    for form in Facts.definitions.tables {
      #expect(try trial.numbers("SELECT count(*) FROM \(form.table) WHERE voided IS NULL")[0] > 0, "\(form.table)")
      #expect(try trial.numbers("SELECT count(*) FROM \(form.table) WHERE voided IS NOT NULL")[0] > 0, "\(form.table)")
    }
  }

  @Test(arguments: Facts.definitions.tables)
  func anyColumnOfAnyKindOfFact(form: FactForm) throws {
    let name = form.table
    let columns = try trial.rows("PRAGMA table_info(\(name))").map { ($0["name"] as String, $0["type"] as String) }
    #expect(Set(columns.map(\.0)) == Set(form.columnNames + ["id", "entered", "voided", "root"]))
    let codes = Set(form.columns.filter { $0.role == .code }.map(\.name))
    // The oldest row, which is often voided, and the newest.
    for row in try trial.rows(
      "SELECT id, entered, voided FROM \(name) WHERE id IN ((SELECT min(id) FROM \(name)), (SELECT max(id) FROM \(name)))"
    ) {
      let (id, entered, voided) = (row["id"] as Int64, row["entered"] as Int64, row["voided"] as Int64?)
      for (column, type) in columns {
        let sql = "UPDATE \(name) SET \(column) = \(TamperTrial.other(column, type)) WHERE id = \(id)"
        if codes.contains(column) {
          try trial.expectFound(CheckFinding(.codeDiffers, table: name, row: id, entry: entered), after: sql)
        } else if form == CaseRow.form, column == "sealed" {
          // The chain covers the code before the seal, which is held against what follows.
          try trial.expectFound(CheckFinding(.sealBroken, table: name, row: id, entry: entered), after: sql)
        } else if column == "voided" {
          try trial.expectBroken(at: voided ?? 1_000_003, after: sql)
        } else {
          try trial.expectBroken(at: entered, after: sql)
        }
      }
    }
  }

  @Test(arguments: Facts.definitions.tables)
  func voidingAndUnvoidingByHand(form: FactForm) throws {
    let name = form.table
    // What keeps two facts of one kind from being in force goes first.
    let dropped = try trial.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = '\(name)'"
    ).map { "DROP INDEX \($0[0] as String);" }.joined()
    for row in try trial.rows("SELECT id, voided FROM \(name) WHERE voided IS NOT NULL") {
      try trial.expectBroken(
        at: row["voided"], after: dropped + "UPDATE \(name) SET voided = NULL WHERE id = \(row["id"] as Int64)")
    }
    let last = try trial.numbers("SELECT max(id) FROM entry")[0]
    for row in try trial.rows("SELECT id, entered FROM \(name) WHERE voided IS NULL AND entered < \(last)").prefix(3) {
      let (id, entered) = (row["id"] as Int64, row["entered"] as Int64)
      try trial.expectBroken(at: entered + 1, after: "UPDATE \(name) SET voided = \(entered + 1) WHERE id = \(id)")
      try trial.expectBroken(at: last, after: "UPDATE \(name) SET voided = \(last) WHERE id = \(id)")
    }
  }

  @Test(arguments: Facts.definitions.tables)
  func rowsTakenAwayAndAdded(form: FactForm) throws {
    let name = form.table
    for row in try trial.rows(
      "SELECT id, entered FROM \(name) WHERE id IN ((SELECT min(id) FROM \(name)), (SELECT max(id) FROM \(name)))")
    {
      try trial.expectBroken(at: row["entered"], after: "DELETE FROM \(name) WHERE id = \(row["id"] as Int64)")
    }
    let columns = form.columnNames.joined(separator: ", ")
    for entry in try trial.numbers("SELECT id FROM entry WHERE id IN (1, 7, (SELECT max(id) FROM entry))") {
      // Voided at once, so that no other of its kind is in force.
      let voided = entry == 1 ? 2 : entry
      try trial.expectBroken(
        at: entry,
        after: """
          INSERT INTO \(name) (id, entered, voided, root, \(columns))
          SELECT 1000, \(entry), \(voided), 1000, \(columns) FROM \(name) WHERE id = 1
          """)
    }
  }

  @Test(arguments: Facts.definitions.tables.filter(\.isSealed))
  func aSealOfAnotherRow(form: FactForm) throws {
    let name = form.table
    for seal in form.columns.filter(\.isSeal).map(\.name) {
      let rows = try trial.rows("SELECT id, entered FROM \(name) WHERE \(seal) IS NOT NULL")
      for target in rows {
        // Those around it are the same person's older and newer rows, and other people's.
        for source in rows where source["id"] as Int64 != target["id"] as Int64 {
          let (from, to) = (source["id"] as Int64, target["id"] as Int64)
          guard abs(from - to) < 5 else { continue }
          try trial.expectBroken(
            at: target["entered"],
            after: "UPDATE \(name) SET \(seal) = (SELECT \(seal) FROM \(name) WHERE id = \(from)) WHERE id = \(to)")
        }
      }
    }
  }

  /// What erasing leaves is known to everybody, so that it must not be enough to have left it.
  @Test(arguments: Facts.definitions.tables.filter(\.isSealed))
  func somethingErasedByHand(form: FactForm) throws {
    let name = form.table
    let codes = form.columns.filter { $0.role == .code }.map(\.name)
    for seal in form.columns.filter(\.isSeal).map(\.name) {
      for row in try trial.rows("SELECT id, entered, \(seal) FROM \(name) WHERE \(seal) IS NOT NULL") {
        let sealed = row[seal] as Data
        let left = sealed.withUnsafeBytes { Keyring.erased($0) }.map { String(format: "%02x", $0) }.joined()
        // The codes go too, where the table lets them.
        let cleared = name == "clerk" ? [] : codes.map { "\($0) = NULL" }
        let id = row["id"] as Int64
        try trial.expectFound(
          CheckFinding(.sealBroken, table: name, row: id, entry: row["entered"]),
          after: "UPDATE \(name) SET \((cleared + ["\(seal) = x'\(left)'"]).joined(separator: ", ")) WHERE id = \(id)")
      }
    }
  }
}

extension TamperTrial {
  /// Another value for a column, of the column's own type.
  static func other(_ column: String, _ type: String) -> String {
    switch type {
    case "INTEGER": "coalesce(\(column), 0) + 1000003"
    case "TEXT": "coalesce(\(column), '') || 'x'"
    default:
      """
      CAST(coalesce(substr(\(column), 1, length(\(column)) - 1), x'')
        || CASE substr(\(column), -1) WHEN x'5A' THEN x'5B' ELSE x'5A' END AS BLOB)
      """
    }
  }
}
