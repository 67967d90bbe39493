import Domain
import GRDB

/// The journal, and taking changes back.
extension Session {
  /// Entries, newest first.
  /// - Parameters:
  ///   - before: only entries older than this one.
  ///   - about: only those about this person, and those that entered or voided a fact of theirs.
  public func entries(
    limit: Int, before: Int64? = nil, about: ParticipantKey? = nil
  ) throws(StoreError) -> [JournalEntry] {
    try reading { database, _ in
      let journal = try JournalReader(database)
      let older = before ?? .max
      guard let about else { return try journal.entries(where: "e.id < ?", [older], limit: limit) }
      return try journal.entries(
        where: "e.id < ?1 AND e.id IN (\(Session.entriesOfPerson))", [older, about.value], limit: limit)
    }
  }

  /// Every entry that has to do with a person, given as the second parameter. Facts in force and voided ones each have an
  /// index of their own, so each kind of fact is asked for twice.
  private static let entriesOfPerson: String = {
    let ofPerson = "= ?2"
    let ofEnrolments = "IN (SELECT key FROM main.enrolment_key WHERE person = ?2)"
    let ofCases = """
      IN (SELECT case_key FROM main.case_link WHERE person = ?2 AND voided IS NULL
        UNION ALL SELECT case_key FROM main.case_link WHERE person = ?2 AND voided IS NOT NULL)
      """
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
  }()

  /// The change an undo would take back; nil when there is none.
  public func undoable() throws(StoreError) -> JournalEntry? {
    do {
      return try register.reading { try UndoChoice.undo($0, actor: actor).original }
    } catch StoreError.nothingToUndo { return nil }
  }

  /// The change a redo would bring in again; nil when there is none.
  public func redoable() throws(StoreError) -> JournalEntry? {
    do {
      return try register.reading { try UndoChoice.redo($0, actor: actor).original }
    } catch StoreError.nothingToRedo { return nil }
  }

  /// Takes back the newest change of mine that is in force. Imports are left out: they are undone from the log.
  ///
  /// - Throws: ``StoreError/nothingToUndo``; ``StoreError/conflict(_:)`` when somebody has built on the change.
  public func undo() throws(StoreError) -> WriteReceipt {
    try reverse(.undo) { [actor] in try UndoChoice.undo($0, actor: actor) }
  }

  /// Brings in again what the newest undo of mine took back, unless I have changed something else since.
  ///
  /// - Throws: ``StoreError/nothingToRedo``; ``StoreError/conflict(_:)``.
  public func redo() throws(StoreError) -> WriteReceipt {
    try reverse(.redo) { [actor] in try UndoChoice.redo($0, actor: actor) }
  }

  /// Takes back one entry of anybody's, an import too, as chosen in the log.
  ///
  /// - Throws: ``StoreError/nothingToUndo`` when the register does not have the entry, when it is undone already, or when
  ///   it is itself an undo or the register's beginning; ``StoreError/conflict(_:)`` when somebody has built on it.
  public func undo(entry id: Int64) throws(StoreError) -> WriteReceipt {
    try reverse(.undo) { try UndoChoice.entry(id, $0) }
  }

  private func reverse(
    _ kind: EntryKind, _ choose: @escaping (Database) throws -> UndoChoice
  ) throws(StoreError) -> WriteReceipt {
    var choice: UndoChoice?
    var (receipt, _) = try register.write(
      by: self, kind: kind,
      undoes: { database in
        // Chosen inside the transaction: another process of mine may have undone it a moment ago.
        let chosen = try choose(database)
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
