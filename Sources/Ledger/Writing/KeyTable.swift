/// Gives out the stable keys of one kind.
package struct KeyTable {
  private let insert: PreparedStatement
  private var next: Int64
  package init(_ database: Database, _ kind: KeyKind) throws {
    // An enrolment is one person's for good, which stands beside its key.
    let columns = kind == .enrolment ? ["key", "person"] : ["key"]
    insert = try PreparedStatement(
      database,
      """
      INSERT INTO main.\(kind.table) (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }
        .joined(separator: ", ")))
      """)
    let last = try PreparedStatement(database, "SELECT max(key) FROM main.\(kind.table)")
    next = try last.step() ? last.following(0, in: kind.table) : 1
  }

  package mutating func give(_ beside: Int64? = nil) throws -> Int64 {
    let key = next
    next += 1
    if let beside { insert.bind(key, beside) } else { insert.bind(key) }
    try insert.run()
    return key
  }
}
