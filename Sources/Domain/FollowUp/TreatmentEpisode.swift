/// Treatment, from the application to the discharge.
public struct TreatmentEpisode: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Somebody is admitted, and comes home.
    case stay
    /// Goes on: it has no end, and no window after it.
    case lar
  }

  /// Utskrevet: how it ended.
  public enum Ending: String, CaseIterable, Hashable, Sendable {
    case completed, interrupted
  }

  public var kind: Kind
  public var applied: Day?
  /// Innlagt.
  public var admitted: Day?
  /// Utskrevet. Completed or interrupted, what comes after it is the same.
  public var ended: Day?
  /// Nil where it is not known.
  public var ending: Ending?
  /// When whoever is in treatment is expected home; says nothing once they are.
  public var expected: Day?
  public var note: String?
  /// What was said of the end.
  public var endNote: String?

  public init(
    _ kind: Kind = .stay, applied: Day? = nil, admitted: Day? = nil, ended: Day? = nil, ending: Ending? = nil,
    expected: Day? = nil, note: String? = nil
  ) {
    self.kind = kind
    self.expected = expected
    self.applied = applied
    self.admitted = admitted
    self.ended = ended
    self.ending = ending
    self.note = note
  }

  var problems: [FollowUp.Problem] {
    var problems: [FollowUp.Problem] = []
    if applied == nil && admitted == nil { problems.append(.treatmentWithoutDay) }
    if let applied, let admitted, admitted < applied { problems.append(.admittedBeforeApplied) }
    if ending != nil && ended == nil { problems.append(.endingWithoutEnd) }
    if let expected, let first = admitted ?? applied, expected < first { problems.append(.expectedBeforeAdmission) }
    if let ended {
      if kind == .lar { problems.append(.larHasNoEnd) }
      if let admitted, ended < admitted { problems.append(.endBeforeAdmission) }
      if admitted == nil, applied != nil { problems.append(.endWithoutAdmission) }
    }
    return problems
  }

  /// Whether both are stays with a day in common besides the one on which the one ends and the other begins.
  func overlaps(_ other: TreatmentEpisode) -> Bool {
    guard kind == .stay, other.kind == .stay, let from = admitted, let theirs = other.admitted else { return false }
    return (ended.map { $0 > theirs } ?? true) && (other.ended.map { $0 > from } ?? true)
  }

  fileprivate func isGoingOn(on today: Day) -> Bool {
    kind == .stay && admitted.map { $0 <= today } ?? false && ended.map { $0 > today } ?? true
  }

  /// The stays in order of time, as far as they were begun by `today`: one that begins on the day another ends, or the day
  /// after, goes on with it. An end to come is none yet.
  static func stays(_ episodes: some Sequence<TreatmentEpisode>, by today: Day) -> [(from: Day, to: Day?)] {
    var stays: [(from: Day, to: Day?)] = []
    let begun = episodes.compactMap { episode -> (from: Day, to: Day?)? in
      guard episode.kind == .stay, let from = episode.admitted, from <= today else { return nil }
      return (from, episode.ended.flatMap { $0 <= today ? $0 : nil })
    }
    for stay in begun.sorted(by: { ($0.from, $0.to ?? today + 1) < ($1.from, $1.to ?? today + 1) }) {
      guard let last = stays.last, last.to.map({ stay.from <= $0 + 1 }) ?? true else {
        stays.append(stay)
        continue
      }
      guard let end = last.to else { continue }
      stays[stays.count - 1].to = stay.to.map { Swift.max($0, end) }
    }
    return stays
  }
}

extension Sequence<TreatmentEpisode> {
  /// When whoever is in treatment today is expected home; nil of others, and where nobody has said.
  public func expectedHome(on today: Day) -> Day? { filter { $0.isGoingOn(on: today) }.compactMap(\.expected).max() }
}

/// Etter behandling, dag N av M: the three calendar months after treatment, which are the most critical [001].
public struct CriticalWindow: Hashable, Sendable {
  /// Day 0: the day treatment ended.
  public let ended: Day

  public init(ended: Day) { self.ended = ended }

  /// Included: the same day three months later, clamped to the month's end.
  public var last: Day { ended.addingMonths(3) }
  /// M: 18.10 to 18.01 is 92.
  public var length: Int { last - ended }

  /// N; nil outside it.
  public func day(on today: Day) -> Int? { ended <= today && today <= last ? today - ended : nil }

  /// The window somebody is in on `today`: after the latest end, unless they have been admitted since.
  public static func open(after episodes: some Sequence<TreatmentEpisode>, on today: Day) -> CriticalWindow? {
    guard let ended = TreatmentEpisode.stays(episodes, by: today).last?.to else { return nil }
    let window = CriticalWindow(ended: ended)
    return window.day(on: today) == nil ? nil : window
  }
}

/// The risk of an overdose after discharge or release [nrk.no]: about tenfold in the first two weeks, still raised in the two after.
public struct OverdoseRisk: Hashable, Sendable {
  public enum Level: String, CaseIterable, Hashable, Sendable {
    /// Days 0 to 14.
    case high
    /// Days 15 to 28.
    case raised
  }

  public let level: Level
  /// The day of discharge or release.
  public let since: Day

  /// Nil on other days than 0 to 28.
  public init?(since: Day, on today: Day) {
    switch today - since {
    case 0...14: level = .high
    case 15...28: level = .raised
    default: return nil
    }
    self.since = since
  }

  /// What holds on `today`: by the latest release, or the latest discharge of somebody who has not been admitted since.
  public static func flag(
    after episodes: some Sequence<TreatmentEpisode>, releases: some Sequence<Day>, on today: Day
  ) -> OverdoseRisk? {
    let discharge = TreatmentEpisode.stays(episodes, by: today).last?.to
    let days = releases.filter { $0 <= today } + [discharge].compactMap(\.self)
    return days.max().flatMap { OverdoseRisk(since: $0, on: today) }
  }
}
