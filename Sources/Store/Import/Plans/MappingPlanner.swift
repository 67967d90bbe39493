import Domain
import Ledger

/// Plans an import of a mapping: a file is the whole of each (round, unit) in it.
struct MappingPlanner: ImportPlanner {
  struct RoundUnit: Hashable, Sendable {
    var round: Int
    var unit: UnitKey?
  }

  private struct Incoming {
    var first: RowPlace
    var records: [MappingRecord]
  }

  private let existing: [RoundUnit: [KnownRecord]]
  private let mode: ImportOptions.MappingMode
  private let names: RegisterNames
  private let today: Day
  private var incoming: [RoundUnit: Incoming] = [:]
  private(set) var voided: [KnownRecord] = []
  private(set) var entered: [MappingRecord] = []
  private(set) var counts = ImportCounts()

  init(
    existing: [RoundUnit: [KnownRecord]], mode: ImportOptions.MappingMode, names: RegisterNames, today: Day
  ) {
    self.existing = existing
    self.mode = mode
    self.names = names
    self.today = today
  }

  mutating func take(_ reader: inout RowReader) {
    guard let record = MappingRecord(&reader, names, today: today), reader.problems.isEmpty else { return }
    let set = RoundUnit(round: record.round, unit: record.unit)
    incoming[set, default: Incoming(first: RowPlace(reader.record), records: [])].records.append(record)
  }

  mutating func finish() -> [LateProblem] {
    var problems: [LateProblem] = []
    for (set, rows) in incoming.sorted(by: { $0.value.first.row < $1.value.first.row }) {
      // In an order of their own: the order of the file could tell who was mapped when.
      let records = rows.records.sorted { $0.orderKey < $1.orderKey }
      let known = existing[set] ?? []
      if known.map(\.record.orderKey).sorted() == records.map(\.orderKey) {
        counts.unchanged += records.count
        continue
      }
      if !known.isEmpty {
        switch mode {
        case .refuse:
          let unit = set.unit.flatMap { names.name(of: $0) }
          problems.append(
            LateProblem(
              place: rows.first, column: .round,
              reason: .mappingExists(
                round: set.round, unit: unit, existing: known.count, incoming: records.count)))
          continue
        case .replace:
          voided += known
          counts.replaced += known.count
        case .add: break
        }
      }
      counts.added += records.count
      entered += records
    }
    return problems
  }
}

extension MappingPlanner {
  var size: Int { entered.count }

  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for record in voided { try change.void(RowID(form: MappingRecord.form, id: record.row)) }
    for record in entered {
      try step()
      try change.enter(record)
    }
  }
}

extension MappingRecord {
  /// Everything the record says but round and unit, in one number: equal records have equal keys, and an export and an
  /// import are in the order of it.
  var orderKey: UInt64 {
    func place<Word: CaseIterable & Equatable>(_ word: Word?) -> UInt64 {
      guard let word, let index = Array(Word.allCases).firstIndex(of: word) else { return 0 }
      return UInt64(index) + 1
    }
    func place(_ answer: Bool?) -> UInt64 { answer.map { $0 ? 2 : 1 } ?? 0 }
    var key = place(ageGroup)
    key = key << 4 | place(gender)
    key = key << 4 | place(group)
    for answer in [hasChildren, livesWithChildren, carePlan, team] { key = key << 2 | place(answer) }
    return key << 16 | UInt64(lights.packed)
  }
}
