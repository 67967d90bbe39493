import Domain
import Ledger

/// One import from the checked file to the journal entry.
struct ImportRun {
  let session: Session
  let file: ImportFile
  let name: String?
  let options: ImportOptions
  let progress: (ImportProgress) -> Void
  let isCancelled: () -> Bool

  /// How often a file is checked anew when others keep writing: several desks may import at the same time.
  private static let attempts = 6

  func run<Kind: FileKind>(_ kind: Kind.Type) throws(ImportFailure) -> ImportResult {
    for _ in 1..<ImportRun.attempts {
      do throws(ImportFailure) {
        return try attempt(kind)
      } catch {
        guard case .store(.conflict) = error else { throw error }
        // Somebody was faster. What they wrote may be the very thing, or nothing to do with this file: look again.
      }
    }
    return try attempt(kind)
  }

  private func attempt<Kind: FileKind>(_ kind: Kind.Type) throws(ImportFailure) -> ImportResult {
    let (head, ground, known) = try storing { () throws(StoreError) in
      try session.reading { coder in
        let snapshot = try ImportSnapshot(coder)
        let ground = FileGround(today: session.today, names: try snapshot.names(), options: options)
        return (snapshot.head, ground, try Kind(snapshot))
      }
    }
    var (kind, plan) = (known, FilePlan<Kind>())
    var pass = try ImportPass(self, &kind, &plan, ground)
    var late = pass.late
    // What is passed over is so from the start: other rows may have been judged by it.
    while options.skipBadRows, !pass.late.isEmpty {
      (kind, plan) = (known, FilePlan<Kind>())
      pass = try ImportPass(self, &kind, &plan, ground, leavingOut: late)
      late += pass.late
    }
    let counts = plan.counts
    var result = ImportResult(
      rows: pass.rows, added: counts.added, changed: counts.changed, unchanged: counts.unchanged,
      replaced: counts.replaced, skipped: pass.skipped)
    if !options.dryRun && !counts.isNothing { result.entry = try write(plan, since: head) }
    return result
  }

  private func write<Kind: FileKind>(_ plan: FilePlan<Kind>, since head: Int64) throws(ImportFailure) -> Int64 {
    let counts = plan.counts
    let detail = EntryDetail(file: name, added: counts.added, changed: counts.changed, removed: counts.replaced)
    let parts = [(Kind.entry, plan.part(isApart: false)), (EntryKind.importedDeaths, plan.part(isApart: true))]
    var done = 0
    let changes = parts.filter { !$0.1.isEmpty }.enumerated().map { index, part in
      PlannedChange(kind: part.0, detail: detail) { change throws(StoreError) in
        // What the first has entered is the file's own.
        if index == 0 { try ImportFreshness.require(Kind.checkedAgainst, unchangedSince: head, &change) }
        try part.1.write(&change) { () throws(StoreError) in
          done += 1
          guard done % ImportPass.rowsBetweenSigns == 0 else { return }
          progress(ImportProgress(phase: .writing, done: done, total: plan.writes.count))
          if isCancelled() { throw .ledger(.cancelled) }
        }
        // The last chance: after this it is written.
        if isCancelled() { throw .ledger(.cancelled) }
      }
    }
    return try storing { () throws(StoreError) in try session.write(together: changes).first?.entry ?? head }
  }

  private func storing<Value>(_ body: () throws(StoreError) -> Value) throws(ImportFailure) -> Value {
    do throws(StoreError) {
      return try body()
    } catch {
      throw error == .ledger(.cancelled) ? .cancelled : .store(error)
    }
  }
}
