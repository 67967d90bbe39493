/// One person within a scope: what the rows of the table ask. It goes from scope to scope with them, and what several rows ask is found
/// out once.
public final class PersonView {
  public let history: PersonHistory
  public private(set) var scope: FigureScope
  /// The enrolments meant, without IKKE AKTUELL and FEILREGISTRERT, which never count.
  public let chosen: [PersonHistory.Time]
  /// Of each of them, in the same order.
  let runs: [Run]
  private var known = Known()

  /// The days and codes of an enrolment alone: of everybody, in many scopes, little is to be handed about.
  struct Run {
    let dates: EnrolmentDates
    let applied, plannedEnd, outcomeDate: Day?
    let endReason: EndReason?
    let outcome: Outcome?
    let unit: UnitKey?

    init(_ enrolment: Enrolment) {
      dates = enrolment.dates
      (applied, plannedEnd) = (enrolment.applied, enrolment.plannedEnd)
      outcomeDate = enrolment.outcomeDate ?? enrolment.end
      (endReason, outcome, unit) = (enrolment.endReason, enrolment.outcome, enrolment.unit)
    }
  }

  /// What has been found out in the scope.
  private struct Known {
    var isInProgramme, takesPart: Bool?
    var ending: Ending??
    var lights: (first: Lights, last: Lights)??
    var relapses: [Relapse]?
    var standings: [Standing]?
    var scores: [CaseSign]?
  }

  /// How somebody ended.
  public enum Ending: String, CaseIterable, Hashable, Sendable {
    case droppedOut, completed, clarified, ill, otherSupport, moved, otherStay, died, unknown
  }

  public init(_ history: PersonHistory, in scope: FigureScope) {
    self.history = history
    self.scope = scope
    chosen = PersonView.chosen(of: history, in: scope)
    runs = chosen.map { Run($0.enrolment) }
  }

  private static func chosen(of history: PersonHistory, in scope: FigureScope) -> [PersonHistory.Time] {
    if scope.isBreakdown, !history.countsInBreakdowns { return [] }
    return history.enrolments.filter { time in
      time.enrolment.status.counts && scope.meant.include(time.enrolment)
        && scope.funder.map { $0 == time.enrolment.funding ?? "" } ?? true
    }
  }

  /// Goes on to another scope that means the same enrolments; false where it means others.
  func goOn(to other: FigureScope) -> Bool {
    guard other.funder == scope.funder, other.meant == scope.meant,
      history.countsInBreakdowns || other.isBreakdown == scope.isBreakdown
    else { return false }
    (scope, known) = (other, Known())
    return true
  }

  /// Took part on any day of the period.
  public var isInProgramme: Bool {
    if let found = known.isInProgramme { return found }
    let found = runs.contains { $0.dates.participates(in: scope.period) }
    known.isInProgramme = found
    return found
  }

  /// Takes part on the last day of the period that has come.
  public var takesPart: Bool {
    if let found = known.takesPart { return found }
    let day = scope.day
    let found = runs.contains { $0.dates.participates(on: day) }
    known.takesPart = found
    return found
  }

  /// How it ended, by the last end in the period; nil when it did not.
  public var ending: Ending? {
    if let found = known.ending { return found }
    let found = isInProgramme ? PersonView.ending(runs, of: history, in: scope.period) : nil
    known.ending = .some(found)
    return found
  }

  /// The first assessment and the last by the last day that has come, of somebody who was in the programme in the period; in the
  /// area asked for, where both tell of it.
  var lights: (first: Lights, last: Lights)? {
    if history.lights.count < 2 { return nil }
    if let found = known.lights { return found }
    let found = isInProgramme ? firstAndLastLights : nil
    known.lights = .some(found)
    return found
  }

  /// Relapses in the period of somebody who took part in it.
  public var relapses: [Relapse] {
    if history.relapses.isEmpty { return [] }
    if let found = known.relapses { return found }
    let found = isInProgramme ? history.relapses.filter { scope.period.contains($0.day) } : []
    known.relapses = found
    return found
  }

  /// Scores of quality of life by the last day that has come, in order.
  var scores: [CaseSign] {
    if history.signs.isEmpty { return [] }
    if let found = known.scores { return found }
    let found = scoresByDay
    known.scores = found
    return found
  }

  /// An enrolment starts in the period.
  public var hasEntered: Bool {
    runs.contains {
      $0.dates.participates(in: scope.period) && $0.dates.start.map(scope.period.contains) ?? false
    }
  }

  /// Dated in the period, or, with a status date, the last by then of somebody who entered in it.
  public func came(to outcome: Outcome) -> Bool {
    guard let statusAt = scope.statusAt else {
      return runs.contains { $0.outcome == outcome && $0.outcomeDate.map(scope.period.contains) ?? false }
    }
    guard hasEntered else { return false }
    var last: (day: Day, outcome: Outcome)?
    for run in runs {
      guard let known = run.outcome, let day = run.outcomeDate, day <= statusAt else { continue }
      if last.map({ $0.day <= day }) ?? true { last = (day, known) }
    }
    return last?.outcome == outcome
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
    var last: (end: Day, record: AfterEnd?)?
    for (index, run) in runs.enumerated() {
      guard let end = run.dates.end, run.dates.participates(on: end), last.map({ $0.end < end }) ?? true else {
        continue
      }
      let day = AfterEnd.day(PersonView.monthsAfterEnd, after: end)
      if day <= scope.today, scope.period.contains(day) { last = (end, chosen[index].afterEnd) }
    }
    guard let last else { return nil }
    let death = history.enrolments.lazy.map(\.enrolment).death
    let day = AfterEnd.day(PersonView.monthsAfterEnd, after: last.end)
    if death.map({ $0 <= day }) ?? false { return nil }
    let isBack = history.enrolments.contains { $0.enrolment.status.counts && $0.enrolment.participates(on: day) }
    return isBack ? nil : AfterEnd.part(last.record, month: PersonView.monthsAfterEnd)
  }

  /// The one of the months that the figure is of.
  public static let monthsAfterEnd = 6

  /// Where an enrolment stands on the last day, and for how long it has, or has waited.
  struct Standing {
    let place: EnrolmentPlace
    let days: Int?
  }

  private var standings: [Standing] {
    if let found = known.standings { return found }
    var found: [Standing] = []
    for (index, run) in runs.enumerated() {
      let standing = StepsStanding(
        participant: history.person, enrolment: EnrolmentKey(0), rank: 0, dates: run.dates, applied: run.applied,
        periods: chosen[index].steps, lacksContact: false, today: scope.period.to)
      guard let place = standing.place, scope.step == nil || scope.step == place.step else { continue }
      found.append(Standing(place: place, days: standing.since.map { scope.period.to - $0 }))
    }
    known.standings = found
    return found
  }

  /// How many enrolments stand in some of the places on the last day.
  public func standing(in places: Set<EnrolmentPlace>) -> Int { standings.count { places.contains($0.place) } }

  /// Of those, how long each has stood there, or waited, on that day.
  public func days(in places: Set<EnrolmentPlace>) -> [Int] {
    standings.compactMap { places.contains($0.place) ? $0.days : nil }
  }

  /// Moves of one kind in the period.
  public func moves(_ kind: StepsMove.Kind) -> Int {
    var count = 0
    for (index, run) in runs.enumerated() {
      // Most move in few of many months.
      let steps = chosen[index].steps
      let isMoved = run.dates.end.map(scope.period.contains) ?? false
      guard isMoved || steps.contains(where: { scope.period.contains($0.from) }) else { continue }
      count += StepsMove.all(of: history.person, dates: run.dates, periods: steps, in: scope.period)
        .count { $0.kind == kind && (scope.step == nil || scope.step == $0.step) }
    }
    return count
  }

  // MARK: How it ended

  private static func ending(_ runs: [Run], of history: PersonHistory, in period: Period) -> Ending? {
    var last: (day: Day, ending: Ending)?
    for run in runs {
      guard let end = run.dates.end, period.contains(end), run.dates.participates(on: end) else { continue }
      let ending = ending(of: run, end: end)
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

  static func ending(of enrolment: Enrolment, end: Day) -> Ending { ending(of: Run(enrolment), end: end) }

  private static func ending(of run: Run, end: Day) -> Ending {
    let isEarly = run.plannedEnd.map { end < $0 }
    switch run.endReason {
    case .doesNotAttend, .other:
      if run.outcome == .ordinaryWork || run.outcome == .education { return .completed }
      return run.endReason == .other && isEarly == false ? .completed : .droppedOut
    case .clarified: return .clarified
    case .ill: return .ill
    case .needsOtherSupport: return .otherSupport
    case .moved: return .moved
    case .otherStay: return .otherStay
    case .died: return .died
    case .gotWork, .education: return .completed
    case nil: return run.dates.status == .completed || isEarly == false ? .completed : .unknown
    }
  }
}
