import Domain
import GRDB

/// The journal, and taking changes back.
extension Session {
  /// Entries, newest first. Who may not see what others have done sees their own.
  ///
  /// - Parameters:
  ///   - before: only entries older than this one.
  ///   - about: only those about this person, and those that entered or voided a fact of theirs.
  public func entries(
    limit: Int, before: Int64? = nil, about: ParticipantKey? = nil
  ) throws(StoreError) -> [JournalEntry] {
    try require(.seeOwnChanges)
    if let about {
      try require(.seeCardLog)
      let decision = try decision(for: about)
      if decision == .refusedStrictlyConfidential { return [] }
      if let error = decision.error { throw error }
      return try history(of: about, limit: limit, before: before)
    }
    let seesOthers = access.may(.seeLog)
    return try reading { database, coder in
      let journal = try JournalReader(database, coder)
      let older = before ?? .max
      if seesOthers { return try journal.entries(where: "e.id < ?", [older], limit: limit) }
      let own = try journal.entries(where: "e.id < ? AND e.actor = ?", [older, access.user.value], limit: limit)
      return own.map { $0.shown(to: role) }
    }
  }

  /// What has to do with a person, for whoever their card is open to.
  func history(of person: ParticipantKey, limit: Int, before: Int64?) throws(StoreError) -> [JournalEntry] {
    try reading { database, coder in
      let cases = try Session.cases(of: person, database, coder)
      return try JournalReader(database, coder).entries(
        where: "e.id < ?1 AND e.id IN (\(Session.entriesOfPerson(cases)))", [before ?? .max, person.value],
        limit: limit)
    }
  }

  /// Every entry that has to do with a person, given as the second parameter. Facts in force and voided ones each have an
  /// index of their own, so each kind of fact is asked for twice.
  private static func entriesOfPerson(_ cases: [CaseKey]) -> String {
    let ofPerson = "= ?2"
    let ofEnrolments = "IN (SELECT key FROM main.enrolment_key WHERE person = ?2)"
    let ofCases = "IN (\(cases.map { String($0.value) }.joined(separator: ", ")))"
    let facts: [(FactTable, String)] = [
      (.identity, "person \(ofPerson)"), (.caseLink, "person \(ofPerson)"), (.enrolment, "person \(ofPerson)"),
      (.stepPeriod, "enrolment \(ofEnrolments)"), (.contact, "enrolment \(ofEnrolments)"),
      (.background, "case_key \(ofCases)"), (.lights, "case_key \(ofCases)"),
    ]
    let parts = facts.flatMap { table, whose in
      [
        "SELECT entered FROM main.\(table.rawValue) WHERE \(whose) AND voided IS NULL",
        "SELECT entered FROM main.\(table.rawValue) WHERE \(whose) AND voided IS NOT NULL",
        "SELECT voided FROM main.\(table.rawValue) WHERE \(whose) AND voided IS NOT NULL",
      ]
    }
    return (["SELECT id FROM main.entry WHERE about \(ofPerson)"] + parts).joined(separator: " UNION ")
  }

  /// The cases a person has, or has had; none for somebody who may not know.
  private static func cases(of person: ParticipantKey, _ database: Database, _ coder: FactCoder) throws -> [CaseKey] {
    guard coder.keys.holdsClinical else { return [] }
    // Links in force and voided ones each have an index of their own.
    let half =
      "SELECT \(CaseLinkFact.selection("f")) FROM main.case_link f WHERE f.person = ?1 AND f.case_code IS NOT NULL"
    let links = try PreparedStatement(
      database, "\(half) AND f.voided IS NULL UNION ALL \(half) AND f.voided IS NOT NULL")
    links.bind(person.value)
    var cases: [CaseKey] = []
    while try links.step() { cases.append(try CaseLinkFact(links, from: CaseLinkFact.firstColumn, coder).caseKey) }
    return cases
  }

  /// The change an undo would take back; nil when there is none.
  public func undoable() throws(StoreError) -> JournalEntry? {
    try require(.undoOwn)
    do throws(StoreError) {
      return try reading { database, coder in try UndoChoice.undo(database, coder, actor: access.user).original }
    } catch {
      if error == .nothingToUndo { return nil }
      throw error
    }
  }

  /// The change a redo would bring in again; nil when there is none.
  public func redoable() throws(StoreError) -> JournalEntry? {
    try require(.undoOwn)
    do throws(StoreError) {
      return try reading { database, coder in try UndoChoice.redo(database, coder, actor: access.user).original }
    } catch {
      if error == .nothingToRedo { return nil }
      throw error
    }
  }

  /// Takes back the newest change of mine that is in force. Imports are left out: they are undone from the log.
  ///
  /// - Throws: ``StoreError/nothingToUndo``; ``StoreError/conflict(_:)`` when somebody has built on the change;
  ///   ``StoreError/notAllowed(_:)`` when my role, which may have been another then, does not allow the change now.
  public func undo() throws(StoreError) -> WriteReceipt {
    try require(.undoOwn)
    return try reverse(.undo) { [access] in try UndoChoice.undo($0, $1, actor: access.user) }
  }

  /// Brings in again what the newest undo of mine took back, unless I have changed something else since.
  ///
  /// - Throws: ``StoreError/nothingToRedo``; ``StoreError/conflict(_:)``; ``StoreError/notAllowed(_:)``.
  public func redo() throws(StoreError) -> WriteReceipt {
    try require(.undoOwn)
    return try reverse(.redo) { [access] in try UndoChoice.redo($0, $1, actor: access.user) }
  }

  /// Takes back one entry of anybody's, an import too, as chosen in the log.
  ///
  /// - Throws: ``StoreError/nothingToUndo`` when the register does not have the entry, when it is undone already, or when
  ///   it is itself an undo or the register's beginning; ``StoreError/conflict(_:)`` when somebody has built on it.
  public func undo(entry id: Int64) throws(StoreError) -> WriteReceipt {
    try require(.undoOthers)
    return try reverse(.undo) { try UndoChoice.entry(id, $0, $1) }
  }

  private func reverse(
    _ kind: EntryKind, _ choose: @escaping (Database, FactCoder) throws -> UndoChoice
  ) throws(StoreError) -> WriteReceipt {
    var choice: UndoChoice?
    var (receipt, _) = try register.write(
      by: self, kind: kind,
      undoes: { database in
        // Chosen inside the transaction: another process of mine may have undone it a moment ago.
        let coder = try FactCoder(database, register.keys)
        let chosen = try choose(database, coder)
        try requireReversible(chosen.original, database, coder)
        choice = chosen
        return chosen.target
      }, about: nil, detail: nil
    ) { change throws(StoreError) in
      guard let choice else { return }
      change.about = choice.original.about
      do {
        try Reversal(change.database, of: choice.target).apply(to: &change)
      } catch { throw StoreError(error) }
    }
    receipt.original = choice?.original
    return receipt
  }
}
