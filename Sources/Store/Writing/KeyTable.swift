import GRDB

/// Gives out the stable keys of one kind.
struct KeyTable {
  private let insert: PreparedStatement
  private var next: Int64
  private let drawn: Bool

  /// - Parameters:
  ///   - column: what the table keeps beside the key, if anything.
  ///   - drawn: keys are drawn at random instead of counted, so that they tell nothing of when they were given.
  init(_ database: Database, _ table: String, column: String? = nil, drawn: Bool = false) throws {
    self.drawn = drawn
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
    // Of 2^62 keys two are never the same by chance; if they were, the insert would say so.
    let key = drawn ? Int64.random(in: 1...(1 << 62)) : next
    next += 1
    if let beside { insert.bind(key, beside) } else { insert.bind(key) }
    try insert.run()
    return key
  }
}
