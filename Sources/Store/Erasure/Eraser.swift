import Domain
import GRDB

/// Takes what is sealed of one person out of every row, in force or voided, and leaves the rows.
///
/// What was sealed goes by its hash from then on, so that the journal's chain holds. The look-up codes go with it. Days and steps
/// of enrolments stay on a key that is nobody's: counts, and no one they are about. Of the case side nothing stays but rows.
struct Eraser {
  let database: Database
  let keys: Keyring

  /// - Returns: the rows it emptied, for the entry that accounts for it.
  func erase(_ person: Int64) throws -> ErasedRows {
    var erased = ErasedRows()
    func note(_ table: String, _ rows: [Int64]) { for row in rows { erased.add(table, row) } }
    for form in Facts.tables where form.isSealed { note(form.table, try erase(form, person)) }
    note(CaseRow.table, try eraseCase(of: person))
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

  /// Sets every code to nothing and the seal in a column to what is given.
  private func update(_ form: FactForm, _ seal: String) -> String {
    let codes = form.columns.filter { $0.role == .code }.map { ", \($0.name) = NULL" }
    return "UPDATE main.\(form.table) SET \(seal) = ?\(codes.joined()) WHERE id = ?"
  }

  private func erase(_ form: FactForm, _ person: Int64) throws -> [Int64] {
    guard let whose = form.ofPerson else { return [] }
    // Of a kind that leaves counts, those in force have been entered anew without what could tell who it is: see
    // ``ChangeSet/erase(_:on:)``.
    let condition = form.leavesCounts ? "(\(whose)) AND voided IS NOT NULL" : whose
    var erased: Set<Int64> = []
    for seal in form.columns.filter(\.isSeal).map(\.name) {
      let rows = try PreparedStatement(
        database, "SELECT id, \(seal) FROM main.\(form.table) WHERE \(condition) AND \(seal) IS NOT NULL")
      rows.bind(person)
      erased.formUnion(try replace(rows, by: update(form, seal)))
    }
    return erased.sorted()
  }

  /// Everything on the case side, in force or voided: it says something about the person by being there.
  private func eraseCase(of person: Int64) throws -> [Int64] {
    guard keys.holdsClinical else { return [] }
    let coder = try FactCoder(database, keys)
    let rows = try PreparedStatement(database, "SELECT id, sealed FROM main.\(CaseRow.table) WHERE label = ?")
    var (found, turn): ([Row], Int) = ([], 0)
    while true {
      let label = try coder.label(ParticipantKey(person), turn: turn)
      rows.bind { $0.add(code: label) }
      let before = found.count
      while try rows.step() { found.append(Row(id: rows.integer(0), erased: Keyring.erased(rows.bytes(1)))) }
      rows.reset()
      if found.count == before { break }
      turn += 1
    }
    return try replace(found, by: update(CaseRow.form, "sealed")).sorted()
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
