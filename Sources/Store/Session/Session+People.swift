import Domain

/// Entering people and changing who they are.
extension Session {
  /// Enters a person with a case, and the first enrolment when there is one.
  ///
  /// - Throws: ``StoreError/rule(_:)``; ``StoreError/conflict(_:)`` when the number is somebody else's.
  public func add(
    _ participant: Participant, background: CaseBackground? = nil, enrolment draft: EnrolmentDraft? = nil
  ) throws(StoreError) -> WriteReceipt {
    try require(participant)
    let detail = EntryDetail(programme: draft?.enrolment.programme)
    var (receipt, keys) = try register.write(
      by: self, kind: .participantAdded, detail: draft == nil ? nil : detail
    ) { change throws(StoreError) in
      let person = try change.newPerson()
      change.about = person
      try change.enter(IdentityFact(person: person, participant: participant))
      let caseKey = try change.newCase()
      try change.enter(CaseLinkFact(person: person, caseKey: caseKey))
      if let background, background != CaseBackground() {
        try change.enter(BackgroundFact(caseKey: caseKey, background: background))
      }
      guard let draft else { return (person, EnrolmentKey?.none) }
      return (person, try enter(draft, of: person, &change))
    }
    receipt.about = keys.0
    receipt.enrolment = keys.1
    return receipt
  }

  /// Changes who somebody is, and what their case starts from.
  ///
  /// - Parameters:
  ///   - row: the identity that was read; when it is no longer in force somebody has been first.
  ///   - background: nil leaves it as it is.
  /// - Throws: ``StoreError/unchanged``, ``StoreError/rule(_:)``, ``StoreError/conflict(_:)``.
  public func change(
    _ participant: Participant, row: RowID, background: CaseBackground? = nil
  ) throws(StoreError) -> WriteReceipt {
    try require(participant)
    return try register.write(by: self, kind: .participantChanged) { change throws(StoreError) in
      let fact: IdentityFact = try change.read(row)
      change.about = fact.person
      if fact.participant != participant {
        try change.void(row)
        try change.enter(IdentityFact(person: fact.person, participant: participant))
      }
      if let background { try enter(background, of: fact.person, &change) }
    }.receipt
  }

  private func enter(
    _ background: CaseBackground, of person: ParticipantKey, _ change: inout ChangeSet
  ) throws(StoreError) {
    guard let link = try change.caseLink(of: person) else { throw .rule(.notInRegister) }
    let present = try change.background(of: link.fact.caseKey)
    if (present?.fact.background ?? CaseBackground()) == background { return }
    if let present { try change.void(present.row) }
    if background != CaseBackground() {
      try change.enter(BackgroundFact(caseKey: link.fact.caseKey, background: background))
    }
  }

  private func require(_ participant: Participant) throws(StoreError) {
    let problems = participant.problems(today: today)
    if !problems.isEmpty { throw .rule(.participant(problems)) }
  }
}
