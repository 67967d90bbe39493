import Domain
import Ledger

/// People: who they are, finding and opening them, and entering and changing who they are.
public struct PeopleRoom: Sendable {
  let session: Session

  /// Enters a person, and the first enrolment when there is one.
  ///
  /// - Throws: ``StoreError/rule(_:)``; ``StoreError/conflict(_:)`` when the number is somebody else's;
  ///   ``StoreError/notAllowed(_:)``, also for a background, a grading or an enrolment that the role does not enter.
  public func add(
    _ participant: Participant, background: CaseBackground? = nil, enrolment draft: EnrolmentDraft? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.addParticipant)
    if let background, background != CaseBackground() { try session.require(.enterTreatment) }
    if participant.protection != nil { try session.require(.changeProtection) }
    if draft != nil { try session.require(.enrol) }
    try require(participant)
    let detail = draft.map { EntryDetail(programme: $0.enrolment.programme) }
    return try session.write(.participantAdded, detail: detail) { change throws(StoreError) in
      try requireOwn(participant.nationalID, of: nil, change.coder)
      let person = try change.newPerson()
      change.about = person
      try change.enter(
        IdentityFact(person: person, participant: participant, background: background ?? CaseBackground()))
      if let draft { try session.enrolments.enter(draft, of: person, &change) }
    }
  }

  /// Changes who somebody is, and what their case starts from.
  ///
  /// What the user does not see of the person, and so gives back as they saw it, stays as it is.
  ///
  /// - Parameters:
  ///   - row: the identity that was read; when it is no longer in force somebody has been first.
  ///   - background: nil leaves it as it is.
  /// - Throws: ``LedgerError/unchanged``, ``StoreError/rule(_:)``, ``StoreError/conflict(_:)``.
  public func change(
    _ participant: Participant, row: RowID, background: CaseBackground? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.changePhoneAndShownName)
    return try session.write(.participantChanged) { change throws(StoreError) in
      let fact: IdentityFact = try change.read(row)
      change.about = fact.person
      try session.requireReach(fact.person, change.coder)
      // Where the case starts from goes along unread when the user may not know it.
      var changed = fact
      changed.participant = try meant(participant, of: fact, change.coder)
      if let background, AccessTable.sees(.lar, session.role) { changed.background = background }
      if changed == fact { return }
      if changed.participant != fact.participant {
        try require(changed.participant)
        if changed.participant.nationalID != fact.participant.nationalID {
          try requireOwn(changed.participant.nationalID, of: fact.person, change.coder)
        }
        for action in PersonChange(old: fact.participant, new: changed.participant).actions {
          try session.require(action)
        }
      }
      if changed.background != fact.background { try session.require(.enterTreatment) }
      try change.void(row)
      try change.enter(changed)
    }
  }

  private func meant(
    _ typed: Participant, of fact: IdentityFact, _ coder: FactCoder
  ) throws(StoreError) -> Participant {
    let decision: CardDecision = try storing { try session.decision(for: fact.person, coder) }
    let shown = fact.participant.shown { decision.shows($0, to: session.role) }
    if fact.participant.isOverwrittenUnseen(from: shown, by: typed) { throw .notAllowed(.role(.changeIdentity)) }
    return fact.participant.changed(from: shown, to: typed)
  }

  private func require(_ participant: Participant) throws(StoreError) {
    let problems = participant.problems(today: session.today)
    if !problems.isEmpty { throw .rule(.participant(problems)) }
  }
}

extension Session { public var people: PeopleRoom { PeopleRoom(session: self) } }
