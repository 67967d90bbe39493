import Domain

/// Something derived from the facts and kept beside them, so that a list need not read them all; written with every change.
package struct Projection: Sendable {
  package let id: ProjectionSet
  /// One more whenever what is kept, or its form, is another than before: then it is worked out anew of every register.
  package let version: Int
  package let place: Place
  package let follows: [any StoredFact.Type]

  package init(id: ProjectionSet, version: Int, place: Place, follows: [any StoredFact.Type]) {
    self.id = id
    self.version = version
    self.place = place
    self.follows = follows
  }

  /// Tables that are worked out together.
  package struct Place: Hashable, Sendable {
    package let tables: [DerivedTable]
    /// Whose key it takes to work it out.
    package let reads: Side
    /// Seals all of it under other keys.
    package let reseal: Reseal

    package typealias Reseal = @Sendable (Database, SealExchange, _ tick: () throws -> Void) throws -> Void

    package init(_ tables: [DerivedTable], reads: Side, reseal: @escaping Reseal) {
      self.tables = tables
      self.reads = reads
      self.reseal = reseal
    }

    package static func == (left: Place, right: Place) -> Bool { left.tables == right.tables }
    package func hash(into hasher: inout Hasher) { hasher.combine(tables) }
  }
}

/// A table of what is derived.
package struct DerivedTable: Hashable, Sendable {
  package let name: String
  package let columns: [String]
  /// The migration it comes by: see ``FactForm/since``.
  let since: Int
  /// What stands in `CREATE TABLE` after the name.
  private let body: String

  package init(_ name: String, columns: [String], as body: String, since: Int = 1) {
    self.name = name
    self.columns = columns
    self.body = body
    self.since = since
  }

  /// The table, and what the present is read from: see ``NowViews``.
  var sql: String { "CREATE TABLE \(name) \(body);\nCREATE VIEW \(name)_now AS SELECT * FROM \(name);" }

  /// A connection's own, in place of the register's.
  var temporarySQL: String { "CREATE TEMP TABLE \(name)_now \(body)" }
}

/// Some projections. The bit is what the register knows one by, for good.
package struct ProjectionSet: OptionSet, Hashable, Sendable {
  package let rawValue: Int64

  package init(rawValue: Int64) { self.rawValue = rawValue }

  package static let all = ProjectionSet(rawValue: .max)
}

extension Definitions {
  /// The tables of what is derived as SQL, of those that came by one migration.
  func derivedTables(since migration: Int) -> String {
    places.flatMap(\.tables).filter { $0.since == migration }.map(\.sql).joined(separator: "\n")
  }

  package func projections(in place: Projection.Place) -> ProjectionSet {
    projections.filter { $0.place == place }.reduce([]) { $0.union($1.id) }
  }
}
