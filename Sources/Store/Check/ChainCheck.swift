import GRDB

/// The journal's chain, made anew from the first entry to the last and held against the codes that stand there.
///
/// After a break each further entry is judged from the code that stands before it, so that the first finding is the first
/// entry that was tampered with and an honest entry behind it is not blamed.
struct ChainCheck {
  private let database: Database
  private let keys: Keyring

  init(_ database: Database, _ keys: Keyring) {
    self.database = database
    self.keys = keys
  }

  /// - Parameter tick: called for every row that is gone through; what it throws ends the check.
  func run(_ report: inout CheckReport, tick: () throws -> Void = {}) throws {
    var walk = try ChainWalk(database)
    var previous: [UInt8] = []
    var count: Int64 = 0
    while let (digest, code) = try walk.next(tick) {
      count += 1
      // Ids are counted without a gap: a missing one is an entry that was taken out.
      if digest.id != count || digest.code(after: previous, keys) != code {
        report.add(CheckFinding(.chainBroken, table: "entry", row: digest.id, entry: digest.id))
        count = digest.id
      }
      previous = code
    }
    if try !(JournalHead.read(database, keys)?.ends(after: count, previous) ?? false) {
      report.add(CheckFinding(.headDiffers, table: "entry", entry: count))
    }
    // Of entries that are not there.
    for (form, entry) in walk.rest { report.add(CheckFinding(.chainBroken, table: form.table, entry: entry)) }
  }
}
