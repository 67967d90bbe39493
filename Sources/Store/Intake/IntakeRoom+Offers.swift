import Domain
import Ledger

/// Offering places to those who wait, and writing down what they say.
extension IntakeRoom {
  /// Offers somebody a place from a day on. Two offers at a time nobody has.
  ///
  /// - Parameter unit: where the place is, for somebody who has been meant for no unit yet.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has offered them one; ``StoreError/rule(_:)``.
  public func makeOffer(
    to enrolment: EnrolmentKey, start: Day, unit: UnitKey? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.makeOffer)
    return try session.write(.offerMade, detail: EntryDetail(day: start.iso)) { change throws(StoreError) in
      let kept = try waiting(enrolment, &change)
      let earliest = max(session.today, kept.fact.enrolment.applied ?? session.today)
      if start < earliest { throw .rule(.intake(.startTooEarly(earliest))) }
      if let present = try change.offer(enrolment),
        try change.answers(present.fact).first?.fact.answer.answer.isFinal != true
      {
        throw try change.conflict(with: present.entry)
      }
      if kept.fact.enrolment.unit == nil {
        guard let unit else { throw .rule(.intake(.unitMissing)) }
        var meant = kept.fact
        meant.enrolment.unit = unit
        try change.void(kept.row)
        try change.enter(meant)
      }
      change.about = kept.fact.person
      try change.enter(
        OfferFact(enrolment: enrolment, offer: Offer(day: session.today, by: session.access.name, start: start)))
    }
  }

  /// Writes down what came of phoning about an offer. A yes makes it VENTER PÅ OPPSTART from the day offered; a no frees the
  /// place, and they wait as before; nobody answering leaves it open.
  ///
  /// - Parameters:
  ///   - offered: the day of the offer that was on the screen.
  ///   - calls: how many calls in vain stood there: of two desks that write down the same call, the second is told.
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has written down an answer meanwhile.
  public func answerOffer(
    of enrolment: EnrolmentKey, offered: Day, _ answer: OfferAnswer, calls: Int
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterOfferAnswer)
    return try session.write(.offerAnswered, detail: EntryDetail(name: answer.answer.rawValue)) {
      change throws(StoreError) in
      let kept = try self.enrolment(enrolment, &change)
      // Somebody may have answered, or taken the offer back, since the screen was painted.
      guard let offer = try change.offer(enrolment), offer.fact.offer.day == offered else {
        throw .rule(.notInRegister)
      }
      let answers = try change.answers(offer.fact)
      if let settled = answers.first(where: { $0.fact.answer.answer.isFinal }) {
        throw try change.conflict(with: settled.entry)
      }
      guard kept.fact.enrolment.status.isWaiting else { throw .rule(.intake(.notWaiting)) }
      let call = answer.answer.isFinal ? 0 : calls + 1
      change.about = kept.fact.person
      try change.enter(OfferAnswerFact(enrolment: enrolment, offerDay: offered, call: call, answer: answer))
      let word = answer.word?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
      if !word.isEmpty {
        try change.enter(OfferWordFact(enrolment: enrolment, offerDay: offered, call: call, word: word))
      }
      guard answer.answer == .yes else { return }
      // Where they come from and who pays goes along unread, so that the desk may write down the answer.
      var promised = kept.fact
      promised.enrolment.status = .awaitingStart
      promised.enrolment.start = offer.fact.offer.start(answered: answer.day)
      let problems = EnrolmentRules.problems(
        of: promised.enrolment, ending: try change.ending(of: promised.enrolment.programme), today: session.today)
      if !problems.isEmpty { throw .rule(.enrolment(problems)) }
      try session.enrolments.requireDays(promised.enrolment, of: kept.fact.person, besides: enrolment, change.coder)
      try change.void(kept.row)
      try change.enter(promised)
    }
  }

  /// Passes somebody forward to the head of their list.
  ///
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has done so already.
  public func passForward(_ enrolment: EnrolmentKey, reason: String) throws(StoreError) -> WriteReceipt {
    try session.require(.passForward)
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { throw .rule(.intake(.reasonMissing)) }
    return try session.write(.passedForward) { change throws(StoreError) in
      let kept = try waiting(enrolment, &change)
      change.about = kept.fact.person
      try change.enter(
        PassForwardFact(enrolment: enrolment, passForward: PassForward(day: session.today, reason: words)))
    }
  }

  // MARK: - Inside a change

  private func enrolment(
    _ enrolment: EnrolmentKey, _ change: inout ChangeSet
  ) throws(StoreError) -> KeptFact<EnrolmentFact> {
    let kept = try change.fact(EnrolmentFact.self, enrolment)
    try session.requireReach(kept.fact.person, change.coder)
    change.enrolment = enrolment
    return kept
  }

  private func waiting(
    _ enrolment: EnrolmentKey, _ change: inout ChangeSet
  ) throws(StoreError) -> KeptFact<EnrolmentFact> {
    let kept = try self.enrolment(enrolment, &change)
    if !kept.fact.enrolment.status.isWaiting { throw .rule(.intake(.notWaiting)) }
    return kept
  }

  /// Whoever has died waits for nothing: no offer is open any more, and no list has them.
  func leaveWaitingLists(_ person: ParticipantKey, _ change: inout ChangeSet) throws(StoreError) {
    for kept in try change.all(EnrolmentFact.self, where: "f.person = ?", person.value)
    where kept.fact.enrolment.status(on: session.today).isBeforeStart {
      var left = kept.fact
      left.enrolment.status = .notRelevant
      try change.void(kept.row)
      try change.enter(left)
    }
  }
}
