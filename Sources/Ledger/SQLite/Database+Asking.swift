// What is asked or done once, where a statement of its own would say no more.

extension Database {
  /// The whole number that stands first in the first row; nil where there is no row, or nothing there.
  package func number(_ sql: String, _ values: (any StoredValue)?...) throws -> Int64? {
    try asked(sql, values).firstNumber()
  }

  /// The number to give after the last one in a column; 1 where none has been given.
  ///
  /// - Throws: ``LedgerError/damaged(_:)`` after one that nobody gives: they are counted from 1, or drawn up to 2^62.
  package func following(_ column: String, in table: String) throws -> Int64 {
    let last = try number("SELECT max(\(column)) FROM main.\(table)") ?? 0
    guard last <= 1 << 62 else { throw LedgerError.damaged(.value(table: table, row: last)) }
    return last + 1
  }

  /// Whether there is such a row.
  package func hasRow(_ sql: String, _ values: (any StoredValue)?...) throws -> Bool { try asked(sql, values).step() }

  /// What is made of each row, in order.
  package func rows<Value>(
    _ sql: String, _ values: (any StoredValue)?..., read: (PreparedStatement) throws -> Value
  ) throws -> [Value] {
    try rows(sql, values: values, read: read)
  }

  package func rows<Value>(
    _ sql: String, values: [(any StoredValue)?], read: (PreparedStatement) throws -> Value
  ) throws -> [Value] {
    let statement = try asked(sql, values)
    var found: [Value] = []
    while try statement.step() { found.append(try read(statement)) }
    return found
  }

  /// The same of the first row; nil where there is none.
  package func first<Value>(
    _ sql: String, _ values: (any StoredValue)?..., read: (PreparedStatement) throws -> Value
  ) throws -> Value? {
    let statement = try asked(sql, values)
    return try statement.step() ? try read(statement) : nil
  }

  package func each(_ sql: String, _ values: (any StoredValue)?..., body: (PreparedStatement) throws -> Void) throws {
    let statement = try asked(sql, values)
    while try statement.step() { try body(statement) }
  }

  /// Runs a statement that gives no rows.
  package func run(_ sql: String, _ values: (any StoredValue)?...) throws { try asked(sql, values).run() }

  private func asked(_ sql: String, _ values: [(any StoredValue)?]) throws -> PreparedStatement {
    let statement = try PreparedStatement(self, sql)
    statement.bind(values: values)
    return statement
  }
}

// What is asked or done many times.

extension PreparedStatement {
  /// The whole number that stands first in the first row; nil where there is no row, or nothing there.
  package func number(_ values: (any StoredValue)?...) throws -> Int64? {
    bind(values: values)
    defer { reset() }
    return try firstNumber()
  }

  package func hasRow(_ values: (any StoredValue)?...) throws -> Bool {
    bind(values: values)
    defer { reset() }
    return try step()
  }

  /// Runs a statement that gives a row other seals and codes.
  package func run(_ columns: [[UInt8]?], of row: Int64) throws {
    bind(values: columns as [(any StoredValue)?] + [row])
    try run()
  }

  fileprivate func firstNumber() throws -> Int64? { try step() ? optionalInteger(0) : nil }
}
