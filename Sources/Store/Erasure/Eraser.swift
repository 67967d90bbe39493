import Domain
import GRDB

/// Takes what is sealed of one person out of every row, in force or voided, and leaves the rows.
///
/// What was sealed goes by its SHA-256 from then on, so that the journal's chain holds. The look-up codes go with it. Lights
/// and background stay on a case that is nobody's, days and steps of enrolments on a key that is nobody's: counts, and no one
/// they are about.
struct Eraser {
  let database: Database
  let keys: Keyring

  /// - Returns: the rows it emptied, for the entry that accounts for it.
  func erase(_ person: Int64) throws -> ErasedRows {
    var erased = ErasedRows()
    func note(_ table: String, _ rows: [Int64]) { for row in rows { erased.add(table, row) } }
    for target in Eraser.tables { note(target.table.rawValue, try erase(target, person)) }
    note("entry", try eraseEntries(about: person))
    note("entry", try eraseClinicalEntries(about: person))
    return erased
  }

  /// Whether a person has been erased here.
  static func isErased(_ person: Int64, _ database: Database) throws -> Bool {
    let entries = try PreparedStatement(
      database, "SELECT 1 FROM main.entry WHERE about = ? AND kind IN (?, ?) LIMIT 1")
    entries.bind {
      $0.add(person)
      $0.add(EntryKind.erased.rawValue)
      $0.add(EntryKind.erasedAgain.rawValue)
    }
    return try entries.step()
  }

  /// Whether something of the person that ``erase(_:)`` takes is there still. Asks for who they are only: it is erased with
  /// the rest, in one transaction.
  static func isLeft(_ person: Int64, _ database: Database) throws -> Bool {
    for half in ["voided IS NULL", "voided IS NOT NULL"] {
      let rows = try PreparedStatement(
        database, "SELECT 1 FROM main.identity WHERE person = ? AND \(half) AND number_code IS NOT NULL LIMIT 1")
      rows.bind(person)
      if try rows.step() { return true }
    }
    return false
  }

  // MARK: - Facts

  private static let tables: [Target] =
    [
      Target(table: .identity, whose: "person = ?"), Target(table: .caseLink, whose: "person = ?"),
      // Those in force have been entered anew without what could tell who it is: see ``ChangeSet/erase(_:)``.
      Target(table: .enrolment, whose: "person = ? AND voided IS NOT NULL"),
    ]
    + [FactTable.stepPeriod, .passForward].map {
      Target(table: $0, whose: "enrolment IN (SELECT key FROM main.enrolment_key WHERE person = ?)")
    }
    + [FactTable.enquiry, .appointment, .note, .task].map { Target(table: $0, whose: "person = ?") }

  /// Some rows of a table.
  private struct Target {
    let table: FactTable
    let whose: String

    var seals: [String] { table.columns.filter(\.isSeal).map(\.name) }

    /// Sets every code to nothing and the seal in a column to what is given.
    func update(_ seal: String) -> String {
      let codes = table.columns.compactMap { column in
        if case .code(let name) = column { ", \(name) = NULL" } else { nil }
      }
      return "UPDATE main.\(table.rawValue) SET \(seal) = ?\(codes.joined()) WHERE id = ?"
    }
  }

  private func erase(_ target: Target, _ person: Int64) throws -> [Int64] {
    var erased: Set<Int64> = []
    for seal in target.seals {
      let rows = try PreparedStatement(
        database,
        "SELECT id, \(seal) FROM main.\(target.table.rawValue) WHERE \(target.whose) AND \(seal) IS NOT NULL")
      rows.bind(person)
      erased.formUnion(try replace(rows, by: target.update(seal)))
    }
    return erased.sorted()
  }

  // MARK: - The journal

  /// Why somebody was to be erased stays: it is what accounts for it, and says nothing of them.
  private static let accounting = [EntryKind.erasureAsked, .erasureWithdrawn, .erased, .erasedAgain]
    .map { "'\($0.rawValue)'" }.joined(separator: ", ")

  private func eraseEntries(about person: Int64) throws -> [Int64] {
    let rows = try PreparedStatement(
      database,
      """
      SELECT id, detail FROM main.entry
      WHERE about = ? AND detail IS NOT NULL AND kind NOT IN (\(Eraser.accounting))
      """)
    rows.bind(person)
    return try replace(rows, by: Eraser.updateEntry)
  }

  /// Whom an entry of the clinical side is about is sealed with the rest of it.
  private func eraseClinicalEntries(about person: Int64) throws -> [Int64] {
    guard keys.holdsClinical else { return [] }
    let rows = try PreparedStatement(
      database, "SELECT \(EntryRow.columns) FROM main.entry e WHERE e.kind = '\(EntryKind.clinical.rawValue)'")
    var found: [Row] = []
    while try rows.step() {
      guard try EntryRow(rows, keys).about?.value == person else { continue }
      found.append(Row(id: rows.integer(0), erased: Keyring.erased(rows.bytes(6))))
    }
    return try replace(found, by: Eraser.updateEntry)
  }

  private static let updateEntry = "UPDATE main.entry SET detail = ? WHERE id = ?"

  // MARK: - Rows

  private struct Row {
    let id: Int64
    let erased: [UInt8]
  }

  /// - Parameter rows: `id` and the seal.
  /// - Returns: the ids of those that were not empty before.
  private func replace(_ rows: PreparedStatement, by update: String) throws -> [Int64] {
    var found: [Row] = []
    while try rows.step() {
      let sealed = rows.bytes(1)
      if !Keyring.isErased(sealed) { found.append(Row(id: rows.integer(0), erased: Keyring.erased(sealed))) }
    }
    return try replace(found, by: update)
  }

  private func replace(_ rows: [Row], by update: String) throws -> [Int64] {
    let statement = try PreparedStatement(database, update)
    for row in rows {
      statement.bind {
        $0.add(seal: row.erased)
        $0.add(row.id)
      }
      try statement.run()
    }
    return rows.map(\.id)
  }
}
