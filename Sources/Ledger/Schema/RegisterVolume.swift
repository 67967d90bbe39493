/// How many rows there are to go through, as far as ids tell: nobody counts them for a bar.
package struct RegisterVolume {
  package private(set) var entries = 0
  package private(set) var rows = 0
  package private(set) var people = 0

  /// Nothing of what cannot be read: whoever goes through it is told why.
  package init(_ database: Database) {
    func last(_ table: String, _ id: String = "id") -> Int {
      RegisterVolume.number(database, "SELECT max(\(id)) FROM main.\(table)")
    }
    entries = last("entry")
    people = last("person", "key")
    rows = database.definitions.tables.reduce(0) { $0 + last($1.table) }
  }

  /// Pages of what is derived are few, and have no ids to go by.
  static func derived(_ database: Database) -> Int {
    database.definitions.places.flatMap(\.tables).reduce(0) {
      $0 + number(database, "SELECT count(*) FROM main.\($1.name)")
    }
  }

  private static func number(_ database: Database, _ sql: String) -> Int {
    // What somebody has put there by hand must not overflow.
    Int(min(max((try? database.number(sql)) ?? 0, 0), most))
  }

  private static let most: Int64 = 1_000_000_000
}
