/// What is known of somebody that decides whether they are to be called: facts as they were entered, and nothing worked out.
public struct Followed: Hashable, Sendable {
  public var person: ParticipantKey
  /// They take part today; whoever waits for a start is followed home from treatment, and missed nowhere.
  public var takesPart: Bool
  /// The first day of the enrolment.
  public var start: Day?
  public var lastAttended: Day?
  public var contacts: [FollowUpContact]
  public var appointments: [Appointment]
  public var absence: Absence?
  public var treatments: [TreatmentEpisode]
  public var releases: [Day]
  public var concerns: [Concern]
  public var agreed: [AgreedContact]
  public var ladder: [LadderStep]
  /// Since when something about them waits for the team meeting; nil where nothing does.
  public var asked: Day?
  /// Whom they let the service tell whether they come, today.
  public var mayBeTold: [MayBeTold.Party] = []

  public init(
    _ person: ParticipantKey, takesPart: Bool = true, start: Day? = nil, lastAttended: Day? = nil,
    contacts: [FollowUpContact] = [], appointments: [Appointment] = [], absence: Absence? = nil,
    treatments: [TreatmentEpisode] = [], releases: [Day] = [], concerns: [Concern] = [], agreed: [AgreedContact] = [],
    ladder: [LadderStep] = []
  ) {
    self.person = person
    self.takesPart = takesPart
    self.start = start
    self.lastAttended = lastAttended
    self.contacts = contacts
    self.appointments = appointments
    self.absence = absence
    self.treatments = treatments
    self.releases = releases
    self.concerns = concerns
    self.agreed = agreed
    self.ladder = ladder
  }

  /// The last contact achieved, or the last appointment they came to: what is to have talked with them.
  public func lastReached(by today: Day) -> Day? {
    let kept = appointments.filter { $0.outcome == .came && $0.day <= today }.map(\.day).max()
    return [kept, contacts.lastAchieved(by: today)].compactMap(\.self).max()
  }

  /// Sist sett: see ``LastSeen``.
  public func lastSeen(by today: Day) -> Day? {
    LastSeen(person: person, attendance: lastAttended, contact: lastReached(by: today), expectedSince: nil).day
  }

  /// The next one they stand in.
  public func nextAppointment(on today: Day) -> Appointment? {
    appointments.filter { $0.isToCome(today: today) }.min { ($0.day, $0.from) < ($1.day, $1.from) }
  }
}

/// Somebody to call today, or to wait for: the class of reason and the reasons themselves, never a score.
public struct Call: Hashable, Sendable {
  /// In the order they stand in.
  public enum Class: String, CaseIterable, Hashable, Sendable {
    case first, today
    /// Ventes tilbake: away by agreement or ill.
    case awaited
  }

  public enum Reason: Hashable, Sendable {
    /// A concern has been told, and nobody has talked with them.
    case concern(since: Day)
    /// Days 0 to 14 after discharge, of the window's length, and not spoken with since.
    case home(day: Int, of: Int)
    /// The same after a release.
    case released(day: Int)
    /// Agreed every so many days, and seen so many days ago.
    case agreed(every: Int, days: Int)
    /// So many appointments missed in a row, and not reached since.
    case missed(Int)
    /// In the three months after treatment, and not seen for so many days.
    case window(day: Int, of: Int, days: Int)
    /// In treatment, and expected home on a day: who meets them? When the day has passed, are they home?
    case comesHome(Day)
    /// Not seen for so many days.
    case unseen(Int)

    /// It tells of uro, treatment or prison: that waits for a key wherever a name stands.
    public var waitsForKey: Bool {
      switch self {
      case .concern, .home, .released, .comesHome, .window: true
      case .agreed, .missed, .unseen: false
      }
    }

    var callClass: Class {
      switch self {
      case .concern, .home, .released, .agreed, .missed: .first
      case .comesHome, .window, .unseen: .today
      }
    }
  }

  public let person: ParticipantKey
  public let callClass: Class
  /// The gravest first; none of those who are only waited for.
  public let reasons: [Reason]
  /// How long it has been so; what a class is in order of.
  public let days: Int
  public let absence: Absence?
  public let next: Appointment?
  /// How many times nobody answered in the last seven days, since they were last seen.
  public let tries: Int
  /// The day of the last of them.
  public let lastTried: Day?
  /// What has been done since about it.
  public let ladder: LadderStep?
  /// Whether anybody close may be called about them.
  public let mayCallKin: Bool

  /// The third time nobody answers in seven days something else is done.
  public static let triesBeforeLadder = 3
  public static let daysOfTries = 7

  /// Whether something else than calling again is to be chosen: another try unanswered, and it has been three.
  public var opensLadder: Bool { tries + 1 >= Call.triesBeforeLadder && ladder == nil }
}

/// What has been done today about somebody.
public enum CalledToday: Hashable, Sendable {
  case reached
  /// Again tomorrow.
  case notReached
}

/// Whom do I call today.
public struct CallRules: Hashable, Sendable {
  /// In the window after treatment, not seen for so many days.
  public var daysInWindow = 7
  /// Not seen for so many days.
  public var daysUnseen = LastSeen.days

  public init() {}

  public static let limits = 1...90
  /// So many days before somebody is expected home it is asked who meets them: the window must not begin a day late.
  public static let daysBeforeHome = 7

  /// What was done today; nil when nobody has tried.
  public func done(_ followed: Followed, today: Day) -> CalledToday? {
    let tried = followed.contacts.filter { $0.day == today && ($0.isAchieved || $0.isFruitless) }
    if tried.isEmpty { return nil }
    return tried.contains(where: \.isAchieved) ? .reached : .notReached
  }

  /// Nil for somebody who need not be called: also whoever has been today, answered or not.
  public func call(_ followed: Followed, today: Day) -> Call? {
    if done(followed, today: today) != nil { return nil }
    let reasons = reasons(followed, today: today)
    // Whoever has just come home stays above, and so does whoever somebody is worried about, away or not.
    let cannotWait = reasons.contains { reason in
      switch reason.reason {
      case .home, .released, .concern, .comesHome: true
      case .agreed, .missed, .window, .unseen: false
      }
    }
    let isAtRisk = OverdoseRisk.flag(after: followed.treatments, releases: followed.releases, on: today) != nil
    let isAway = followed.absence?.isInForce(on: today) == true && !cannotWait && !(isAtRisk && !reasons.isEmpty)
    guard isAway || !reasons.isEmpty else { return nil }
    let callClass = isAway ? .awaited : reasons.contains { $0.reason.callClass == .first } ? Call.Class.first : .today
    let counting = reasons.filter { isAway || $0.reason.callClass == callClass }
    let tries = tries(followed, today: today)
    return Call(
      person: followed.person, callClass: callClass, reasons: reasons.map(\.reason),
      days: counting.map(\.days).max() ?? 0, absence: followed.absence.flatMap { $0.isInForce(on: today) ? $0 : nil },
      next: followed.nextAppointment(on: today), tries: tries.count, lastTried: tries.max(),
      ladder: followed.ladder.filter { step in
        step.day <= today && step.day > today - Call.daysOfTries
          && (followed.lastReached(by: today).map { $0 < step.day } ?? true)
      }.max { $0.day < $1.day }, mayCallKin: !followed.mayBeTold.isEmpty)
  }

  /// All of them in the order they are called in: by class, and within one the longest first.
  public func list(_ followed: some Sequence<Followed>, today: Day) -> [Call] {
    followed.compactMap { call($0, today: today) }.sorted { one, other in
      let order = Call.Class.allCases
      let (left, right) = (order.firstIndex(of: one.callClass) ?? 0, order.firstIndex(of: other.callClass) ?? 0)
      return (left, -one.days, one.person.value) < (right, -other.days, other.person.value)
    }
  }

  // MARK: Reasons

  private func reasons(_ followed: Followed, today: Day) -> [(reason: Call.Reason, days: Int)] {
    var reasons: [(reason: Call.Reason, days: Int)] = []
    let reached = followed.lastReached(by: today)
    if let task = TaskRules.concernOpen(followed.person, concerns: followed.concerns, today: today),
      let since = task.since
    {
      reasons.append((.concern(since: since), today - since))
    }
    let window = CriticalWindow.open(after: followed.treatments, on: today)
    if let window, let day = window.day(on: today), OverdoseRisk(since: window.ended, on: today)?.level == .high,
      reached.map({ $0 < window.ended }) ?? true
    {
      reasons.append((.home(day: day, of: window.length), day))
    }
    if let released = followed.releases.filter({ $0 <= today }).max(),
      OverdoseRisk(since: released, on: today)?.level == .high, reached.map({ $0 < released }) ?? true
    {
      reasons.append((.released(day: today - released), today - released))
    }
    let seen = followed.lastSeen(by: today)
    if let agreed = followed.agreed.inForce(on: today), let every = agreed.every {
      let days = today - max(seen ?? agreed.from, agreed.from)
      if days > every { reasons.append((.agreed(every: every, days: today - (seen ?? agreed.from)), days)) }
    }
    if let missed = missedInARow(followed, today: today, reached) {
      reasons.append((.missed(missed.count), missed.days))
    }
    if let home = followed.treatments.expectedHome(on: today), today >= home - CallRules.daysBeforeHome {
      reasons.append((.comesHome(home), max(0, today - home)))
    }
    // Of whoever is in treatment nobody expects to see anything.
    guard followed.takesPart, TreatmentEpisode.stays(followed.treatments, by: today).last.map({ $0.to != nil }) ?? true
    else { return reasons }
    guard let since = [seen, followed.start, window?.ended].compactMap(\.self).max(), since <= today else {
      return reasons
    }
    let days = today - since
    if let window, let day = window.day(on: today), days >= daysInWindow {
      reasons.append((.window(day: day, of: window.length, days: days), days))
    } else if days >= daysUnseen {
      reasons.append((.unseen(days), days))
    }
    return reasons
  }

  /// Two or more of the last appointments, with nothing kept and nobody reached after the first of them.
  private func missedInARow(_ followed: Followed, today: Day, _ reached: Day?) -> (count: Int, days: Int)? {
    let past = followed.appointments.filter { $0.day <= today && $0.outcome?.tellsWhoCame == true }
      .sorted { ($0.day, $0.from) > ($1.day, $1.from) }
    let missed = past.prefix { $0.outcome == .didNotCome }
    guard missed.count >= 2, let last = missed.first?.day, reached.map({ $0 < last }) ?? true else { return nil }
    return (missed.count, today - last)
  }

  /// The days of the last seven on which the service tried in vain, since they were last seen.
  private func tries(_ followed: Followed, today: Day) -> [Day] {
    let seen = followed.lastSeen(by: today)
    return followed.contacts.filter { contact in
      contact.isFruitless && contact.day <= today && contact.day > today - Call.daysOfTries
        && (seen.map { $0 < contact.day } ?? true)
    }.map(\.day)
  }
}
