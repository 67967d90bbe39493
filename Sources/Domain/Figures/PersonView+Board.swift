// What the board's questions and a plan's measures ask of one person. How things stand is told as of the last day of the period
// that has come.

extension PersonView {
  public var day: Day { scope.day }

  /// Takes part on that day, in something that nobody is the primary contact of.
  public var lacksContact: Bool {
    runs.indices.contains { index in
      runs[index].dates.participates(on: day) && !chosen[index].contacts.contains { $0.hold(on: day) }
    }
  }

  /// Takes part on that day, within three months after treatment.
  public var isAfterTreatment: Bool {
    !history.treatments.isEmpty && takesPart && CriticalWindow.open(after: history.treatments, on: day) != nil
  }

  /// Takes part today and did so ``LastSeen/days`` days ago, and nobody has seen them since; whoever is in treatment is not missed.
  public var isMissed: Bool {
    let isInTreatment = TreatmentEpisode.stays(history.treatments, by: day).last.map { $0.to == nil } ?? false
    return !history.isSeen && !isInTreatment
      && runs.contains {
        $0.dates.participates(on: day) && $0.dates.start.map { $0 <= day - LastSeen.days } ?? false
      }
  }

  // MARK: In and out

  /// So many days ahead, the last among them.
  public static let daysAhead = 30

  private func isAhead(_ other: Day?) -> Bool {
    other.map { $0 > day && $0 <= day + PersonView.daysAhead } ?? false
  }

  public var startsSoon: Bool {
    runs.contains {
      isAhead($0.dates.start) && $0.dates.status(on: day, ending: .running) == .awaitingStart
    }
  }

  /// Takes part, and has an end, or else a planned end, within the days ahead; today counts, since it is a day of participation.
  public var endsSoon: Bool {
    runs.contains { run in
      guard run.dates.participates(on: day), let last = run.dates.end ?? run.plannedEnd else { return false }
      return last == day || isAhead(last)
    }
  }

  /// Ventetid: calendar days from søkt to the first day, of those who began in the period.
  public var waited: [Int] {
    runs.compactMap { run in
      guard let applied = run.applied, let start = run.dates.start, scope.period.contains(start),
        run.dates.participates(in: scope.period)
      else { return nil }
      return max(0, start - applied)
    }
  }

  /// Deltakerdager: enrolled days of the period that have come, both ends in.
  public var participantDays: Int { participantDays { _ in true } }

  private func participantDays(_ counts: (UnitKey?) -> Bool) -> Int {
    guard let come = scope.come else { return 0 }
    return runs.reduce(0) { sum, run in
      guard counts(run.unit), run.dates.participates(in: come), let start = run.dates.start else { return sum }
      let last = min(run.dates.end ?? come.to, come.to)
      return sum + max(0, last - max(start, come.from) + 1)
    }
  }

  /// Those in units of which the number of places is known.
  public var placeDays: Int {
    participantDays { unit in unit.map { !scope.unitsWithoutPlaces.contains($0) } ?? false }
  }

  // MARK: Lights and quality of life

  /// See ``lights``.
  var firstAndLastLights: (first: Lights, last: Lights)? {
    func tells(_ lights: PersonHistory.DatedLights) -> Bool {
      lights.day <= day && scope.area.map { lights.lights[$0] != nil } ?? !lights.lights.isEmpty
    }
    guard let first = history.lights.firstIndex(where: tells), let last = history.lights.lastIndex(where: tells),
      first < last
    else { return nil }
    return (history.lights[first].lights, history.lights[last].lights)
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

  /// See ``scores``.
  var scoresByDay: [CaseSign] {
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
