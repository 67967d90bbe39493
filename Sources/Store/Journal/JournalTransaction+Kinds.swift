import Domain
import Ledger

// Entries in the words of this register.

extension JournalTransaction {
  /// A change: facts, and the entry they are of.
  ///
  /// - Throws: ``StoreError/conflict(_:)`` where somebody stands in the way, and what `body` throws.
  func run<Result>(
    actor: UserKey, today: Day?, kind: EntryKind, undoes: Int64?, about: ParticipantKey?, detail: EntryDetail?,
    _ body: (inout ChangeSet) throws(StoreError) -> Result
  ) throws -> (WriteReceipt, Result) {
    try Conflict.telling(database, keys) {
      var (erasedCases, enrolment, unit): (ErasedRows, EnrolmentKey?, UnitKey?) = (ErasedRows(), nil, nil)
      let done = try run(
        actor: actor, today: today, word: kind.word(), undoes: undoes, about: about, detail: detail?.json
      ) { change in
        var set = ChangeSet(change)
        let result = try body(&set)
        (erasedCases, enrolment, unit) = (set.erasedCases, set.enrolment, set.unit)
        return result
      }
      if !erasedCases.isEmpty {
        try note(
          actor: actor, today: today, word: EntryKind.caseErased.word(), about: done.about, people: 1, detail: nil,
          erased: erasedCases)
      }
      let receipt = WriteReceipt(entry: done.entry, kind: kind, about: done.about, enrolment: enrolment, unit: unit)
      return (receipt, done.result)
    }
  }

  /// An entry without facts: somebody looked, or did something to the register as a whole.
  @discardableResult
  func note(
    actor: UserKey, today: Day?, kind: EntryKind, about: ParticipantKey?, detail: EntryDetail?
  ) throws -> WriteReceipt {
    let entry = try note(actor: actor, today: today, word: kind.word(), about: about, detail: detail?.json)
    return WriteReceipt(entry: entry, kind: kind, about: about)
  }
}

extension EntryKind {
  /// What the ledger is told of it.
  /// - Throws: ``LedgerError/unexpected(code:message:)`` for one that no list has, which nobody could read again.
  func word() throws -> EntryWord {
    guard EntryKind(rawValue: rawValue) == self else { throw LedgerError.unexpected(code: 0, message: rawValue) }
    let nature: EntryWord.Nature =
      if self == .created { .beginning } else if isErasure { .erasure } else if isReading { .reading } else { .change }
    return EntryWord(rawValue, nature, group: group)
  }

  /// Reasons for nødtilgang are counted by themselves: whether one is in force is asked at every card.
  var group: String { self == .emergencyAccess ? rawValue : "" }

  /// Groups that entries of the case side are counted in.
  static var groups: [String] { Set(allCases.map(\.group)).sorted() }

  /// Those that are looked for by their kind, and are few.
  static var indexes: [String] {
    let seldom = [clockCorrected, accessReviewed, emergencyAccess].map { "kind = '\($0.rawValue)'" }
    return [
      "entry_backup ON entry (id) WHERE \(ofBackups("kind"))",
      "entry_seldom ON entry (kind) WHERE \(seldom.joined(separator: " OR "))",
    ]
  }

  /// SQL: the condition by which an index of backups is found.
  static func ofBackups(_ column: String) -> String {
    "\(column) IN ('\(backupMade.rawValue)', '\(backupLookedAt.rawValue)')"
  }
}
