import Domain
import Ledger

/// The journal: reading it, looking it through, and taking changes back.
public struct JournalRoom: Sendable {
  let session: Session

  /// The entries of a filter, newest first. Who may not see what others have done sees their own, and what anybody has done
  /// about a person whose card is open to them.
  ///
  /// - Parameter before: only entries older than this one.
  public func entries(
    _ filter: LogFilter = LogFilter(), limit: Int, before: Int64? = nil
  ) throws(StoreError) -> [JournalEntry] {
    try entries(LogPart(filter: filter, ids: 1..<(before ?? .max), limit: limit))
  }

  /// The same, oldest first.
  ///
  /// - Parameter after: only entries newer than this one.
  public func entries(_ filter: LogFilter, limit: Int, after: Int64) throws(StoreError) -> [JournalEntry] {
    try entries(LogPart(filter: filter, ids: (after + 1)..<Int64.max, limit: limit, oldestFirst: true))
  }

  /// What of the log is read.
  private struct LogPart {
    var filter = LogFilter()
    var ids: Range<Int64> = 1..<Int64.max
    var limit = Int.max
    var oldestFirst = false
  }

  private func entries(_ part: LogPart) throws(StoreError) -> [JournalEntry] {
    try session.require(.seeOwnChanges)
    if let by = part.filter.by, by != session.access.user { try session.require(.seeLog) }
    if let about = part.filter.about {
      try session.require(.seeCardLog)
      let decision = try session.decision(for: about)
      if decision == .refusedStrictlyConfidential { return [] }
      if let error = decision.error { throw error }
      return try found(part, about)
    }
    if session.access.may(.seeLog) { return try found(part).map { $0.shown(to: session.access) } }
    var own = part
    own.filter.by = session.access.user
    return try found(own).map { $0.shown(to: session.role) }
  }

  /// Everybody who is or was a user, for whoever may ask what one of them did; else oneself.
  public func logUsers() throws(StoreError) -> [LogUser] {
    try session.require(.seeOwnChanges)
    let seesOthers = session.access.may(.seeLog)
    return try session.reading { coder in
      let users = UserNames(coder.database, coder.keys)
      return try coder.database.rows(
        "SELECT f.clerk, min(f.voided IS NOT NULL) FROM main.clerk f GROUP BY f.clerk ORDER BY f.clerk"
      ) { row in
        let key = UserKey(row.integer(0))
        return LogUser(key: key, login: try users.login(key), name: try users.name(key), isRemoved: row.integer(1) != 0)
      }.filter { seesOthers || $0.key == session.access.user }
    }
  }

  /// What has to do with a person, for whoever their card is open to.
  func history(of person: ParticipantKey) throws(StoreError) -> [JournalEntry] { try found(LogPart(), person) }

  private func found(_ part: LogPart, _ person: ParticipantKey? = nil) throws(StoreError) -> [JournalEntry] {
    try session.reading { coder in
      let journal = try JournalReader(coder)
      let span = try journal.span(since: part.filter.since, until: part.filter.until, now: session.register.now())
      let among = try person.map { " AND e.id IN (\(try JournalRoom.entries(of: $0, coder)))" } ?? ""
      return try journal.entries(
        JournalReader.Wanted(by: part.filter.by), where: "e.id >= ? AND e.id < ? AND \(span.condition)\(among)",
        [part.ids.lowerBound, part.ids.upperBound], limit: part.limit, oldestFirst: part.oldestFirst)
    }
  }

  /// Every entry that has to do with a person, by whatever kind of fact. Facts in force and voided ones each have an index of
  /// their own, so each kind is asked for twice.
  private static func entries(of person: ParticipantKey, _ coder: FactCoder) throws -> String {
    // Records that were merged with theirs are theirs.
    try ([person] + MergedPeople.into(person, coder.database)).map { try entries(ofRecord: $0, coder) }
      .joined(separator: " UNION ")
  }

  private static func entries(ofRecord person: ParticipantKey, _ coder: FactCoder) throws -> String {
    let definitions = coder.database.definitions
    let parts = definitions.tables.flatMap { form -> [String] in
      guard let whose = form.ofPerson(definitions)?.replacing("?", with: String(person.value)) else { return [] }
      return [
        "SELECT entered FROM main.\(form.table) WHERE \(whose) AND voided IS NULL",
        "SELECT entered FROM main.\(form.table) WHERE \(whose) AND voided IS NOT NULL",
        "SELECT voided FROM main.\(form.table) WHERE \(whose) AND voided IS NOT NULL",
      ]
    }
    let onCaseSide = try CaseRows(coder.database, coder).entries(of: person)
      .union(EntryLabels(coder.database, coder.keys).all(definitions.words.groups, about: person))
      .sorted().map { "SELECT \($0)" }
    return (["SELECT id FROM main.entry WHERE about = \(person.value)"] + parts + onCaseSide)
      .joined(separator: " UNION ")
  }

  /// Logs that a list, an export or a log was looked at, once per session and kind.
  ///
  /// - Parameters:
  ///   - name: what was looked at, in stable words.
  ///   - part: which of those there are; more of them than before is a look of its own.
  ///   - isPrinted: it left the program as text or as a file.
  public func noteList(
    _ kind: EntryKind, _ name: String, of part: String = "", isPrinted: Bool = false
  ) throws(StoreError) {
    try session.require(.openRegister)
    try session.note(
      kind, .list("\(kind.rawValue) \(name) \(part) \(isPrinted)"), about: nil,
      detail: EntryDetail(name: name, printed: isPrinted ? true : nil))
  }

  /// Logs that the log was looked at: all of it, or what is about one person or by one user, once per session and choice.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)`` when the person's card does not open, and that it was tried is logged.
  public func noteLog(about person: ParticipantKey? = nil, by user: String? = nil) throws(StoreError) {
    try session.require(.seeOwnChanges)
    if let person {
      try session.require(.seeCardLog)
      if let refusal = try session.refusal(of: person) { throw refusal }
    }
    let name = user.map { "by \($0)" } ?? "log"
    try session.note(
      .logRead, .list("log \(name) \(person?.value ?? 0)"), about: person, detail: EntryDetail(name: name))
  }

  /// The newest change of mine that is in force, which ``undo(_:)`` takes back. Imports are left out: they are undone from
  /// the log.
  ///
  /// - Throws: ``LedgerError/nothingToUndo``.
  public func undoable() throws(StoreError) -> JournalEntry {
    try session.reading(.undoOwn) { try UndoChoice.undo($0, actor: session.access.user).original }
  }

  /// What the newest undo of mine took back, which ``redo(_:)`` brings in again, unless I have changed something else since.
  ///
  /// - Throws: ``LedgerError/nothingToRedo``.
  public func redoable() throws(StoreError) -> JournalEntry {
    try session.reading(.undoOwn) { try UndoChoice.redo($0, actor: session.access.user).original }
  }

  /// Takes back the change that ``undoable()`` tells.
  ///
  /// - Parameter expected: the change that is meant, so that no other goes in its place.
  /// - Throws: ``LedgerError/nothingToUndo``; ``StoreError/conflict(_:)`` when somebody has built on the change;
  ///   ``StoreError/notAllowed(_:)`` when my role, which may have been another then, does not allow the change now.
  public func undo(_ expected: Int64? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.undoOwn)
    return try reverse(.undo) { [user = session.access.user] in try UndoChoice.undo($0, actor: user, expected) }
  }

  /// Brings in again the change that ``redoable()`` tells.
  ///
  /// - Throws: ``LedgerError/nothingToRedo``; ``StoreError/conflict(_:)``; ``StoreError/notAllowed(_:)``.
  public func redo(_ expected: Int64? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.undoOwn)
    return try reverse(.redo) { [user = session.access.user] in try UndoChoice.redo($0, actor: user, expected) }
  }

  /// Takes back one entry of anybody's, an import or an undo too, as chosen in the log.
  ///
  /// - Throws: ``LedgerError/nothingToUndo`` when the register does not have the entry, when it is undone already, or when
  ///   it is the register's beginning or an erasure; ``StoreError/conflict(_:)`` when somebody has built on it.
  public func undo(entry id: Int64) throws(StoreError) -> WriteReceipt {
    try session.require(.undoOthers)
    let isUndo = try session.reading { try JournalReader($0).entry(id)?.kind == .undo }
    return try reverse(isUndo ? .redo : .undo) { try UndoChoice.entry(id, $0) }
  }

  private func reverse(
    _ kind: EntryKind, _ choose: @escaping (FactCoder) throws -> UndoChoice
  ) throws(StoreError) -> WriteReceipt {
    if let action = kind.action { try session.require(action) }
    var original: JournalEntry?
    let made = try session.register.write(by: session) { database in
      // Chosen inside the transaction: another process of mine may have undone it a moment ago.
      let coder = try FactCoder(database, session.register.keys)
      let choice = try choose(coder)
      original = choice.original
      return try choice.withTied(coder).map { choice in
        try session.requireReversible(choice.original, coder)
        return PlannedChange(kind: kind, undoes: choice.target) { change throws(StoreError) in
          change.about = choice.original.about
          // Of whoever goes again in a merge that is brought in again: that comes right after it.
          change.ledger.casesFollow = choice.original.kind == .participantsMerged
          try change.reverse(choice.target)
        }
      }
    }
    guard var receipt = made.last else { throw .ledger(.nothingToUndo) }
    receipt.original = original
    return receipt
  }
}

extension Session { public var journal: JournalRoom { JournalRoom(session: self) } }
