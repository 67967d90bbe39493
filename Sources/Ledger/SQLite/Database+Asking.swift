// What is asked or done once, where a statement of its own would say no more.

extension Database {
  /// The whole number that stands first in the first row; nil where there is no row, or nothing there.
  package func number(_ sql: String, _ values: Int64?...) throws -> Int64? {
    try asked(sql, values).firstNumber()
  }

  /// Whether there is such a row.
  package func hasRow(_ sql: String, _ values: Int64?...) throws -> Bool { try asked(sql, values).step() }

  /// What is made of each row, in order.
  package func rows<Value>(
    _ sql: String, _ values: Int64?..., read: (PreparedStatement) throws -> Value
  ) throws -> [Value] {
    let statement = try asked(sql, values)
    var found: [Value] = []
    while try statement.step() { found.append(try read(statement)) }
    return found
  }

  /// The same of the first row; nil where there is none.
  package func first<Value>(
    _ sql: String, _ values: Int64?..., read: (PreparedStatement) throws -> Value
  ) throws -> Value? {
    let statement = try asked(sql, values)
    return try statement.step() ? try read(statement) : nil
  }

  package func each(_ sql: String, _ values: Int64?..., body: (PreparedStatement) throws -> Void) throws {
    let statement = try asked(sql, values)
    while try statement.step() { try body(statement) }
  }

  /// Runs a statement that gives no rows.
  package func run(_ sql: String, _ values: Int64?...) throws { try asked(sql, values).run() }

  package func run(_ sql: String, binding: (inout Binder) -> Void) throws {
    try PreparedStatement(self, sql).run(binding)
  }

  private func asked(_ sql: String, _ values: [Int64?]) throws -> PreparedStatement {
    let statement = try PreparedStatement(self, sql)
    statement.bind { for value in values { $0.add(value) } }
    return statement
  }
}

// What is asked or done many times.

extension PreparedStatement {
  /// The whole number that stands first in the first row; nil where there is no row, or nothing there.
  package func number(_ values: Int64?...) throws -> Int64? {
    bind { for value in values { $0.add(value) } }
    defer { reset() }
    return try firstNumber()
  }

  package func hasRow(_ values: Int64?...) throws -> Bool {
    bind { for value in values { $0.add(value) } }
    defer { reset() }
    return try step()
  }

  package func run(_ binding: (inout Binder) -> Void) throws {
    bind(binding)
    try run()
  }

  fileprivate func firstNumber() throws -> Int64? { try step() ? optionalInteger(0) : nil }
}
