import Domain
import Ledger

/// Which change an undo or a redo is about.
///
/// A change, the undo of it, the redo of that undo and so on are a chain: each takes back the one before. Undo takes back
/// the end of the chain of the newest change of mine that is in force; redo takes back the newest undo of mine that is,
/// as long as I have changed nothing else since.
struct UndoChoice {
  /// The entry to take back: the end of a chain.
  var target: Int64
  /// What began the chain.
  var original: JournalEntry

  /// - Parameter expected: the change that is meant; the newest may be another by now. Nil: whichever it is.
  /// - Throws: ``LedgerError/nothingToUndo``.
  static func undo(_ coder: FactCoder, actor: UserKey, _ expected: Int64? = nil) throws -> UndoChoice {
    let journal = try JournalReader(coder)
    var choice: UndoChoice?
    try journal.each(JournalReader.Wanted(by: actor)) { entry in
      guard entry.kind.isUndoable, !entry.isUndone else { return true }
      choice = UndoChoice(target: try journal.chain(from: entry.id).head, original: entry)
      return false
    }
    guard let choice, choice.isMeant(expected) else { throw StoreError.ledger(.nothingToUndo) }
    return choice
  }

  private func isMeant(_ expected: Int64?) -> Bool { expected == nil || expected == original.id }

  /// - Throws: ``LedgerError/nothingToRedo``.
  static func redo(_ coder: FactCoder, actor: UserKey, _ expected: Int64? = nil) throws -> UndoChoice {
    let journal = try JournalReader(coder)
    var choice: UndoChoice?
    try journal.each(JournalReader.Wanted(by: actor)) { entry in
      if entry.kind.isReversible { return false }
      guard entry.kind == .undo, !entry.isUndone else { return true }
      choice = UndoChoice(target: entry.id, original: try root(of: entry, journal))
      return false
    }
    guard let choice, choice.isMeant(expected) else { throw StoreError.ledger(.nothingToRedo) }
    return choice
  }

  /// The entry itself, whoever made it; of an undo, so that what it took back holds again.
  /// - Throws: ``LedgerError/nothingToUndo``.
  static func entry(_ id: Int64, _ coder: FactCoder) throws -> UndoChoice {
    let journal = try JournalReader(coder)
    guard let entry = try journal.entry(id), entry.kind.canBeTakenBack, !entry.isUndone else {
      throw StoreError.ledger(.nothingToUndo)
    }
    return UndoChoice(target: try journal.chain(from: id).head, original: try root(of: entry, journal))
  }

  /// With what was made together with it and is taken back together, or not at all: the desk's side first, as it was made.
  func withTied(_ coder: FactCoder) throws -> [UndoChoice] {
    let journal = try JournalReader(coder)
    func choice(_ entry: JournalEntry?) throws -> UndoChoice? {
      guard let entry, entry.isUndone == original.isUndone else { return nil }
      return UndoChoice(target: try journal.chain(from: entry.id).head, original: entry)
    }
    if let before = original.detail?.tied { return [try choice(try journal.entry(before)), self].compactMap(\.self) }
    let after = try journal.entry(original.id + 1).flatMap { $0.detail?.tied == original.id ? $0 : nil }
    return [self, try choice(after)].compactMap(\.self)
  }

  private static func root(of entry: JournalEntry, _ journal: JournalReader) throws -> JournalEntry {
    var root = entry
    while let undoes = root.undoes, let earlier = try journal.entry(undoes) { root = earlier }
    return root
  }
}
