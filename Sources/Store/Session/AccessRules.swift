import Domain
import Ledger

// What a change needs of a role, where that depends on what is changed.

extension Session {
  /// Whether what an entry did may be taken back, or brought in again, by this user now: somebody who has got another role
  /// since does not change by undoing what they may not change by hand.
  func requireReversible(_ original: JournalEntry, _ coder: FactCoder) throws {
    guard let action = original.kind.action else { throw StoreError.ledger(.nothingToUndo) }
    try require(action)
    switch original.kind {
    case .participantAdded: if original.detail?.programme != nil { try require(.enrol) }
    case .participantChanged:
      for action in try Session.actions(of: original.id, coder) { try require(action) }
    default: break
    }
    if let about = original.about { try requireReach(about, coder) }
  }

  private static func actions(of entry: Int64, _ coder: FactCoder) throws -> [Action] {
    let reversal = Reversal(coder.database, of: entry)
    func identity(_ rows: [Int64]) throws -> Participant? {
      try rows.first.flatMap { try IdentityFact.any($0, coder) }?.participant
    }
    guard let old = try identity(reversal.voided(in: IdentityFact.form)),
      let new = try identity(reversal.entered(in: IdentityFact.form))
    else { return [] }
    return PersonChange(old: old, new: new).actions
  }
}

extension JournalEntry {
  /// One's own entry as one's present role may see it: somebody may have had another when it was made.
  public func shown(to role: Role) -> JournalEntry {
    var entry = self
    if !AccessTable.sees(.status, role) { entry.detail?.status = nil }
    if !AccessTable.sees(.programmeAndUnit, role) { entry.detail?.programme = nil }
    if !AccessTable.sees(.history, role) { entry.detail?.fromStep = nil }
    // Why a card was opened, or a case number.
    if !AccessTable.sees(.accessLog, role) { entry.detail?.reason = nil }
    return entry
  }

  /// What others have done about somebody close to the reader, with who, when and about whom.
  func shown(to access: Access) -> JournalEntry {
    guard user != access.user, let about, access.seesNameOnly(of: about) else { return self }
    var entry = self
    (entry.detail, entry.isWithheld) = (nil, true)
    return entry
  }
}
