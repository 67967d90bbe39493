// What the board's questions and a plan's measures ask of one person. How things stand is told as of the last day of the period
// that has come.

extension PersonView {
  public var day: Day { scope.day }

  /// Takes part on that day.
  public var takesPart: Bool { chosen.contains { $0.enrolment.participates(on: day) } }

  /// Takes part on that day, in something that nobody is the primary contact of.
  public var lacksContact: Bool {
    chosen.contains { time in
      time.enrolment.participates(on: day) && !time.contacts.contains { $0.hold(on: day) }
    }
  }

  /// Takes part on that day, within three months after treatment.
  public var isAfterTreatment: Bool {
    takesPart && CriticalWindow.open(after: history.treatments, on: day) != nil
  }

  /// Takes part today and did so ``LastSeen/days`` days ago, and nobody has seen them since; whoever is in treatment is not missed.
  public var isMissed: Bool {
    let isInTreatment = TreatmentEpisode.stays(history.treatments, by: day).last.map { $0.to == nil } ?? false
    return !history.isSeen && !isInTreatment
      && chosen.contains {
        $0.enrolment.participates(on: day) && $0.enrolment.start.map { $0 <= day - LastSeen.days } ?? false
      }
  }

  // MARK: In and out

  /// So many days ahead, the last among them.
  public static let daysAhead = 30

  private func isAhead(_ other: Day?) -> Bool {
    other.map { $0 > day && $0 <= day + PersonView.daysAhead } ?? false
  }

  public var startsSoon: Bool {
    chosen.contains {
      $0.enrolment.status(on: day) == .awaitingStart && isAhead($0.enrolment.start)
    }
  }

  /// Takes part, and has an end, or else a planned end, within the days ahead; today counts, since it is a day of participation.
  public var endsSoon: Bool {
    chosen.contains { time in
      guard time.enrolment.participates(on: day), let last = time.enrolment.end ?? time.enrolment.plannedEnd else {
        return false
      }
      return last == day || isAhead(last)
    }
  }

  /// Ventetid: calendar days from søkt to the first day, of those who began in the period.
  public var waited: [Int] {
    chosen.compactMap { time in
      guard let applied = time.enrolment.applied, let start = time.enrolment.start, scope.period.contains(start),
        time.enrolment.dates.participates(in: scope.period)
      else { return nil }
      return max(0, start - applied)
    }
  }

  /// Deltakerdager: enrolled days of the period that have come, both ends in.
  /// - Parameter counts: which enrolments.
  public func participantDays(_ counts: (Enrolment) -> Bool = { _ in true }) -> Int {
    guard let come = scope.come else { return 0 }
    return chosen.reduce(0) { sum, time in
      guard counts(time.enrolment), time.enrolment.dates.participates(in: come), let start = time.enrolment.start else {
        return sum
      }
      let last = min(time.enrolment.end ?? come.to, come.to)
      return sum + max(0, last - max(start, come.from) + 1)
    }
  }

  /// Those in units of which the number of places is known.
  public var placeDays: Int {
    participantDays { $0.unit.map { !scope.unitsWithoutPlaces.contains($0) } ?? false }
  }

  // MARK: Lights and quality of life

  /// The first assessment and the last by that day, of somebody who was in the programme in the period; in the area asked for, where
  /// both tell of it.
  private var lights: (first: Lights, last: Lights)? {
    guard isInProgramme else { return nil }
    let known = history.lights.filter { lights in
      lights.day <= day && scope.area.map { lights.lights[$0] != nil } ?? !lights.lights.isEmpty
    }
    guard known.count >= 2, let first = known.first, let last = known.last else { return nil }
    return (first.lights, last.lights)
  }

  public var hasLightsTwice: Bool { lights != nil }

  /// More areas better than worse, in the area asked for or in all.
  public var lightsMoved: LightsMove? {
    lights.map { first, last in
      guard let area = scope.area else {
        let change = LightsChange(from: first, to: last)
        return LightsMove(change.better - change.worse)
      }
      guard let before = first[area], let after = last[area] else { return .same }
      return LightsMove(Int(before.rawValue) - Int(after.rawValue))
    }
  }

  public enum LightsMove: CaseIterable, Hashable, Sendable {
    case better, same, worse

    init(_ difference: Int) { self = difference > 0 ? .better : difference < 0 ? .worse : .same }
  }

  private var scores: [CaseSign] {
    history.signs.filter { $0.kind == .score && $0.from.map { $0 <= day } ?? false }
      .sorted { one, other in
        guard let first = one.from, let second = other.from else { return false }
        return first < second
      }
  }

  public var hasScoresTwice: Bool { isInProgramme && scores.count >= 2 }

  public var isLifeBetter: Bool {
    guard let first = scores.first, let last = scores.last else { return false }
    return last.value > first.value
  }

  // MARK: Signs

  /// Whether a sign is there on that day.
  public func has(_ kind: CaseSign.Kind) -> Bool {
    history.signs.contains { $0.kind == kind && $0.holds(in: Period(days: 1, to: day)) }
  }

  /// Whether it holds on any day of the period that has come.
  public func had(_ kind: CaseSign.Kind) -> Bool {
    guard let come = scope.come else { return false }
    return history.signs.contains { $0.kind == kind && $0.holds(in: come) }
  }

  /// Whether it began in the period.
  public func began(_ kind: CaseSign.Kind) -> Bool {
    history.signs.contains { $0.kind == kind && $0.from.map(scope.period.contains) ?? false }
  }

  /// Whether it was there by that day, however long ago it was.
  public func hasHad(_ kind: CaseSign.Kind) -> Bool {
    history.signs.contains { $0.kind == kind && $0.from.map { $0 <= day } ?? true }
  }

  /// Søkt to innlagt, of admissions in the period.
  public var waitedForTreatment: [Int] {
    history.signs.compactMap { sign in
      guard sign.kind == .treatment, let from = sign.from, let to = sign.to, scope.period.contains(to) else {
        return nil
      }
      return max(0, to - from)
    }
  }

  /// Serious events of the period that have been gone through, and all.
  public var incidents: (part: Int, of: Int) {
    let known = history.signs.filter { $0.kind == .incident && $0.from.map(scope.period.contains) ?? false }
    return (known.count { $0.to.map { $0 <= scope.today } ?? false }, known.count)
  }
}
