/// Whose data is to be looked at: should it still be kept?
///
/// No legal period holds for all these registers, so the number of years is a setting, and without it nobody is due.
/// Being due erases nothing: a team lead decides, one by one.
public enum Retention {
  /// What the rule has to know about somebody.
  public struct Life: Hashable, Sendable {
    public var person: ParticipantKey
    /// The last day anything happened: an enrolment's end, a mark, a note, being registered at all.
    public var lastDay: Day?
    /// In a programme today, or to begin in one.
    public var isRunning: Bool

    public init(person: ParticipantKey, lastDay: Day?, isRunning: Bool) {
      self.person = person
      self.lastDay = lastDay
      self.isRunning = isRunning
    }
  }

  /// Why somebody is due.
  public struct Due: Hashable, Sendable {
    public var person: ParticipantKey
    public var lastDay: Day
    /// The setting that makes it so.
    public var years: Int
    /// The first day it was due: the same date `years` later.
    public var since: Day
  }

  /// Nil when `life` is not due on `today`. Who runs is never due, nor is somebody without a known last day.
  public static func due(_ life: Life, today: Day, years: Int?) -> Due? {
    guard let years, (1...500).contains(years), !life.isRunning, let lastDay = life.lastDay else { return nil }
    let since = lastDay.addingMonths(12 * years)
    return since <= today ? Due(person: life.person, lastDay: lastDay, years: years, since: since) : nil
  }

  /// Everyone who is due, the longest first.
  public static func due(_ lives: some Sequence<Life>, today: Day, years: Int?) -> [Due] {
    lives.compactMap { due($0, today: today, years: years) }
      .sorted { ($0.since, $0.person) < ($1.since, $1.person) }
  }
}
