import Domain
import Ledger

/// A round of the anonymous mapping, with how many records it has.
public struct MappingRound: Hashable, Sendable {
  /// The year.
  public var round: Int
  public var records: Int
}

/// The anonymous mapping. Nothing here meets a participant.
public struct MappingRoom: Sendable {
  let session: Session

  /// Newest first.
  public func rounds() throws(StoreError) -> [MappingRound] {
    try session.require(.seeMapping)
    let sql = "SELECT round, count(*) FROM mapping_record_now GROUP BY round ORDER BY round DESC"
    return try session.reading {
      try $0.database.rows(sql) { MappingRound(round: Int($0.integer(0)), records: Int($0.integer(1))) }
    }
  }

  /// This user's units with records in a round, in the order of ``CatalogueRoom/units()``.
  public func units(round: Int) throws(StoreError) -> [UnitKey] {
    try session.require(.seeMapping)
    let units = try session.catalogue.units().map(\.fact.key).filter { session.counts($0) }
    return try session.reading { coder in
      // One look at the index for each, rather than at every record.
      let statement = try PreparedStatement(
        coder.database, "SELECT 1 FROM mapping_record_now WHERE round = ? AND unit = ? LIMIT 1")
      return try units.filter { try statement.hasRow(Int64(round), $0.value) }
    }
  }

  /// What a round says; nil when it has no records.
  public func summary(round: Int, unit: UnitKey? = nil, rule: SeverityRule) throws(StoreError) -> MappingSummary? {
    try counts(round, unit).map { MappingSummary(round: round, rule: rule, counts: $0) }
  }

  /// A round by age, gender and group, small numbers hidden; nil when it has no records, or so few that there are the bars only.
  public func groupTable(round: Int, unit: UnitKey? = nil) throws(StoreError) -> MappingGroupTable? {
    try counts(round, unit).flatMap { $0.n < MappingSummary.fewestToShare ? nil : MappingGroupTable($0) }
  }

  /// Every round that is large enough to be told of, the oldest first: of one unit, or of all together.
  public func summaries(unit: UnitKey? = nil, rule: SeverityRule) throws(StoreError) -> [MappingSummary] {
    try session.require(.seeMapping)
    var found: [MappingSummary] = []
    for year in try rounds().map(\.round).sorted() {
      if let summary = try summary(round: year, unit: unit, rule: rule), !summary.isSmall { found.append(summary) }
    }
    return found
  }

  /// A round as a whole is statistics of a district; one unit of it is its own people's.
  private func counts(_ round: Int, _ unit: UnitKey?) throws(StoreError) -> MappingCounts? {
    try session.require(.seeMapping)
    if !session.counts(unit) { throw .notAllowed(.outOfScopeForGood) }
    let counts = try session.reading { try MappingTally.counts($0.database, $0.keys, round: round, unit: unit) }
    return counts.n == 0 ? nil : counts
  }
}

extension Session { public var mapping: MappingRoom { MappingRoom(session: self) } }
