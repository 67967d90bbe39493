/// Of which version the projections in the register are, and how far one that is worked out anew has come.
package struct ProjectionTable {
  package let database: Database

  package init(database: Database) {
    self.database = database
  }

  package struct Row {
    package var version: Int
    /// The first page that is not worked out yet; nil when all is.
    package var next: Int64?
  }

  package func rows() throws -> [ProjectionSet: Row] {
    let rows = try PreparedStatement(database, "SELECT id, version, next FROM main.projection")
    var found: [ProjectionSet: Row] = [:]
    while try rows.step() {
      found[ProjectionSet(rawValue: rows.integer(0))] = Row(
        version: Int(rows.integer(1)), next: rows.optionalInteger(2))
    }
    return found
  }

  /// - Throws: ``LedgerError/newerSchema(found:known:)`` when a newer program has worked something out: what it writes there this one
  ///   cannot read, and what this one writes would be wrong.
  package func requireKnown() throws {
    for (id, row) in try rows() {
      let known = database.definitions.projections.first { $0.id == id }?.version ?? 0
      if row.version > known { throw LedgerError.newerSchema(found: Schema.version, known: Schema.version) }
    }
  }

  /// The places that are not as this program has them, with the first page to work out of each.
  package func waiting() throws -> [Projection.Place: Int64] {
    let rows = try rows()
    var waiting: [Projection.Place: Int64] = [:]
    for projection in database.definitions.projections {
      let row = rows[projection.id]
      if row?.version == projection.version, row?.next == nil { continue }
      waiting[projection.place] = min(waiting[projection.place] ?? .max, row?.next ?? 0)
    }
    return waiting
  }

  /// - Throws: ``LedgerError/rebuilding`` while one of them is worked out anew.
  package func require(_ places: Projection.Place...) throws {
    let waiting = try waiting()
    if places.contains(where: { waiting[$0] != nil }) { throw LedgerError.rebuilding }
  }

  package func isOutOfDate(_ place: Projection.Place) throws -> Bool {
    let rows = try rows()
    return database.definitions.projections.contains { $0.place == place && rows[$0.id]?.version != $0.version }
  }

  /// - Parameter next: the first page to work out; nil when all is done.
  package func set(_ place: Projection.Place, next: Int64?) throws {
    let put = try PreparedStatement(
      database, "INSERT OR REPLACE INTO main.projection (id, version, next) VALUES (?, ?, ?)")
    for projection in database.definitions.projections where projection.place == place {
      put.bind(projection.id.rawValue, Int64(projection.version), next)
      try put.run()
    }
  }
}
