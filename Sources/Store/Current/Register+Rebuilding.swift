import Domain
import Foundation
import Ledger

/// How far what is derived has been worked out anew, in pages.
public struct RebuildProgress: Hashable, Sendable {
  public var done: Int64
  public var total: Int64
}

/// What is derived, brought to the form this program has it in: page by page, each in a transaction of its own, so that people work
/// on meanwhile, several may do it side by side, and whoever is cut off has lost nothing.
extension Register {
  private static let pagesAtOnce: Int64 = 32
  /// Between two transactions, so that whoever waits for the lock gets it.
  private static let pause = 0.005

  /// Empties what is of another version. From then on older programs stop, and nobody reads what is not there yet.
  func beginRebuilding() throws(StoreError) {
    let isNeeded = try readingWithAnyKeys { database in
      let table = ProjectionTable(database: database)
      return try database.definitions.places.contains { try table.isOutOfDate($0) }
    }
    guard isNeeded else { return }
    try changing(waits: true) { database in
      let table = ProjectionTable(database: database)
      let isPeople = try table.isOutOfDate(.people)
      for place in database.definitions.places {
        // A page of the case side is written beside a page of people, and is not to be trusted without it.
        guard try table.isOutOfDate(place) || place == .cases && isPeople else { continue }
        for table in place.tables {
          try PreparedStatement(database, "DELETE FROM main.\(table.name)").run()
        }
        try table.set(place, next: 0)
      }
    }
  }

  /// Works out what waits for it, as far as the user's keys reach. Does nothing where all is as it should be.
  ///
  /// - Parameter progress: told after each step; true stops, and the next to come goes on from there.
  /// - Throws: ``LedgerError/cancelled``.
  public func rebuild(progress: (RebuildProgress) -> Bool = { _ in false }) throws(StoreError) {
    guard options.writes else { return }
    while let step = try readingWithAnyKeys({ try nextStep($0) }) {
      if progress(step.progress) || gate.isClosing { throw .ledger(.cancelled) }
      try changing(waits: true) { database in
        let coder = try FactCoder(database, try transaction(database).keys)
        // Somebody else may have come first.
        if let step = try nextStep(database) { try take(step, database, coder) }
      }
      Thread.sleep(forTimeInterval: Register.pause)
    }
  }

  private struct Step {
    /// Those that are as far as each other.
    var places: [Projection.Place]
    var first: Int64
    var progress: RebuildProgress
  }

  private func nextStep(_ database: Database) throws -> Step? {
    let waiting = try ProjectionTable(database: database).waiting().filter { keys.holds($0.key.reads) }
    guard let first = waiting.values.min() else { return nil }
    let last = try PreparedStatement(database, "SELECT max(key) FROM main.person")
    let total = try last.step() ? DigestPage.number(of: last.integer(0)) + 1 : 1
    return Step(
      places: waiting.filter { $0.value == first }.map(\.key), first: first,
      progress: RebuildProgress(done: min(first, total), total: total))
  }

  private func take(_ step: Step, _ database: Database, _ coder: FactCoder) throws {
    let table = ProjectionTable(database: database)
    if step.places.contains(.mapping) {
      try PreparedStatement(database, "DELETE FROM main.\(MappingTally.table)").run()
      try MappingTally.recounted(database, coder) {}.apply(database, coder.keys, to: "main.\(MappingTally.table)")
      try table.set(.mapping, next: nil)
    }
    let places = step.places.filter { $0 != .mapping }
    if places.isEmpty { return }
    let end = step.first + Register.pagesAtOnce
    let rows = try PreparedStatement(
      database, "SELECT person FROM identity_now WHERE person >= ? AND person < ? ORDER BY person")
    rows.bind(DigestPage.firstPerson(of: step.first), DigestPage.firstPerson(of: end))
    var people: [Int64] = []
    while try rows.step() { people.append(rows.integer(0)) }
    try CurrentWriter.register(database, coder).update(
      TouchedPeople(all: people, places.reduce([]) { $0.union(database.definitions.projections(in: $1)) }))
    for place in places { try table.set(place, next: end < step.progress.total ? end : nil) }
  }

  /// What is derived as this connection reads it, in tables of its own: as of an entry, and where nothing may be written.
  func fillDerived() throws(StoreError) {
    try storing {
      try reader.inDatabase { database in
        try database.inTransaction(.deferred) {
          var people: [Int64] = []
          let statement = try PreparedStatement(database, "SELECT person FROM identity_now ORDER BY person")
          while try statement.step() { people.append(statement.integer(0)) }
          let coder = try FactCoder(database, keys)
          try CurrentWriter.temporary(database, coder).update(TouchedPeople(all: people))
          if keys.holdsClinical {
            try MappingTally.recounted(database, coder) {}.apply(
              database, keys, to: "temp.\(MappingTally.table)_now")
          }
        }
      }
    }
  }
}
