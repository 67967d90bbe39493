/// Uro: what comes before a relapse can be judged. It counts in no figure, has no free text, and is gone after 90 days if nothing
/// came of it.
public struct Concern: Hashable, Sendable {
  /// Who told: never a name, and never for the person's own copy.
  public enum Teller: String, CaseIterable, Hashable, Sendable {
    case participant
    case nextOfKin = "next_of_kin"
    case staff
    case treatmentPlace = "treatment_place"
    case other
  }

  /// What the talk came to; that there was no ground strikes it.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    case relapse
    /// Glipp: a note, which counts nowhere.
    case lapse
  }

  public var day: Day
  public var toldBy: Teller
  /// Nil until there has been a talk.
  public var cameTo: Outcome?

  public init(day: Day, toldBy: Teller, cameTo: Outcome? = nil) {
    self.day = day
    self.toldBy = toldBy
    self.cameTo = cameTo
  }

  /// So many days after it, it is still there; the day after it is not.
  public static let days = 90

  public func isOpen(on today: Day) -> Bool { cameTo == nil && (0...Concern.days).contains(today - day) }

  /// Nothing came of it, and it is to be kept no longer.
  public func hasExpired(on today: Day) -> Bool { cameTo == nil && today - day > Concern.days }
}

/// Tilbakefall: the use has taken up again so that the plan must be changed, as judged together with the participant.
///
/// It never ends an enrolment, and never moves a step.
public struct Relapse: Hashable, Sendable {
  public var day: Day
  /// The day is about right.
  public var isAbout: Bool
  /// When the service got to know; nil where it is not told.
  public var known: Day?
  public var note: String?

  public init(day: Day, isAbout: Bool = false, known: Day? = nil, note: String? = nil) {
    self.day = day
    self.isAbout = isAbout
    self.known = known
    self.note = note
  }

  /// The day from which days are counted: that on which the service got to know, else the relapse's.
  public var since: Day { known ?? day }

  /// Tilbake i tiltaket: the first that is confirmed from that day on, by a day.
  public func back(among backs: some Sequence<ReEngagement>, by today: Day) -> ReEngagement? {
    backs.filter { $0.day >= since && $0.day <= today }.min { $0.day < $1.day }
  }

  /// What is proposed to a counsellor: the first day on which they were there or came after that day. The day itself is not: on
  /// it they may have come before.
  /// - Parameter days: of a møtt or a kom, in any order.
  public func proposal(among days: some Sequence<Day>, by today: Day) -> Day? {
    days.filter { $0 > since && $0 <= today }.min()
  }

  /// Days to the return, from the day the service got to know.
  public func days(to back: ReEngagement) -> Int { back.day - since }

  /// Fortsatt med, dag N: whether somebody takes part on that day; the dead do not. Nil: not come so far yet.
  public func isStillIn(day n: Int, _ enrolments: some Sequence<Enrolment>, today: Day) -> Bool? {
    let day = since + n
    return day > today ? nil : enrolments.contains { $0.status.counts && $0.participates(on: day) }
  }

  /// The days on which it is asked whether somebody is still in.
  public static let followUpDays = [30, 90]

  /// When it was over: back, the end of the last enrolment, or death; nil while it is open.
  public func closed(
    by today: Day, backs: some Sequence<ReEngagement>, enrolments: [Enrolment]
  ) -> Day? {
    let counting = enrolments.filter(\.status.counts)
    let ends = counting.compactMap(\.end)
    let lastEnd = counting.allSatisfy({ $0.end != nil || !$0.participates(on: today) }) ? ends.max() : nil
    let over = [lastEnd, enrolments.death].compactMap(\.self).filter { $0 >= day && $0 < today }
    return ([back(among: backs, by: today)?.day].compactMap(\.self) + over).min()
  }
}

/// Tilbake i tiltaket after a relapse: proposed by the program, confirmed by a counsellor, and only then a fact.
public struct ReEngagement: Hashable, Sendable {
  public var day: Day
  public var note: String?

  public init(day: Day, note: String? = nil) {
    self.day = day
    self.note = note
  }

  /// Back within so many days is soon.
  public static let soon = 14
}
