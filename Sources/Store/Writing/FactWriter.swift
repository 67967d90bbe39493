import GRDB

/// The prepared statements that enter and void the rows of one table, and the id the next row gets.
///
/// Ids are given here and not by SQLite: a row must know its own id to be its own root, and rows entered later always
/// have greater ids.
final class FactWriter {
  let table: FactTable
  /// What the journal's chain covers of all this.
  private(set) var digest = TableDigest()
  private let insert: PreparedStatement
  private let copy: PreparedStatement
  private let read: PreparedStatement
  private let void: PreparedStatement
  private var next: Int64
  private let database: Database

  init(_ database: Database, _ table: FactTable) throws {
    self.table = table
    self.database = database
    let name = "main.\(table.rawValue)"
    let columns = table.columnNames.joined(separator: ", ")
    let parameters = table.columns.map { _ in "?" }.joined(separator: ", ")
    insert = try PreparedStatement(
      database, "INSERT INTO \(name) (id, entered, root, \(columns)) VALUES (?, ?, ?, \(parameters))")
    copy = try PreparedStatement(
      database,
      "INSERT INTO \(name) (id, entered, root, \(columns)) SELECT ?, ?, root, \(columns) FROM \(name) WHERE id = ?")
    read = try PreparedStatement(database, "\(CanonicalBytes.selection(of: table)) WHERE id = ?")
    void = try PreparedStatement(database, "UPDATE \(name) SET voided = ? WHERE id = ? AND voided IS NULL")
    let last = try PreparedStatement(database, "SELECT max(id) FROM \(name)")
    next = try last.step() ? last.integer(0) + 1 : 1
  }

  func enter(_ fact: some StoredFact, entry: Int64, _ coder: FactCoder) throws -> RowID {
    let id = next
    let row = try insert.bindRecording { binder throws(StoreError) in
      binder.add(id)
      binder.add(entry)
      binder.add(id)
      try fact.bind(&binder, coder)
    }
    try insert.run()
    next += 1
    digest.enter(row)
    return RowID(table: table, id: id)
  }

  /// Enters the row `original` again; the copy keeps its root.
  func copy(_ original: Int64, entry: Int64) throws -> RowID {
    let id = next
    copy.bind(id, entry, original)
    try copy.run()
    next += 1
    try read(back: id, of: original)
    return RowID(table: table, id: id)
  }

  /// Enters the row `original` once more with other values in some of its plain columns; what is sealed goes along unread.
  ///
  /// - Parameter values: by column; numbers and words only.
  func enter(_ original: Int64, with values: [(column: String, value: ColumnValue)], entry: Int64) throws -> RowID {
    let id = next
    let name = "main.\(table.rawValue)"
    let columns = table.columnNames.map { column in
      values.firstIndex { $0.column == column }.map { "?\($0 + 4)" } ?? column
    }
    let changed = try PreparedStatement(
      database,
      """
      INSERT INTO \(name) (id, entered, root, \(table.columnNames.joined(separator: ", ")))
      SELECT ?1, ?2, ?1, \(columns.joined(separator: ", ")) FROM \(name) WHERE id = ?3
      """)
    changed.bind {
      $0.add(id)
      $0.add(entry)
      $0.add(original)
      for value in values.map(\.value) {
        switch value {
        case .number(let number): $0.add(number)
        case .word(let word): $0.add(word)
        }
      }
    }
    try changed.run()
    next += 1
    try read(back: id, of: original)
    return RowID(table: table, id: id)
  }

  enum ColumnValue {
    case number(Int64)
    case word(String)
  }

  private func read(back id: Int64, of original: Int64) throws {
    read.bind(id)
    defer { read.reset() }
    guard try read.step() else { throw StoreError.damaged(.value(table: table.rawValue, row: original)) }
    digest.enter(CanonicalBytes(read, of: table))
  }

  /// False when the row was voided already, or is not there.
  func void(_ id: Int64, entry: Int64) throws -> Bool {
    void.bind(entry, id)
    try void.run()
    guard void.changedRows == 1 else { return false }
    digest.void(id)
    return true
  }
}
