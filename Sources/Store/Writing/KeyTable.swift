import GRDB

/// Gives out the stable keys of one kind.
struct KeyTable {
  private let insert: PreparedStatement
  private var next: Int64

  /// - Parameter column: what the table keeps beside the key, if anything.
  init(_ database: Database, _ table: String, column: String? = nil) throws {
    let columns = ["key"] + (column.map { [$0] } ?? [])
    insert = try PreparedStatement(
      database,
      """
      INSERT INTO main.\(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }
        .joined(separator: ", ")))
      """)
    let last = try PreparedStatement(database, "SELECT max(key) FROM main.\(table)")
    next = try last.step() ? last.integer(0) + 1 : 1
  }

  mutating func give(_ beside: Int64? = nil) throws -> Int64 {
    let key = next
    next += 1
    if let beside { insert.bind(key, beside) } else { insert.bind(key) }
    try insert.run()
    return key
  }
}
