import Domain
import Ledger

extension Session {
  /// Imports a file: all of it or, with ``ImportOptions/skipBadRows``, its good rows; with one journal entry, or with none
  /// when it says nothing new.
  ///
  /// The file is read and checked before the register is locked. Should somebody else change the same kind of facts
  /// meanwhile, it is checked again against the register as it then is, a few times at most.
  ///
  /// - Parameters:
  ///   - bytes: the file; ``ImportBytes/read(path:)`` reads it.
  ///   - name: what the file is called, for the journal; without its folder.
  ///   - progress: called every few thousand rows.
  ///   - isCancelled: asked every few thousand rows, until the moment of writing it down for good.
  /// - Throws: ``ImportFailure``, with ``StoreError/notAllowed(_:)`` for a role that imports nothing; the register is then as it
  ///   was.
  public func importFile(
    _ kind: ImportKind, bytes: [UInt8], name: String? = nil, options: ImportOptions = ImportOptions(),
    progress: @escaping (ImportProgress) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false }
  ) throws(ImportFailure) -> ImportResult {
    guard kind.dataKind.mayBeImported(by: role) else { throw .store(.notAllowed(.role(.importData))) }
    let file = try ImportFile(kind: kind, bytes: bytes, ignoreUnknown: options.ignoreUnknown)
    let today = today
    let run = ImportRun(
      session: self, file: file, name: name, options: options, progress: progress, isCancelled: isCancelled)
    switch kind {
    case .participants:
      return try run.run { ParticipantPlanner(people: try $0.people(), today: today) }
    case .enrolments:
      return try run.run {
        EnrolmentPlanner(
          people: try $0.keys(), enrolments: try $0.enrolments(), contacts: try $0.contacts(),
          names: try $0.names(), today: today)
      }
    case .steps:
      return try run.run {
        StepPlanner(
          people: try $0.keys(), enrolments: try $0.enrolments(), steps: try $0.steps(), names: try $0.names(),
          today: today)
      }
    case .lights:
      return try run.run {
        LightsPlanner(people: try $0.keys(), lights: try $0.lights(), today: today)
      }
    case .attendance:
      return try run.run {
        AttendancePlanner(
          people: try $0.keys(), groups: try $0.groups(), names: try $0.names(), marks: try $0.marks(), today: today)
      }
    case .groups:
      return try run.run {
        GroupPlanner(people: try $0.keys(), groups: try $0.groups(), names: try $0.names(), today: today)
      }
    case .mapping:
      return try run.run {
        MappingPlanner(
          existing: try $0.mapping(), mode: options.mapping, names: try $0.names(), today: today)
      }
    }
  }
}

/// One import from the checked file to the journal entry.
private struct ImportRun {
  let session: Session
  let file: ImportFile
  let name: String?
  let options: ImportOptions
  let progress: (ImportProgress) -> Void
  let isCancelled: () -> Bool

  /// How often a file is checked anew when others keep writing: several desks may import at the same time.
  private static let attempts = 6

  func run<Planner: ImportPlanner>(
    _ plan: (ImportSnapshot) throws -> Planner
  ) throws(ImportFailure) -> ImportResult {
    for _ in 1..<ImportRun.attempts {
      do throws(ImportFailure) {
        return try attempt(plan)
      } catch {
        guard case .store(.conflict) = error else { throw error }
        // Somebody was faster. What they wrote may be the very thing, or nothing to do with this file: look again.
      }
    }
    return try attempt(plan)
  }

  private func attempt<Planner: ImportPlanner>(
    _ plan: (ImportSnapshot) throws -> Planner
  ) throws(ImportFailure) -> ImportResult {
    var (head, planner) = try storing { () throws(StoreError) in
      try session.register.reading { database in
        let snapshot = try ImportSnapshot(database, session.register.keys)
        return (snapshot.head, try plan(snapshot))
      }
    }
    let pass = try ImportPass(
      file, planner: &planner, options: options, progress: progress, isCancelled: isCancelled)
    var result = ImportResult()
    result.rows = pass.rows
    result.added = planner.counts.added
    result.changed = planner.counts.changed
    result.unchanged = planner.counts.unchanged
    result.replaced = planner.counts.replaced
    result.skipped = pass.skipped
    if !options.dryRun && !planner.counts.isNothing { result.entry = try write(planner, since: head) }
    return result
  }

  private func write(_ planner: some ImportPlanner, since head: Int64) throws(ImportFailure) -> Int64 {
    let counts = planner.counts
    let detail = EntryDetail(
      file: name, added: counts.added, changed: counts.changed, removed: counts.replaced)
    return try storing { () throws(StoreError) in
      try session.register.write(by: session, kind: file.kind.entryKind, detail: detail) {
        change throws(StoreError) in
        try ImportFreshness.require(file.kind, unchangedSince: head, &change)
        var done = 0
        try planner.write(&change) { () throws(StoreError) in
          done += 1
          guard done % ImportPass.rowsBetweenSigns == 0 else { return }
          progress(ImportProgress(phase: .writing, done: done, total: planner.size))
          if isCancelled() { throw .ledger(.cancelled) }
        }
        // The last chance: after this it is written.
        if isCancelled() { throw .ledger(.cancelled) }
      }.receipt.entry
    }
  }

  private func storing<Value>(_ body: () throws(StoreError) -> Value) throws(ImportFailure) -> Value {
    do throws(StoreError) {
      return try body()
    } catch {
      throw error == .ledger(.cancelled) ? .cancelled : .store(error)
    }
  }
}
