import Domain
import Ledger

/// A round of the anonymous mapping, with how many records it has.
public struct MappingRound: Hashable, Sendable {
  /// The year.
  public var round: Int
  public var records: Int
}

/// The anonymous mapping. Nothing here meets a participant.
extension Session {
  /// Newest first.
  public func mappingRounds() throws(StoreError) -> [MappingRound] {
    try require(.seeMapping)
    return try reading { database, _ in
      let statement = try PreparedStatement(
        database, "SELECT round, count(*) FROM mapping_record_now GROUP BY round ORDER BY round DESC")
      var rounds: [MappingRound] = []
      while try statement.step() {
        rounds.append(MappingRound(round: Int(statement.integer(0)), records: Int(statement.integer(1))))
      }
      return rounds
    }
  }

  /// This user's units with records in a round, in the order of ``units()``.
  public func mappingUnits(round: Int) throws(StoreError) -> [UnitKey] {
    try require(.seeMapping)
    let units = try units().map(\.fact.key).filter { counts($0) }
    return try reading { database, _ in
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
  public func mappingSummary(
    round: Int, unit: UnitKey? = nil, rule: SeverityRule
  ) throws(StoreError) -> MappingSummary? {
    try require(.seeMapping)
    try requireOwn(unit)
    let counts = try reading { try MappingTally.counts($0, $1.keys, round: round, unit: unit) }
    return counts.n == 0 ? nil : MappingSummary(round: round, rule: rule, counts: counts)
  }

  /// A round by age group and gender, small cells hidden; nil when it has no records.
  public func mappingCrossTable(round: Int, unit: UnitKey? = nil) throws(StoreError) -> MappingCrossTable? {
    try require(.seeMapping)
    try requireOwn(unit)
    let counts = try reading { try MappingTally.counts($0, $1.keys, round: round, unit: unit) }
    return counts.n == 0 ? nil : MappingCrossTable(counts: counts.byAgeAndGender)
  }

  /// A round as a whole is statistics of a district; one unit of it is its own people's.
  private func requireOwn(_ unit: UnitKey?) throws(StoreError) {
    if !counts(unit) { throw .notAllowed(.outOfScopeForGood) }
  }
}
