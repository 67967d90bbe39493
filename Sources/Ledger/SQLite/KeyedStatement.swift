/// A question about many keys at once: to ask for a hundred one by one takes three times as long.
package struct KeyedStatement {
  private let statement: PreparedStatement

  /// Keys that are asked for together.
  private static let most = 64

  /// - Parameters:
  ///   - sql: up to the condition, or to the one before.
  ///   - column: that is to be one of the keys.
  package init(_ database: Database, _ sql: String, _ column: String) throws {
    let places = Array(repeating: "?", count: KeyedStatement.most).joined(separator: ", ")
    statement = try PreparedStatement(database, "\(sql) \(column) IN (\(places))")
  }

  /// Gives every row, in no order.
  package func each(of keys: [Int64], _ body: (PreparedStatement) throws -> Void) throws {
    var rest = keys[...]
    while !rest.isEmpty {
      let some = rest.prefix(KeyedStatement.most)
      rest = rest.dropFirst(some.count)
      statement.bind { binder in
        for key in some { binder.add(key) }
        // Nothing is equal to none.
        for _ in some.count..<KeyedStatement.most { binder.add(Int64?.none) }
      }
      defer { statement.reset() }
      while try statement.step() { try body(statement) }
    }
  }
}
