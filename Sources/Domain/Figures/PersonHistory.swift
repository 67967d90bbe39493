/// What the register knows of one person's way: what indicators are evaluated over.
public struct PersonHistory: Sendable {
  public let person: ParticipantKey
  /// Every one, in any programme.
  public var enrolments: [Time]
  /// Nil when not known, and for a protected address: such a person counts in totals and in no breakdown.
  public var district: String?
  /// Not of a protected address.
  public var countsInBreakdowns = false
  public var relapses: [Relapse] = []
  public var reEngagements: [ReEngagement] = []
  /// Stays in treatment.
  public var treatments: [TreatmentEpisode] = []
  /// Of a worker, in order of time.
  public var lights: [DatedLights] = []
  public var signs: [CaseSign] = []
  public var birthYear: Int?
  /// Of the last ``QualityRule/daysBack`` days, where it was asked for.
  public var strayMarks: [StrayMark] = []
  /// The same: what was entered after its day.
  public var entries: [Entry] = []
  /// Somebody has seen them within ``LastSeen/days`` days of today, or knows why they are away.
  public var isSeen = false

  /// From a day to a day, or on.
  public struct Days: Hashable, Sendable {
    public var from: Day
    public var to: Day?
    /// The number that whoever it is goes by; nil where nobody asks.
    public var colleague: Int64?

    public init(from: Day, to: Day?, colleague: Int64? = nil) {
      (self.from, self.to, self.colleague) = (from, to, colleague)
    }

    func hold(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
  }

  public struct DatedLights: Hashable, Sendable {
    public var day: Day
    public var lights: Lights

    public init(day: Day, lights: Lights) { (self.day, self.lights) = (day, lights) }
  }

  /// An enrolment with its steps.
  public struct Time: Sendable {
    /// What it goes by in the register.
    public var key: EnrolmentKey?
    public var enrolment: Enrolment
    public var steps: [StepPeriod]
    /// What was asked at its end and after it; nil where nobody asked.
    public var afterEnd: AfterEnd?
    /// The days of primary contact persons.
    public var contacts: [Days] = []

    public init(_ enrolment: Enrolment, steps: [StepPeriod] = []) {
      self.enrolment = enrolment
      self.steps = steps
    }

    /// The day of the outcome; where it is not known, the end.
    var outcomeDate: Day? { enrolment.outcomeDate ?? enrolment.end }
  }

  public init(_ person: ParticipantKey, _ enrolments: [Time], district: String? = nil) {
    self.person = person
    self.enrolments = enrolments
    self.district = district
  }
}

/// What numbers are asked for: which days, and whose enrolments.
public struct FigureScope: Sendable {
  public var period: Period
  public var today: Day
  /// With it, outcomes are the last one by that day of those who entered in the period.
  public var statusAt: Day?
  public var step: StepNumber?
  /// The area of life that lights are compared in.
  public var area: LifeDomain?
  /// Who pays for the enrolments meant; empty: nobody is told to.
  public var funder: String?
  /// How many places the units meant have, together; nil where none is known.
  public var places: Int?
  /// Units whose places are not known: their days are left out where they are compared with places.
  public var unitsWithoutPlaces: Set<UnitKey> = []
  /// What rules of data quality go by; nil where they are not asked.
  public var quality: QualityGround?
  /// The programme and unit they are narrowed to.
  public var includes: @Sendable (Enrolment) -> Bool

  public init(
    _ period: Period, today: Day, statusAt: Day? = nil, step: StepNumber? = nil, area: LifeDomain? = nil,
    funder: String? = nil, includes: @escaping @Sendable (Enrolment) -> Bool = { _ in true }
  ) {
    self.period = period
    self.today = today
    self.statusAt = statusAt
    self.step = step
    self.area = area
    self.funder = funder
    self.includes = includes
  }

  /// The days of it that have come.
  public var come: Period? { Period(from: period.from, to: min(period.to, today)) }
  /// The last of them: how things stand is told as of it.
  public var day: Day { min(period.to, today) }
  /// One of several that people are divided into: whoever has a protected address is in none of them.
  var isBreakdown: Bool { funder != nil || area != nil }
}

/// One person within a scope: what the rows of the table ask.
public struct PersonView: Sendable {
  public let history: PersonHistory
  public let scope: FigureScope
  /// The enrolments meant, without IKKE AKTUELL and FEILREGISTRERT, which never count.
  public let chosen: [PersonHistory.Time]
  /// Took part on any day of the period.
  public let isInProgramme: Bool
  /// How it ended, by the last end in the period; nil when it did not.
  public let ending: Ending?

  /// How somebody ended.
  public enum Ending: String, CaseIterable, Hashable, Sendable {
    case droppedOut, completed, clarified, ill, otherSupport, moved, otherStay, died, unknown
  }

  public init(_ history: PersonHistory, in scope: FigureScope) {
    self.history = history
    self.scope = scope
    let isLeftOut = scope.isBreakdown && !history.countsInBreakdowns
    chosen = history.enrolments.filter { time in
      !isLeftOut && time.enrolment.status.counts && scope.includes(time.enrolment)
        && scope.funder.map { $0 == time.enrolment.funding ?? "" } ?? true
    }
    isInProgramme = chosen.contains { $0.enrolment.dates.participates(in: scope.period) }
    ending = isInProgramme ? PersonView.ending(chosen, of: history, in: scope.period) : nil
  }

  /// An enrolment starts in the period.
  public var hasEntered: Bool {
    chosen.contains {
      $0.enrolment.dates.participates(in: scope.period) && $0.enrolment.start.map(scope.period.contains) ?? false
    }
  }

  /// Dated in the period, or, with a status date, the last by then of somebody who entered in it.
  public func came(to outcome: Outcome) -> Bool {
    guard let statusAt = scope.statusAt else {
      return chosen.contains {
        $0.enrolment.outcome == outcome && $0.outcomeDate.map(scope.period.contains) ?? false
      }
    }
    guard hasEntered else { return false }
    var last: (day: Day, outcome: Outcome)?
    for time in chosen {
      guard let known = time.enrolment.outcome, let day = time.outcomeDate, day <= statusAt else { continue }
      if last.map({ $0.day <= day }) ?? true { last = (day, known) }
    }
    return last?.outcome == outcome
  }

  /// Those in the period of somebody who took part in it.
  public var relapses: [Relapse] {
    isInProgramme ? history.relapses.filter { scope.period.contains($0.day) } : []
  }

  public var lastRelapse: Relapse? { relapses.max { $0.day < $1.day } }

  /// Nobody has confirmed that they are back after the last of them, and nothing else has closed it.
  public var isReturnOpen: Bool {
    lastRelapse?.closed(
      by: scope.today, backs: history.reEngagements, enrolments: history.enrolments.map(\.enrolment)) == nil
      && lastRelapse != nil
  }

  /// Nil: not come so far yet.
  func isStillIn(day n: Int, after relapse: Relapse) -> Bool? {
    relapse.isStillIn(day: n, history.enrolments.map(\.enrolment), today: scope.today)
  }

  /// Days to the return after it; nil where there is none by today.
  public var daysToReEngagement: Int? {
    lastRelapse.flatMap { relapse in
      relapse.back(among: history.reEngagements, by: scope.today).map(relapse.days(to:))
    }
  }

  /// Where somebody stands six months after their last end, of those whose day that is in the period, and has come: as a cohort is
  /// followed. Whoever has died by then, or takes part again, is not after an end.
  public var afterEnd: AfterEnd.Part? {
    let death = history.enrolments.lazy.map(\.enrolment).death
    var last: (end: Day, record: AfterEnd?)?
    for time in chosen {
      guard let end = time.enrolment.end, time.enrolment.participates(on: end), last.map({ $0.end < end }) ?? true
      else {
        continue
      }
      let day = AfterEnd.day(PersonView.monthsAfterEnd, after: end)
      if day <= scope.today, scope.period.contains(day) { last = (end, time.afterEnd) }
    }
    guard let last else { return nil }
    let day = AfterEnd.day(PersonView.monthsAfterEnd, after: last.end)
    if death.map({ $0 <= day }) ?? false { return nil }
    let isBack = history.enrolments.contains { $0.enrolment.status.counts && $0.enrolment.participates(on: day) }
    return isBack ? nil : AfterEnd.part(last.record, month: PersonView.monthsAfterEnd)
  }

  /// The one of the months that the figure is of.
  public static let monthsAfterEnd = 6

  /// Enrolments in some of the places on the last day.
  public func standing(in places: Set<EnrolmentPlace>) -> [StepsStanding] {
    chosen.compactMap { time in
      let standing = StepsStanding(
        participant: history.person, enrolment: EnrolmentKey(0), rank: 0, dates: time.enrolment.dates,
        applied: time.enrolment.applied, periods: time.steps, lacksContact: false, today: scope.period.to)
      guard let place = standing.place, places.contains(place), scope.step == nil || scope.step == place.step else {
        return nil
      }
      return standing
    }
  }

  /// Of those, how long each has stood there, or waited, on that day.
  public func days(in places: Set<EnrolmentPlace>) -> [Int] {
    standing(in: places).compactMap { standing in standing.since.map { scope.period.to - $0 } }
  }

  /// Moves of one kind in the period.
  public func moves(_ kind: StepsMove.Kind) -> Int {
    chosen.reduce(0) { sum, time in
      sum
        + StepsMove.all(of: history.person, dates: time.enrolment.dates, periods: time.steps, in: scope.period)
        .count { $0.kind == kind && (scope.step == nil || scope.step == $0.step) }
    }
  }

  // MARK: How it ended

  private static func ending(_ chosen: [PersonHistory.Time], of history: PersonHistory, in period: Period) -> Ending? {
    var last: (day: Day, ending: Ending)?
    for time in chosen {
      guard let end = time.enrolment.end, period.contains(end), time.enrolment.participates(on: end) else { continue }
      let ending = ending(of: time.enrolment, end: end)
      // A death ends every enrolment on one day: it is how the person ended, whatever the others say. Of others on one day the
      // last counts that is no dropping out.
      if let known = last, known.ending == .died || known.day > end, ending != .died { continue }
      if let known = last, known.day == end, ending == .droppedOut { continue }
      last = (end, ending)
    }
    guard let last else { return nil }
    // Whoever runs in any programme when the period is over has left none of them.
    let runs = history.enrolments.contains { $0.enrolment.status.counts && $0.enrolment.dates.runsPast(period.to) }
    return last.ending == .droppedOut && runs ? nil : last.ending
  }

  static func ending(of enrolment: Enrolment, end: Day) -> Ending {
    let isEarly = enrolment.plannedEnd.map { end < $0 }
    switch enrolment.endReason {
    case .doesNotAttend, .other:
      if enrolment.outcome == .ordinaryWork || enrolment.outcome == .education { return .completed }
      return enrolment.endReason == .other && isEarly == false ? .completed : .droppedOut
    case .clarified: return .clarified
    case .ill: return .ill
    case .needsOtherSupport: return .otherSupport
    case .moved: return .moved
    case .otherStay: return .otherStay
    case .died: return .died
    case .gotWork, .education: return .completed
    case nil: return enrolment.status == .completed || isEarly == false ? .completed : .unknown
    }
  }
}
