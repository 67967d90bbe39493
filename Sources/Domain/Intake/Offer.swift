/// A place offered to somebody on the waiting list. Open until it is answered.
public struct Offer: Hashable, Sendable {
  public var day: Day
  /// Who made it.
  public var by: String
  /// The first day, should they say yes: nobody has to ask for it again then.
  public var start: Day

  public init(day: Day, by: String, start: Day) {
    self.day = day
    self.by = by
    self.start = start
  }
}

/// What came of phoning somebody about an offer.
public struct OfferAnswer: Hashable, Sendable {
  public enum Answer: String, CaseIterable, Hashable, Sendable {
    case yes, no
    case noAnswer = "no_answer"

    /// Whether the offer is settled by it.
    public var isFinal: Bool { self != .noAnswer }
  }

  public var day: Day
  public var time: TimeOfDay?
  public var answer: Answer
  /// What is to be known of it until the next call, such as "ring igjen mandag".
  public var word: String?

  public init(day: Day, time: TimeOfDay? = nil, answer: Answer, word: String? = nil) {
    self.day = day
    self.time = time
    self.answer = answer
    self.word = word
  }
}

/// Somebody is passed forward on the waiting list by a team lead.
public struct PassForward: Hashable, Sendable {
  public var day: Day
  /// Nil to who may not read it.
  public var reason: String?

  public init(day: Day, reason: String?) {
    self.day = day
    self.reason = reason
  }
}
