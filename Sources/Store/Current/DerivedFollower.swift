import Domain
import Ledger

/// Brings along what is derived from the facts that a change enters and voids, inside it.
struct DerivedFollower: ChangeFollower {
  private let database: Database
  private let coder: FactCoder
  /// What mappings come to besides.
  private var mapping = MappingTally()

  init(_ database: Database, _ coder: FactCoder) {
    self.database = database
    self.coder = coder
  }

  mutating func entered(_ fact: some StoredFact) {
    if let record = fact as? MappingRecord { mapping.add(record, times: 1) }
  }

  mutating func touched(_ row: RowID, times: Int) throws {
    guard row.form == MappingRecord.form else { return }
    if let record = try MappingRecord.any(row.id, coder) { mapping.add(record, times: times) }
  }

  /// - Throws: a conflict when something of somebody who has been erased would change.
  mutating func finish(_ change: Change, _ word: EntryWord) throws {
    let erased = try CurrentWriter.register(database, change.coder).update(change.touched)
    if let erased, word.nature != .erasure, !change.reachesErased {
      throw try Eraser.entry(of: erased, database)
    }
    try mapping.apply(database, coder.keys, to: "main.\(MappingTally.table)")
  }
}
