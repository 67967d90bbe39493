import Domain

/// Takes what is sealed of one person out of every row, in force or voided, and leaves the rows.
///
/// What was sealed goes by its hash from then on, so that the journal's chain holds. The look-up codes go with it. Days and steps
/// of enrolments stay on a key that is nobody's: counts, and no one they are about. Of the case side nothing stays but rows that
/// look like the others.
package struct Eraser {
  let database: Database
  let keys: Keyring

  /// - Returns: the rows it emptied, for the entry that accounts for it.
  package func erase(_ person: Int64) throws -> ErasedRows {
    var erased = ErasedRows()
    for form in database.definitions.tables where form.isSealed { erased.add(form.table, try erase(form, person)) }
    erased.add("entry", try eraseEntries(about: person))
    return erased
  }

  /// Everything on the case side, in force or voided: it says something about the person by being there.
  ///
  /// - Returns: the rows it emptied; none for who may not read that side.
  func eraseCases(of person: ParticipantKey) throws -> ErasedRows {
    var erased = ErasedRows()
    guard keys.holdsClinical else { return erased }
    erased.add(CaseRow.table, try eraseRows(of: person))
    erased.add("entry", try eraseEntries(onCaseSideAbout: person))
    return erased
  }

  /// Whether a person has been erased here.
  package static func isErased(_ person: Int64, _ database: Database) throws -> Bool {
    try database.hasRow("SELECT 1 FROM main.entry WHERE about = ? AND \(ofErasure(database)) LIMIT 1", person)
  }

  /// Whether something of the person that ``erase(_:)`` takes is there still. Asks for who they are only: it is erased with
  /// the rest, in one transaction.
  package static func isLeft(_ person: Int64, _ database: Database) throws -> Bool {
    guard let who = database.definitions.defining(KeyKind.person.rawValue), let left = who.notErased else {
      return false
    }
    return try ["voided IS NULL", "voided IS NOT NULL"].contains { half in
      try database.hasRow("SELECT 1 FROM main.\(who.table) WHERE person = ? AND \(half) AND \(left) LIMIT 1", person)
    }
  }

  // MARK: - Facts

  /// Sets every code to nothing and the seal in a column to what is given.
  private func update(_ form: FactForm, _ seal: String) -> String {
    let codes = form.columns.filter { $0.role == .code }.map { ", \($0.name) = NULL" }
    return "UPDATE main.\(form.table) SET \(seal) = ?\(codes.joined()) WHERE id = ?"
  }

  private func erase(_ form: FactForm, _ person: Int64) throws -> [Int64] {
    guard let whose = form.ofPerson(database.definitions) else { return [] }
    // Of a kind that leaves counts, those in force have been entered anew without what could tell who it is: see
    // ``Change/erase(_:on:)``.
    let condition = form.left != nil ? "(\(whose)) AND voided IS NOT NULL" : whose
    var erased: Set<Int64> = []
    for seal in form.columns.filter(\.isSeal).map(\.name) {
      let rows = "SELECT id, \(seal) FROM main.\(form.table) WHERE \(condition) AND \(seal) IS NOT NULL"
      erased.formUnion(try Eraser.empty(rows, person, by: update(form, seal), in: database))
    }
    return erased.sorted()
  }

  private func eraseRows(of person: ParticipantKey) throws -> [Int64] {
    let coder = try FactCoder(database, keys)
    let labels = try (0..<(try CaseRows(database, coder).nextTurn(of: person))).map {
      try coder.label(person, turn: $0)
    }
    return try empty(labels, "label", coder) { CaseRow.emptied(root: $1) }
  }

  /// Takes what single rows of the case side say out of them. Their labels stay, by which the others of their person are found.
  ///
  /// - Returns: the rows, for the entry that accounts for it; none for who may not read that side.
  package static func emptyCases(_ rows: [Int64], _ database: Database, _ keys: Keyring) throws -> ErasedRows {
    var emptied = ErasedRows()
    guard keys.holdsClinical else { return emptied }
    let eraser = Eraser(database: database, keys: keys)
    emptied.add(CaseRow.table, try eraser.empty(rows, "id", FactCoder(database, keys)) { row, _ in row.withoutContent })
    return emptied
  }

  /// - Parameters:
  ///   - values: what the rows have in `column`.
  ///   - left: what is left of a row with a root.
  private func empty(
    _ values: [any StoredValue], _ column: String, _ coder: FactCoder,
    leaving left: (CaseRow, Int64) -> CaseRow
  ) throws -> [Int64] {
    let rows = "SELECT \(CaseRow.selection("f")) FROM main.\(CaseRow.table) f WHERE f.\(column) = ?"
    let columns = CaseRow.form.columns
    let seal = Int32(columns.firstIndex(where: \.isSeal) ?? 0) + CaseRow.firstColumn
    let update = try PreparedStatement(
      database,
      "UPDATE main.\(CaseRow.table) SET \(columns.map { "\($0.name) = ?" }.joined(separator: ", ")) WHERE id = ?")
    var emptied: [(id: Int64, columns: [[UInt8]?])] = []
    for value in values {
      try database.each(rows, value) { row in
        let (id, root) = (row.integer(0), row.integer(2))
        let left = left(try CaseRow(row, from: CaseRow.firstColumn, coder), root)
        let sealed = try keys.emptyCase(
          row.bytes(seal), CaseRow.form.sealPlace, key: root, table: CaseRow.table, row: id
        ) { _ in left.unpadded }
        emptied.append((id, try left.codes(coder) + [sealed]))
      }
    }
    for row in emptied { try update.run(row.columns, of: row.id) }
    return emptied.map(\.id).sorted()
  }

  // MARK: - The journal

  /// Why somebody was to be erased stays: it is what accounts for it, and says nothing of them.
  private var accounting: String { database.definitions.words.accounting.map { "'\($0)'" }.joined(separator: ", ") }

  /// SQL over an entry: the person it is about was erased by it.
  static func ofErasure(_ database: Database) -> String {
    "kind IN (\(database.definitions.words.erasures.map { "'\($0)'" }.joined(separator: ", ")))"
  }

  /// The error that tells of the entry by which somebody was erased.
  package static func entry(of person: Int64, _ database: Database) throws -> LedgerError {
    let sql = "SELECT max(id) FROM main.entry WHERE about = ? AND \(ofErasure(database))"
    return try database.number(sql, person).map { .inTheWay(entry: $0) } ?? .notInRegister
  }

  private func eraseEntries(about person: Int64) throws -> [Int64] {
    let rows = """
      SELECT id, detail FROM main.entry
      WHERE about = ? AND detail IS NOT NULL AND kind NOT IN (\(accounting))
      """
    return try Eraser.empty(rows, person, by: Eraser.updateEntry, in: database)
  }

  private func eraseEntries(onCaseSideAbout person: ParticipantKey) throws -> [Int64] {
    let entries = try EntryLabels(database, keys).all(database.definitions.words.groups, about: person)
    let found = try entries.compactMap { entry in
      try database.first("SELECT detail FROM main.entry WHERE id = ?", entry) {
        Row(id: entry, erased: try EntrySecret.emptied($0, 0, entry: entry, keys))
      }
    }
    return try Eraser.replace(found, by: Eraser.updateEntry, in: database)
  }

  private static let updateEntry = "UPDATE main.entry SET detail = ? WHERE id = ?"

  // MARK: - Rows

  private struct Row {
    let id: Int64
    let erased: [UInt8]
  }

  /// - Parameter rows: SQL for `id` and the seal, with a `?` for `value`.
  /// - Returns: the ids of those that were not empty before.
  package static func empty(
    _ rows: String, _ value: Int64, by update: String, in database: Database
  ) throws -> [Int64] {
    let found = try database.rows(rows, value) { row in
      Keyring.isErased(row.bytes(1)) ? nil : Row(id: row.integer(0), erased: Keyring.erased(row.bytes(1)))
    }
    return try replace(found.compactMap(\.self), by: update, in: database)
  }

  private static func replace(_ rows: [Row], by update: String, in database: Database) throws -> [Int64] {
    let statement = try PreparedStatement(database, update)
    for row in rows { try statement.run([row.erased], of: row.id) }
    return rows.map(\.id)
  }
}
