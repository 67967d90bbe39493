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
    if !NameRule.isOneLine(enquiry.name) { throw .rule(.nameNotOneLine) }
    if enquiry.day > session.today { throw .rule(.intake(.inTheFuture)) }
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
