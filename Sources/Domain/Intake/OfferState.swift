/// An offer with what came of phoning about it.
public struct OfferState: Hashable, Sendable {
  public var offer: Offer
  /// In the order they were made.
  public var answers: [OfferAnswer]

  public init(offer: Offer, answers: [OfferAnswer]) {
    self.offer = offer
    self.answers = answers
  }

  /// Yes or no; nil as long as neither has been said.
  public var settled: OfferAnswer? { answers.first { $0.answer.isFinal } }
  /// How often nobody answered.
  public var callsInVain: Int { answers.count { !$0.answer.isFinal } }

  /// What was said with the last call that says anything.
  public var word: String? { answers.last { $0.word != nil }?.word }

  /// Whether it waits for an answer, and so holds a place. Whoever does not wait any more, because they have started, died or
  /// turned to something else, has no open offer: that is computed, nobody has to close it.
  public func isOpen(_ status: EnrolmentStatus) -> Bool { settled == nil && status.isWaiting }
}

extension Offer {
  /// The first day of somebody who says yes on `day`: the day offered, unless it has gone by.
  public func start(answered day: Day) -> Day { max(start, day) }
}

/// Why an offer cannot be made, or an enquiry or talk cannot be entered.
public enum IntakeProblem: Error, Hashable, Sendable {
  /// The person does not wait for a place.
  case notWaiting
  /// The first day offered has gone by, or is before they applied.
  case startTooEarly(Day)
  /// Nobody knows which unit the place is in.
  case unitMissing
  /// Passing somebody forward takes a reason.
  case reasonMissing
  /// A pårørende who asks is kept in the enquiry and never becomes a participant.
  case nextOfKinIsNoParticipant
  /// Neither a name nor a telephone: nobody could be called back.
  case whoMissing
  /// The desk corrects what it wrote itself; others' words it does not read.
  case notOwnEnquiry
  case inTheFuture
  /// What was agreed on has a day, today at the earliest; nothing else of a call has.
  case agreedDay
  /// Before the enquiry it follows.
  case talkBeforeEnquiry(Day)
}
