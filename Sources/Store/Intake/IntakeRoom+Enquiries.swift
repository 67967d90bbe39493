import Domain

/// Writing down who asked, and what came of it.
extension IntakeRoom {
  /// Enters an enquiry: for a participant, for somebody new who then becomes one without an enrolment, or of a pårørende, who
  /// stays in the enquiry.
  ///
  /// - Parameters:
  ///   - person: whom it is for; nil with `new`, and where nobody is to be registered.
  ///   - new: somebody who asks for themself and is not in the register.
  /// - Throws: ``StoreError/conflict(_:)`` when the new one's number is somebody else's.
  public func enterEnquiry(
    _ enquiry: Enquiry, of person: ParticipantKey? = nil, new: Participant? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterEnquiry)
    if new != nil { try session.require(.addParticipant) }
    if new?.protection != nil { try session.require(.changeProtection) }
    if enquiry.who == .nextOfKin, person != nil || new != nil { throw .rule(.intake(.nextOfKinIsNoParticipant)) }
    try require(enquiry, isOfSomeone: person != nil || new != nil)
    if let problems = new?.problems(today: session.today), !problems.isEmpty { throw .rule(.participant(problems)) }
    var entered = enquiry
    entered.author = session.access.user
    if person != nil || new != nil { (entered.name, entered.phone) = (nil, nil) }
    return try session.write(.enquiryEntered, detail: EntryDetail(day: enquiry.day.iso)) { change throws(StoreError) in
      var about = person
      if let person { try session.requireReach(person, change.coder) }
      if let new {
        let key = try change.newPerson()
        try change.enter(IdentityFact(person: key, participant: new))
        about = key
      }
      change.about = about
      try change.enter(EnquiryFact(key: try change.newKey(), person: about, enquiry: entered))
    }
  }

  /// Corrects what was written down; from then on they are the words of whoever corrected them.
  ///
  /// - Parameter row: the enquiry that was read.
  /// - Throws: ``StoreError/conflict(_:)`` when it is no longer in force; ``StoreError/rule(_:)``.
  public func correctEnquiry(_ enquiry: Enquiry, row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.enterEnquiry)
    let receipt = try session.write(.enquiryCorrected, detail: EntryDetail(day: enquiry.day.iso)) {
      change throws(StoreError) in
      var fact: EnquiryFact = try change.giveWay(row)
      if let person = fact.person { try session.requireReach(person, change.coder) }
      guard fact.enquiry.mayBeCorrected(by: session.access, today: session.today) else {
        throw .rule(.intake(.notOwnEnquiry))
      }
      var corrected = enquiry
      corrected.author = fact.enquiry.author
      if fact.person != nil { (corrected.who, corrected.name, corrected.phone) = (fact.enquiry.who, nil, nil) }
      if corrected == fact.enquiry { throw .ledger(.unchanged) }
      try require(corrected, isOfSomeone: fact.person != nil)
      let followed =
        try change.all(TalkFact.self, where: "f.enquiry = ?", fact.key.value).map(\.fact.talk.day)
        + change.all(EnquiryCallFact.self, where: "f.enquiry = ?", fact.key.value).map(\.fact.call.day)
      if let first = followed.min(), first < corrected.day {
        throw .rule(.intake(.talkBeforeEnquiry(corrected.day)))
      }
      corrected.author = session.access.user
      fact.enquiry = corrected
      change.about = fact.person
      try change.enter(fact)
    }
    // One that is not the desk's any more is not written back to its side.
    if !enquiry.isOfLastWeek(on: session.today) { try emptyOldEnquiries() }
    return receipt
  }

  private func require(_ enquiry: Enquiry, isOfSomeone: Bool) throws(StoreError) {
    if !NameRule.isOneLine(enquiry.name) { throw .rule(.nameNotOneLine) }
    if let problem = enquiry.problem(isOfSomeone: isOfSomeone, today: session.today) { throw .rule(.intake(problem)) }
  }

  /// Whoever asked was called back, on the session's day.
  ///
  /// - Parameters:
  ///   - agreed: the day that was agreed on, with that outcome and no other.
  ///   - calls: how many stood there: of two who write down the same call, the second is told.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has written down a call meanwhile.
  public func enterCall(
    _ outcome: EnquiryCall.Outcome, on agreed: Day? = nil, at time: TimeOfDay? = nil, about enquiry: EnquiryKey,
    calls: Int
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterEnquiry)
    let call = EnquiryCall(
      day: session.today, time: time, outcome: outcome, agreed: agreed, by: session.access.name)
    if let problem = call.problem { throw .rule(.intake(problem)) }
    return try session.write(.enquiryCalled, detail: EntryDetail(day: session.today.iso)) { change throws(StoreError) in
      let kept = try change.fact(EnquiryFact.self, enquiry)
      if let person = kept.fact.person { try session.requireReach(person, change.coder) }
      guard kept.fact.enquiry.isSeen(by: session.role, today: session.today) else { throw .rule(.notInRegister) }
      let made = try change.all(EnquiryCallFact.self, where: "f.enquiry = ? ORDER BY f.number", enquiry.value)
      if made.count > calls, let last = made.last { throw try change.conflict(with: last.entry) }
      change.about = kept.fact.person
      try change.enter(
        EnquiryCallFact(
          enquiry: enquiry, number: (made.last?.fact.number ?? 0) + 1, call: call))
    }
  }

  /// What has become of the follow-up talk: offered, held or declined.
  ///
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has written it down already.
  public func enterTalk(_ talk: FollowUpTalk, about enquiry: EnquiryKey) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpContact)
    if talk.day > session.today { throw .rule(.intake(.inTheFuture)) }
    return try session.write(.talkEntered, detail: EntryDetail(day: talk.day.iso)) { change throws(StoreError) in
      let kept = try change.fact(EnquiryFact.self, enquiry)
      if let person = kept.fact.person { try session.requireReach(person, change.coder) }
      if talk.day < kept.fact.enquiry.day { throw .rule(.intake(.talkBeforeEnquiry(kept.fact.enquiry.day))) }
      let talks = try change.all(TalkFact.self, where: "f.enquiry = ?", enquiry.value)
      if let other = talks.first(where: { $0.fact.talk.event.isFinal }) { throw try change.conflict(with: other.entry) }
      change.about = kept.fact.person
      try change.enter(TalkFact(enquiry: enquiry, talk: talk))
    }
  }
}
