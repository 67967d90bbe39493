/// Somebody turns to the service, whichever door.
public struct Enquiry: Hashable, Sendable {
  /// How they came to us.
  public enum Door: String, CaseIterable, Hashable, Sendable {
    case phone, desk, nav, prison, clinic
    case nextOfKin = "next_of_kin"
    case other
  }

  /// Whom it is for. A pårørende who asks is kept in the enquiry and never becomes a participant.
  public enum Who: String, CaseIterable, Hashable, Sendable {
    /// Themself.
    case own
    case nextOfKin = "next_of_kin"
  }

  public var day: Day
  public var time: TimeOfDay?
  public var who: Who
  /// The caller's name and telephone, as they gave them; of a participant they stand with the person.
  public var name: String?
  public var phone: String?
  /// Nil to who may not read it; so is ``text``.
  public var door: Door?
  public var text: String?
  /// Who took it.
  public var author: UserKey

  public init(
    day: Day, time: TimeOfDay? = nil, who: Who, name: String? = nil, phone: String? = nil, door: Door?,
    text: String? = nil, author: UserKey
  ) {
    self.day = day
    self.time = time
    self.who = who
    self.name = name
    self.phone = phone
    self.door = door
    self.text = text
    self.author = author
  }
}

/// A call back to whoever asked.
public struct EnquiryCall: Hashable, Sendable {
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    case reached
    case noAnswer = "no_answer"
    /// A new time was agreed on.
    case agreed
  }

  public var day: Day
  public var time: TimeOfDay?
  public var outcome: Outcome
  /// The day that was agreed on.
  public var agreed: Day?
  /// Who called.
  public var by: String

  public init(day: Day, time: TimeOfDay? = nil, outcome: Outcome, agreed: Day? = nil, by: String) {
    self.day = day
    self.time = time
    self.outcome = outcome
    self.agreed = agreed
    self.by = by
  }

  public var problem: IntakeProblem? {
    outcome == .agreed ? agreed.map { $0 < day } ?? true ? .agreedDay : nil : agreed == nil ? nil : .agreedDay
  }
}

/// What has become of the follow-up talk an enquiry leads to.
public struct FollowUpTalk: Hashable, Sendable {
  public enum Event: String, CaseIterable, Hashable, Sendable {
    case offered, held, declined
  }

  public var event: Event
  public var day: Day
  /// Who held or offered it.
  public var by: String?

  public init(event: Event, day: Day, by: String? = nil) {
    self.event = event
    self.day = day
    self.by = by
  }
}

extension Enquiry {
  /// How long the desk sees an enquiry.
  public static let deskDays = 7

  /// Whether it came within the last seven days, today among them.
  public func isOfLastWeek(on today: Day) -> Bool { day <= today && today - day < Enquiry.deskDays }

  /// Whether somebody sees it at all: the desk those of the last week, whoever sees old ones every one.
  public func isSeen(by role: Role, today: Day) -> Bool {
    day <= today && (AccessTable.sees(.enquiries, role) || isOfLastWeek(on: today))
  }

  /// Whether somebody may correct it: whoever reads what others were told, and else whoever wrote it. Nobody writes over
  /// words they cannot read.
  public func mayBeCorrected(by access: Access, today: Day) -> Bool {
    isSeen(by: access.role, today: today) && (AccessTable.sees(.enquiries, access.role) || author == access.user)
  }

  /// What keeps it from being entered.
  ///
  /// - Parameter isOfSomeone: a participant, or somebody who becomes one: their name and telephone stand with the person.
  public func problem(isOfSomeone: Bool, today: Day) -> IntakeProblem? {
    if day > today { return .inTheFuture }
    let isNamed = [name, phone].contains { $0?.contains { !$0.isWhitespace } ?? false }
    return isNamed || isOfSomeone ? nil : .whoMissing
  }
}

extension FollowUpTalk.Event {
  /// Whether nothing more is to come of the enquiry: the talk was held, or they did not want it.
  public var isFinal: Bool { self != .offered }
}

/// How long people wait for the follow-up talk.
public enum TalkTimes {
  /// Enquiries of this many days are reckoned with, today among them.
  public static let window = 90

  /// The median of calendar days from enquiry to the talk held; nil of none.
  public static func medianDays(_ talks: [(asked: Day, held: Day)], today: Day) -> (median: Median?, n: Int) {
    let days = talks.filter { $0.asked <= today && today - $0.asked < window }.map { $0.held - $0.asked }
    return (Arithmetic.median(days), days.count)
  }
}
