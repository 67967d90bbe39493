/// The journal's chain, made anew from the first entry to the last and held against the codes that stand there.
///
/// After a break each further entry is judged from the code that stands before it, so that the first finding is the first
/// entry that was tampered with and an honest entry behind it is not blamed.
package struct ChainCheck {
  /// Where the chain does not hold.
  package enum Break: Hashable, Sendable {
    /// This entry, a row it entered or voided, or an entry before it was changed or taken out.
    case entry(Int64)
    /// Rows of an entry that is not there.
    case rows(FactForm, entry: Int64)
    /// The journal does not end where it was last written to.
    case end(entry: Int64)
  }

  private let database: Database
  private let keys: Keyring
  private var previous: [UInt8] = []
  private var count: Int64 = 0

  package init(_ database: Database, _ keys: Keyring) {
    self.database = database
    self.keys = keys
  }

  /// - Parameter step: the entry that follows the one given before.
  /// - Returns: nil where the chain holds.
  package mutating func take(_ step: ChainWalk.Step) -> Break? {
    defer { previous = step.code }
    let (digest, code) = (step.digest, step.code)
    count += 1
    // Ids are counted without a gap: a missing one is an entry that was taken out.
    if digest.id != count || digest.code(after: previous, keys, database.definitions) != code {
      count = digest.id
      return .entry(digest.id)
    }
    return nil
  }

  /// - Parameter rest: what the walk has not given; see ``ChainWalk/rest``.
  package func finish(_ rest: [(form: FactForm, entry: Int64)]) throws -> [Break] {
    let isWhole = try JournalHead.read(database, keys)?.ends(after: count, previous) ?? false
    return (isWhole ? [] : [.end(entry: count)]) + rest.map { .rows($0.form, entry: $0.entry) }
  }
}
