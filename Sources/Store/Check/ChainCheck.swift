import GRDB

/// The journal's chain, made anew from the first entry to the last and held against the codes that stand there.
///
/// After a break each further entry is judged from the code that stands before it, so that the first finding is the first
/// entry that was tampered with and an honest entry behind it is not blamed.
struct ChainCheck {
  private let database: Database
  private let keys: Keyring
  private var previous: [UInt8] = []
  private var count: Int64 = 0

  init(_ database: Database, _ keys: Keyring) {
    self.database = database
    self.keys = keys
  }

  /// - Parameter step: the entry that follows the one given before.
  mutating func take(_ step: ChainWalk.Step, _ report: inout CheckReport) {
    let (digest, code) = (step.digest, step.code)
    count += 1
    // Ids are counted without a gap: a missing one is an entry that was taken out.
    if digest.id != count || digest.code(after: previous, keys) != code {
      report.add(CheckFinding(.chainBroken, table: "entry", row: digest.id, entry: digest.id))
      count = digest.id
    }
    previous = code
  }

  /// - Parameter rest: what the walk has not given; see ``ChainWalk/rest``.
  func finish(_ rest: [(form: FactForm, entry: Int64)], _ report: inout CheckReport) throws {
    if try !(JournalHead.read(database, keys)?.ends(after: count, previous) ?? false) {
      report.add(CheckFinding(.headDiffers, table: "entry", entry: count))
    }
    // Of entries that are not there.
    for (form, entry) in rest { report.add(CheckFinding(.chainBroken, table: form.table, entry: entry)) }
  }
}
