import Domain
import Ledger

/// The journal: reading it, looking it through, and taking changes back.
public struct JournalRoom: Sendable {
  let session: Session

  /// Entries, newest first. Who may not see what others have done sees their own.
  ///
  /// - Parameters:
  ///   - before: only entries older than this one.
  ///   - about: only those about this person, and those that entered or voided a fact of theirs.
  public func entries(
    limit: Int, before: Int64? = nil, about: ParticipantKey? = nil
  ) throws(StoreError) -> [JournalEntry] {
    try entries(LogFilter(about: about), limit: limit, before: before)
  }

  /// The entries of a filter, newest first. Who may not see what others have done sees their own, and what anybody has done
  /// about a person whose card is open to them.
  ///
  /// - Parameter before: only entries older than this one.
  public func entries(
    _ filter: LogFilter, limit: Int, before: Int64? = nil
  ) throws(StoreError) -> [JournalEntry] {
    try entries(filter, limit: limit, ids: 1..<(before ?? .max), oldestFirst: false)
  }

  /// The same, oldest first.
  ///
  /// - Parameter after: only entries newer than this one.
  public func entries(
    _ filter: LogFilter, limit: Int, after: Int64
  ) throws(StoreError) -> [JournalEntry] {
    try entries(filter, limit: limit, ids: (after + 1)..<Int64.max, oldestFirst: true)
  }

  private func entries(
    _ filter: LogFilter, limit: Int, ids: Range<Int64>, oldestFirst: Bool
  ) throws(StoreError) -> [JournalEntry] {
    try session.require(.seeOwnChanges)
    if let by = filter.by, by != session.access.user { try session.require(.seeLog) }
    if let about = filter.about {
      try session.require(.seeCardLog)
      let decision = try session.decision(for: about)
      if decision == .refusedStrictlyConfidential { return [] }
      if let error = decision.error { throw error }
      return try history(of: about, limit: limit, filter, ids: ids, oldestFirst: oldestFirst)
    }
    if session.access.may(.seeLog) {
      return try found(filter, limit: limit, ids: ids, oldestFirst: oldestFirst)
    }
    var own = filter
    own.by = session.access.user
    return try found(own, limit: limit, ids: ids, oldestFirst: oldestFirst).map { $0.shown(to: session.role) }
  }

  /// Everybody who is or was a user, for whoever may ask what one of them did; else oneself.
  public func logUsers() throws(StoreError) -> [LogUser] {
    try session.require(.seeOwnChanges)
    let seesOthers = session.access.may(.seeLog)
    return try session.reading { database, coder in
      let rows = try PreparedStatement(
        database, "SELECT f.clerk, min(f.voided IS NOT NULL) FROM main.clerk f GROUP BY f.clerk ORDER BY f.clerk")
      let users = UserNames(database, coder.keys)
      var found: [LogUser] = []
      while try rows.step() {
        let key = UserKey(rows.integer(0))
        guard seesOthers || key == session.access.user else { continue }
        found.append(
          LogUser(
            key: key, login: try users.login(key), name: try users.name(key),
            isRemoved: rows.integer(1) != 0))
      }
      return found
    }
  }

  /// What has to do with a person, for whoever their card is open to.
  func history(
    of person: ParticipantKey, limit: Int, _ filter: LogFilter = LogFilter(), ids: Range<Int64> = 1..<Int64.max,
    oldestFirst: Bool = false
  ) throws(StoreError) -> [JournalEntry] {
    try session.reading { database, coder in
      try JournalRoom.found(
        filter, limit: limit, ids: ids, oldestFirst: oldestFirst, now: session.register.now(),
        among: " AND e.id IN (\(JournalRoom.entries(of: person, database, coder)))", JournalReader(database, coder))
    }
  }

  private func found(
    _ filter: LogFilter, limit: Int, ids: Range<Int64>, oldestFirst: Bool
  ) throws(StoreError) -> [JournalEntry] {
    try session.reading { database, coder in
      try JournalRoom.found(
        filter, limit: limit, ids: ids, oldestFirst: oldestFirst, now: session.register.now(), among: "",
        JournalReader(database, coder))
    }
  }

  private static func found(
    _ filter: LogFilter, limit: Int, ids: Range<Int64>, oldestFirst: Bool, now: @autoclosure () -> Int64,
    among people: String, _ journal: JournalReader
  ) throws -> [JournalEntry] {
    let span = try journal.span(since: filter.since, until: filter.until, now: now())
    return try journal.entries(
      JournalReader.Wanted(by: filter.by), where: "e.id >= ? AND e.id < ? AND \(span.condition)\(people)",
      [ids.lowerBound, ids.upperBound], limit: limit, oldestFirst: oldestFirst)
  }

  /// Every entry that has to do with a person, by whatever kind of fact. Facts in force and voided ones each have an index of
  /// their own, so each kind is asked for twice.
  private static func entries(
    of person: ParticipantKey, _ database: Database, _ coder: FactCoder
  ) throws -> String {
    let parts = database.definitions.tables.flatMap { form -> [String] in
      guard let whose = form.ofPerson(database.definitions)?.replacing("?", with: String(person.value)) else {
        return []
      }
      return [
        "SELECT entered FROM main.\(form.table) WHERE \(whose) AND voided IS NULL",
        "SELECT entered FROM main.\(form.table) WHERE \(whose) AND voided IS NOT NULL",
        "SELECT voided FROM main.\(form.table) WHERE \(whose) AND voided IS NOT NULL",
      ]
    }
    let onCaseSide = try CaseRows(database, coder).entries(of: person, database)
      .union(EntryLabels(database, coder.keys).all(database.definitions.words.groups, about: person)).sorted().map {
        "SELECT \($0)"
      }
    return (["SELECT id FROM main.entry WHERE about = \(person.value)"] + parts + onCaseSide)
      .joined(separator: " UNION ")
  }

  /// Logs that a list, an export or a log was looked at, once per session and kind.
  ///
  /// - Parameters:
  ///   - name: what was looked at and by which filter, in stable words.
  ///   - isPrinted: it left the program as text or as a file.
  public func noteList(_ kind: EntryKind, _ name: String, isPrinted: Bool = false) throws(StoreError) {
    try session.require(.openRegister)
    var detail = EntryDetail(name: name)
    if isPrinted { detail.printed = true }
    try session.note(kind, .list("\(kind.rawValue) \(name) \(isPrinted)"), about: nil, detail: detail)
  }

  /// Logs that the log was looked at: all of it, or what is about one person or by one user, once per session and choice.
  public func noteLog(about person: ParticipantKey? = nil, by user: String? = nil) throws(StoreError) {
    try session.require(.seeOwnChanges)
    if person != nil { try session.require(.seeCardLog) }
    let name = user.map { "by \($0)" } ?? "log"
    try session.note(
      .logRead, .list("log \(name) \(person?.value ?? 0)"), about: person, detail: EntryDetail(name: name))
  }

  /// The change an undo would take back; nil when there is none.
  public func undoable() throws(StoreError) -> JournalEntry? {
    try session.require(.undoOwn)
    do throws(StoreError) {
      return try session.reading { database, coder in
        try UndoChoice.undo(database, coder, actor: session.access.user).original
      }
    } catch {
      if error == .ledger(.nothingToUndo) { return nil }
      throw error
    }
  }

  /// The change a redo would bring in again; nil when there is none.
  public func redoable() throws(StoreError) -> JournalEntry? {
    try session.require(.undoOwn)
    do throws(StoreError) {
      return try session.reading { database, coder in
        try UndoChoice.redo(database, coder, actor: session.access.user).original
      }
    } catch {
      if error == .ledger(.nothingToRedo) { return nil }
      throw error
    }
  }

  /// Takes back the newest change of mine that is in force. Imports are left out: they are undone from the log.
  ///
  /// - Throws: ``LedgerError/nothingToUndo``; ``StoreError/conflict(_:)`` when somebody has built on the change;
  ///   ``StoreError/notAllowed(_:)`` when my role, which may have been another then, does not allow the change now.
  public func undo() throws(StoreError) -> WriteReceipt {
    try session.require(.undoOwn)
    return try reverse(.undo) { [access = session.access] in try UndoChoice.undo($0, $1, actor: access.user) }
  }

  /// Brings in again what the newest undo of mine took back, unless I have changed something else since.
  ///
  /// - Throws: ``LedgerError/nothingToRedo``; ``StoreError/conflict(_:)``; ``StoreError/notAllowed(_:)``.
  public func redo() throws(StoreError) -> WriteReceipt {
    try session.require(.undoOwn)
    return try reverse(.redo) { [access = session.access] in try UndoChoice.redo($0, $1, actor: access.user) }
  }

  /// Takes back one entry of anybody's, an import too, as chosen in the log.
  ///
  /// - Throws: ``LedgerError/nothingToUndo`` when the register does not have the entry, when it is undone already, or when
  ///   it is itself an undo or the register's beginning; ``StoreError/conflict(_:)`` when somebody has built on it.
  public func undo(entry id: Int64) throws(StoreError) -> WriteReceipt {
    try session.require(.undoOthers)
    return try reverse(.undo) { try UndoChoice.entry(id, $0, $1) }
  }

  private func reverse(
    _ kind: EntryKind, _ choose: @escaping (Database, FactCoder) throws -> UndoChoice
  ) throws(StoreError) -> WriteReceipt {
    var choice: UndoChoice?
    var (receipt, _) = try session.register.write(
      by: session, kind: kind,
      undoes: { database in
        // Chosen inside the transaction: another process of mine may have undone it a moment ago.
        let coder = try FactCoder(database, session.register.keys)
        let chosen = try choose(database, coder)
        try session.requireReversible(chosen.original, database, coder)
        choice = chosen
        return chosen.target
      }, about: nil, detail: nil
    ) { change throws(StoreError) in
      guard let choice else { return }
      change.about = choice.original.about
      try change.reverse(choice.target)
    }
    receipt.original = choice?.original
    return receipt
  }
}

extension Session { public var journal: JournalRoom { JournalRoom(session: self) } }
