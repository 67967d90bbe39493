/// Which of a person's enrolments a list shows: the one that runs, else the latest to start.
///
/// An application without a start will start later than anything that has ended, so it takes the day it was applied
/// for. IKKE AKTUELL comes last, FEILREGISTRERT never.
public struct EnrolmentRank: Hashable, Comparable, Sendable {
  private let running: Bool
  private let relevant: Bool
  private let day: Int32

  /// Nil when the enrolment is never shown as somebody's current one.
  public init?(dates: EnrolmentDates, applied: Day?, today: Day) {
    guard dates.status != .registeredInError else { return nil }
    running = dates.participates(on: today)
    relevant = dates.status != .notRelevant
    day = (dates.start ?? applied)?.number ?? .min
  }

  public static func < (left: Self, right: Self) -> Bool {
    if left.running != right.running { return right.running }
    if left.relevant != right.relevant { return right.relevant }
    return left.day < right.day
  }
}

/// Whether somebody is still shown: people who have ended leave the lists after some days.
public enum ListMembership {
  public static func isShown(
    dates: EnrolmentDates?, today: Day, daysAfterEnd: Int = EnrolmentRules.daysOnListAfterEnd
  ) -> Bool {
    guard let dates else { return true }
    if dates.status == .notRelevant { return false }
    guard !dates.participates(on: today), let end = dates.end, end < today else { return true }
    return today - end <= daysAfterEnd
  }
}
