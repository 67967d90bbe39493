/// What a rule asks somebody to do: worked out from the facts each time, never kept, and closed by the fact that meets it.
public struct RuleTask: Hashable, Sendable {
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    /// Everyone has one fixed contact person.
    case contactMissing = "contact_missing"
    /// Somebody has been offered a place, and has said neither yes nor no.
    case offerUnanswered = "offer_unanswered"
    /// Somebody has asked for help, and nobody has talked with them.
    case talkDue = "talk_due"
    /// A concern has been told of somebody, and nobody has talked with them about it.
    case concernOpen = "concern_open"
    /// Somebody has died: those left behind are contacted, and colleagues talk it through.
    case bereavedContacted = "bereaved_contacted"
    case debrief
    /// Somebody has said that they may be asked how it went, and the day has come.
    case afterEnd = "after_end"

    /// Who may do what meets it, and so whose task it is.
    public var action: Action {
      switch self {
      case .contactMissing: .assignContact
      case .offerUnanswered: .enterOfferAnswer
      case .talkDue, .afterEnd: .enterFollowUpContact
      case .concernOpen: .enterRelapse
      case .bereavedContacted, .debrief: .reportDeath
      }
    }
  }

  public var rule: Rule
  /// Nil when it is about somebody who is not in the register.
  public var person: ParticipantKey?
  /// Nil where nobody has set a limit: then it is to be done, and never over the limit.
  public var due: Day?
  /// The day of what it follows from.
  public var since: Day?

  public init(rule: Rule, person: ParticipantKey?, due: Day?, since: Day?) {
    self.rule = rule
    self.person = person
    self.due = due
    self.since = since
  }
}

/// The rules that ask for something, each a function of what it rests on.
public enum TaskRules {
  /// Nobody is the fixed contact person of somebody who takes part.
  public static func contactMissing(
    _ person: ParticipantKey, dates: EnrolmentDates, hasContact: Bool, today: Day
  ) -> RuleTask? {
    guard !hasContact, dates.participates(on: today) else { return nil }
    return RuleTask(rule: .contactMissing, person: person, due: nil, since: nil)
  }

  /// An offer that waits for its answer is asked about on the day it is made, and again the day after nobody answered.
  public static func offerUnanswered(
    _ person: ParticipantKey, offer: Day, answers: [OfferAnswer], today: Day
  ) -> RuleTask? {
    guard offer <= today, !answers.contains(where: \.answer.isFinal) else { return nil }
    let called = answers.map(\.day).max()
    return RuleTask(rule: .offerUnanswered, person: person, due: called.map { $0 + 1 } ?? offer, since: offer)
  }

  /// Somebody who asked waits for the follow-up talk. That one has been offered is not that it has been held.
  ///
  /// - Parameter due: by the limit somebody has set; nil without one.
  public static func talkDue(
    _ person: ParticipantKey?, asked: Day, talks: [FollowUpTalk], due: Day?, today: Day
  ) -> RuleTask? {
    guard asked <= today, !talks.contains(where: { $0.event != .offered }) else { return nil }
    return RuleTask(rule: .talkDue, person: person, due: due, since: asked)
  }

  /// Somebody of whom a concern has been told is called, until it is entered what the talk came to. It is due as soon as it can
  /// be, and the first that is open counts.
  public static func concernOpen(
    _ person: ParticipantKey, concerns: some Sequence<Concern>, today: Day
  ) -> RuleTask? {
    guard let since = concerns.filter({ $0.isOpen(on: today) }).map(\.day).min() else { return nil }
    return RuleTask(rule: .concernOpen, person: person, due: nil, since: since)
  }

  /// So long after a death it is asked for what is to be done then; ours.
  public static let daysAfterDeath = 90

  /// What a death leaves to be done, as long as nobody has entered that it was.
  public static func afterDeath(
    _ person: ParticipantKey, on death: Day, done: Set<DatedEvent.Kind>, today: Day
  ) -> [RuleTask] {
    guard (0...daysAfterDeath).contains(today - death) else { return [] }
    let rules: [(RuleTask.Rule, DatedEvent.Kind)] = [(.bereavedContacted, .bereavedContacted), (.debrief, .debrief)]
    return rules.filter { !done.contains($0.1) }.map { RuleTask(rule: $0.0, person: person, due: nil, since: death) }
  }
}

extension TaskRules {
  /// Somebody who has said yes is asked on the same date some months after the end, and once more the day after nobody answered.
  public static func afterEnd(_ person: ParticipantKey, end: Day, record: AfterEnd, today: Day) -> RuleTask? {
    record.next(after: end, today: today).map {
      RuleTask(rule: .afterEnd, person: person, due: $0.due, since: end)
    }
  }
}

/// Where something with a day to be done by stands.
public enum Due: Hashable, Sendable {
  case overLimit(days: Int)
  case today
  /// As soon as it can be: nobody has set a limit.
  case soon
  case later(Day)

  public init(_ day: Day?, today: Day) {
    switch day {
    case nil: self = .soon
    case let day? where day < today: self = .overLimit(days: today - day)
    case today?: self = .today
    case let day?: self = .later(day)
    }
  }

  public var isOverLimit: Bool { if case .overLimit = self { true } else { false } }
}
