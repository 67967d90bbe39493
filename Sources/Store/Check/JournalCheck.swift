import Ledger

/// The journal from its first entry to its last: entries in their order, each opening where it stands, and the chain over
/// them and over every row they entered or voided.
struct JournalCheck {
  private let database: Database
  private let keys: Keyring
  private let count: CheckCount
  /// What an erasure emptied stands in its own entry, which comes after those it emptied.
  private var emptied: Set<Int64> = []
  private var erased = ErasedRows()

  init(_ database: Database, _ keys: Keyring, _ count: CheckCount) {
    self.database = database
    self.keys = keys
    self.count = count
  }

  func run(_ report: inout CheckReport) throws {
    report = try ChainWalk.run(database) { walk in
      var (check, chain, report) = (self, ChainCheck(database, keys), report)
      while let step = try walk.next(count.tick) {
        check.look(at: walk.entry, &report)
        chain.take(step).map { report.add(CheckFinding($0)) }
      }
      for found in try chain.finish(walk.rest) { report.add(CheckFinding(found)) }
      try check.finish(&report)
      return report
    }
  }

  private mutating func look(at entry: PreparedStatement, _ report: inout CheckReport) {
    let (id, kind) = (entry.integer(0), entry.text(3))
    func found(_ problem: CheckFinding.Problem) {
      report.add(CheckFinding(problem, table: "entry", row: id, entry: id))
    }
    if let undoes = entry.optionalInteger(7), undoes >= id { found(.undoesLater) }
    guard let known = EntryKind(rawValue: kind) else { return found(.unknownKind(kind)) }
    do throws(LedgerError) {
      let secret = try EntrySecret.open(entry, 6, kind: known.rawValue, entry: id, keys)
      erased.formUnion(secret.erased)
      if known == .clinical {
        guard keys.holdsClinical else { return }
        guard let hidden = secret.hidden else { return found(.sealBroken) }
        if try !keys.isAsEntered(entry.bytes(6)) { emptied.insert(id) }
        if try !entry.bytes(10).elementsEqual(hidden.label(keys)) { found(.codeDiffers) }
      } else {
        if !entry.isNull(6), Keyring.isErased(entry.bytes(6)) { emptied.insert(id) }
        if !entry.isNull(10) { found(.codeDiffers) }
      }
    } catch { if case .damaged(.seal) = error { found(.sealBroken) } }
  }

  /// One that is empty and that no erasure names, and one that is named and has been put back.
  private func finish(_ report: inout CheckReport) throws {
    let erased = erased.rows(of: "entry")
    let putBack = try erased.subtracting(emptied).filter { try !isEmptiedAnew($0) }
    for id in emptied.subtracting(erased).union(putBack).sorted() {
      report.addOnce(CheckFinding(.sealBroken, table: "entry", row: id, entry: id))
    }
  }

  /// An exchange of keys makes the seals of emptied entries anew, so that they look as entered.
  private func isEmptiedAnew(_ id: Int64) throws -> Bool {
    try database.first("SELECT kind, detail FROM main.entry WHERE id = ?", id) { entry in
      guard entry.text(0) == EntryKind.clinical.rawValue else { return false }
      // One that does not open has been told of.
      return (try? EntrySecret.open(entry, 1, kind: EntryWord.hidden, entry: id, keys))?.detail == nil
    } ?? false
  }
}

extension CheckFinding {
  fileprivate init(_ found: ChainCheck.Break) {
    switch found {
    case .entry(let entry): self.init(.chainBroken, table: "entry", row: entry, entry: entry)
    case .rows(let form, let entry): self.init(.chainBroken, table: form.table, entry: entry)
    case .end(let entry): self.init(.headDiffers, table: "entry", entry: entry)
    }
  }
}
