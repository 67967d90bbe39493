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
    return try session.reading { database, _ in
      let statement = try PreparedStatement(
        database, "SELECT round, count(*) FROM mapping_record_now GROUP BY round ORDER BY round DESC")
      var rounds: [MappingRound] = []
      while try statement.step() {
        rounds.append(MappingRound(round: Int(statement.integer(0)), records: Int(statement.integer(1))))
      }
      return rounds
    }
  }

  /// This user's units with records in a round, in the order of ``CatalogueRoom/units()``.
  public func units(round: Int) throws(StoreError) -> [UnitKey] {
    try session.require(.seeMapping)
    let units = try session.catalogue.units().map(\.fact.key).filter { session.counts($0) }
    return try session.reading { database, _ in
      // One look at the index for each, rather than at every record.
      let statement = try PreparedStatement(
        database, "SELECT EXISTS (SELECT 1 FROM mapping_record_now WHERE round = ? AND unit = ?)")
      return try units.filter { unit in
        statement.bind(Int64(round), unit.value)
        defer { statement.reset() }
        return try statement.step() && statement.integer(0) == 1
      }
    }
  }

  /// What a round says; nil when it has no records.
  public func summary(
    round: Int, unit: UnitKey? = nil, rule: SeverityRule
  ) throws(StoreError) -> MappingSummary? {
    try session.require(.seeMapping)
    try requireOwn(unit)
    let counts = try session.reading { try MappingTally.counts($0, $1.keys, round: round, unit: unit) }
    return counts.n == 0 ? nil : MappingSummary(round: round, rule: rule, counts: counts)
  }

  /// A round by age group and gender, small cells hidden; nil when it has no records.
  public func crossTable(round: Int, unit: UnitKey? = nil) throws(StoreError) -> MappingCrossTable? {
    try session.require(.seeMapping)
    try requireOwn(unit)
    let counts = try session.reading { try MappingTally.counts($0, $1.keys, round: round, unit: unit) }
    return counts.n == 0 ? nil : MappingCrossTable(counts: counts.byAgeAndGender)
  }

  /// A round as a whole is statistics of a district; one unit of it is its own people's.
  private func requireOwn(_ unit: UnitKey?) throws(StoreError) {
    if !session.counts(unit) { throw .notAllowed(.outOfScopeForGood) }
  }
}

extension Session { public var mapping: MappingRoom { MappingRoom(session: self) } }
