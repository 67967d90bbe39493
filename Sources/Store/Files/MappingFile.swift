import Domain
import Ledger

/// A mapping, anonymous and without a key: a file is the whole of each (round, unit) in it.
struct MappingFile: FileKind {
  struct Row: FileRow {
    var record = MappingRecord(round: 0, lights: Lights())

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.round, Row.rounds, &record.round)
      c.value(.unit, UnitCodec(), &record.unit)
      c.value(.ageGroup, Vocabularies.ageGroup, &record.ageGroup)
      c.value(.gender, Vocabularies.gender, &record.gender)
      c.value(.group, Vocabularies.mappingGroup, &record.group)
      c.value(.hasChildren, Vocabularies.yesNo, &record.hasChildren)
      c.value(.livesWithChildren, Vocabularies.yesNo, &record.livesWithChildren)
      c.value(.carePlan, Vocabularies.yesNo, &record.carePlan)
      c.value(.team, Vocabularies.yesNo, &record.team)
      c.lights(&record.lights)
    }

    /// The years BrukerPlan has been used in, with some room before.
    private static let rounds = YearCodec { 2000...max(2000, $0.year) }
  }

  private struct RoundUnit: Hashable {
    var round: Int
    var unit: UnitKey?

    init(_ record: MappingRecord) { (round, unit) = (record.round, record.unit) }
  }

  typealias Write = MappingRecord

  static let data = DataKind.mapping
  static let entry = EntryKind.importedMapping
  static let checkedAgainst = [UnitFact.form, MappingRecord.form, OwnRoundFact.form]

  private let existing: [RoundUnit: [Known<MappingRecord>]]
  /// The register's own rounds: nothing is read into them.
  private let own: [OwnRound]
  private var incoming: [RoundUnit: (first: RowPlace, records: [MappingRecord])] = [:]

  init(_ snapshot: ImportSnapshot) throws {
    existing = try snapshot.grouped(by: RoundUnit.init)
    let rounds: [OwnRoundKey: Known<OwnRoundFact>] = try snapshot.facts { $0.key }
    own = rounds.values.map(\.fact.round)
  }

  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    guard reader.problems.isEmpty else { return }
    incoming[RoundUnit(row.record), default: (first: RowPlace(reader.record), records: [])].records.append(row.record)
  }

  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem] {
    var problems: [LateProblem] = []
    for (set, rows) in incoming.sorted(by: { $0.value.first.row < $1.value.first.row }) {
      // In an order of their own: the order of the file could tell who was mapped when.
      let records = rows.records.sorted { $0.orderKey < $1.orderKey }
      let known = existing[set] ?? []
      if known.map(\.fact.orderKey).sorted() == records.map(\.orderKey) {
        plan.counts.unchanged += records.count
        continue
      }
      let isHere = own.contains { round in
        round.year == set.round && (round.unit == nil || set.unit == nil || round.unit == set.unit)
      }
      if isHere {
        problems.append(LateProblem(place: rows.first, column: .round, reason: .mappedHere(round: set.round)))
        continue
      }
      switch ground.options.mapping {
      case .refuse where !known.isEmpty:
        let reason = ImportProblem.Reason.mappingExists(
          round: set.round, unit: set.unit.flatMap { ground.names.name(of: $0) }, existing: known.count,
          incoming: records.count)
        problems.append(LateProblem(place: rows.first, column: .round, reason: reason))
        continue
      case .replace:
        for record in known { plan.void(record.id) }
        plan.counts.replaced += known.count
      case .refuse, .add: break
      }
      for record in records { plan.add(record, isNew: true) }
    }
    return problems
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let sets = existing.filter { reach.includes(mappedIn: $0.key.unit) }.map { set, records in
      (set.round, set.unit.flatMap { ground.names.name(of: $0) } ?? "", records.map(\.fact))
    }
    for (_, _, records) in sets.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
      for record in records.sorted(by: { $0.orderKey < $1.orderKey }) { try body(Row(record: record)) }
    }
  }
}

extension ImportColumn {
  public static let round = ImportColumn("år", "round")
  public static let ageGroup = ImportColumn("aldersgruppe", "age_group")
  public static let hasChildren = ImportColumn("har_barn", "has_children")
  public static let livesWithChildren = ImportColumn("bor_med_barn", "lives_with_children")
  public static let carePlan = ImportColumn("plan", "care_plan")
  public static let team = ImportColumn("ansvarsgruppe", "team")
}
