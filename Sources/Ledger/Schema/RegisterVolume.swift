/// How many rows there are to go through, as far as ids tell: nobody counts them for a bar.
package struct RegisterVolume {
  package private(set) var entries = 0
  package private(set) var rows = 0
  package private(set) var people = 0
  /// Of what is derived.
  private(set) var derived = 0

  /// Nothing of a register that cannot be read.
  package init(_ database: Database) {
    func last(_ table: String, _ id: String = "id") -> Int {
      guard let statement = try? PreparedStatement(database, "SELECT max(\(id)) FROM main.\(table)"),
        (try? statement.step()) ?? false
      else { return 0 }
      // What somebody has put there by hand must not overflow.
      return Int(min(max(statement.integer(0), 0), RegisterVolume.most))
    }
    entries = last("entry")
    people = last("person", "key")
    rows = database.definitions.tables.reduce(0) { $0 + last($1.table) }
    for table in database.definitions.places.flatMap(\.tables) {
      let count = try? PreparedStatement(database, "SELECT count(*) FROM main.\(table.name)")
      if let count, (try? count.step()) ?? false { derived += Int(count.integer(0)) }
    }
  }

  private static let most: Int64 = 1_000_000_000
}
