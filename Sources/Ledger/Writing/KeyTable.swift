/// Gives out the stable keys of one kind.
package struct KeyTable {
  private let insert: PreparedStatement
  private var next: Int64

  package init(_ database: Database, _ kind: KeyKind) throws {
    // An enrolment is one person's for good, which stands beside its key.
    let columns = kind == .enrolment ? ["key", "person"] : ["key"]
    let (names, places) = (columns.joined(separator: ", "), columns.map { _ in "?" }.joined(separator: ", "))
    insert = try PreparedStatement(database, "INSERT INTO main.\(kind.table) (\(names)) VALUES (\(places))")
    next = try database.following("key", in: kind.table)
  }

  package mutating func give(_ beside: Int64? = nil) throws -> Int64 {
    let key = next
    next += 1
    if let beside { insert.bind(key, beside) } else { insert.bind(key) }
    try insert.run()
    return key
  }
}
