/// One person's time in one programme, dated.
public struct Enrolment: Hashable, Sendable {
  public var programme: String
  public var unit: UnitKey?
  /// As entered; what is in force on a day is ``status(on:ending:)``.
  public var status: EnrolmentStatus
  public var applied: Day?
  public var start: Day?
  /// The last day of participation.
  public var end: Day?
  public var plannedEnd: Day?
  public var endReason: EndReason?
  /// Free text, only with ``EndReason/other``; at most ``otherReasonLimit`` characters.
  public var otherReason: String?
  public var outcome: Outcome?
  public var outcomeDate: Day?
  public var funding: String?
  public var referredFrom: String?

  public static let otherReasonLimit = 40

  public init(
    programme: String, unit: UnitKey? = nil, status: EnrolmentStatus, applied: Day? = nil, start: Day? = nil,
    end: Day? = nil, plannedEnd: Day? = nil, endReason: EndReason? = nil, otherReason: String? = nil,
    outcome: Outcome? = nil, outcomeDate: Day? = nil, funding: String? = nil, referredFrom: String? = nil
  ) {
    self.programme = programme
    self.unit = unit
    self.status = status
    self.applied = applied
    self.start = start
    self.end = end
    self.plannedEnd = plannedEnd
    self.endReason = endReason
    self.otherReason = otherReason
    self.outcome = outcome
    self.outcomeDate = outcomeDate
    self.funding = funding
    self.referredFrom = referredFrom
  }

  /// The status in force on `today`: a start that has come turns VENTER PÅ OPPSTART into DELTAR, the day after the end
  /// turns DELTAR into HAR SLUTTET (FULLFØRT in a course). Computed, never written by a job.
  public func status(on today: Day, ending: Programme.Ending = .running) -> EnrolmentStatus {
    dates.status(on: today, ending: ending)
  }

  /// Somebody who is erased leaves: what runs on `day`, or was to, ends with it; what had not begun is not relevant any more.
  /// What has ended stays as it was.
  public mutating func leave(on day: Day) {
    if status == .participating || status == .awaitingStart, let start, start <= day {
      if end.map({ $0 <= day }) ?? false { return }
      (status, end, plannedEnd) = (.participating, day, nil)
    } else if let end, end > day, let start, start <= day {
      (self.end, plannedEnd) = (day, nil)
    } else if status.isBeforeStart || status == .participating {
      (status, end, plannedEnd) = (.notRelevant, nil, nil)
    }
  }

  /// Somebody has died: what runs on `day` ends with it, and what had not begun is not relevant any more. What had ended stays.
  public mutating func end(byDeathOn day: Day, _ ending: Programme.Ending) {
    if !status.counts || end.map({ $0 <= day }) ?? status.isEnded { return }
    if status.isEnded || status == .participating || status == .awaitingStart, let start, start <= day {
      (status, end, endReason, otherReason) = (ending == .course ? .interrupted : .ended, day, .died, nil)
    } else {
      (status, end) = (.notRelevant, nil)
    }
  }

  /// start ≤ `day` and no end or end ≥ `day`, and it is an enrolment that counts and has begun.
  public func participates(on day: Day) -> Bool { dates.participates(on: day) }

  /// What decides whether it runs on a day.
  public var dates: EnrolmentDates { EnrolmentDates(status: status, start: start, end: end) }
}

extension Sequence<Enrolment> {
  /// The day somebody died, as the enrolments of one person tell it; nil of the living.
  public var death: Day? { compactMap { $0.endReason == .died ? $0.end : nil }.min() }

  /// Whether somebody was with us, and is so no more on `day`: all that counts has ended, or they have died. Whoever never
  /// took part, and whoever waits, has not left.
  public func haveEnded(before day: Day) -> Bool {
    if let death, death < day { return true }
    let counting = filter { $0.status.counts }
    return !counting.isEmpty && counting.allSatisfy { $0.status(on: day).isEnded }
  }

  /// The last day of somebody who is with us no more on `day`, see ``haveEnded(before:)``; nil of everybody else.
  public func lastDay(before day: Day) -> Day? {
    guard haveEnded(before: day) else { return nil }
    return death ?? filter { $0.status.counts }.compactMap(\.end).max()
  }
}

/// The three things that decide whether an enrolment runs on a day.
public struct EnrolmentDates: Hashable, Sendable {
  public var status: EnrolmentStatus
  public var start: Day?
  public var end: Day?

  public init(status: EnrolmentStatus, start: Day?, end: Day?) {
    self.status = status
    self.start = start
    self.end = end
  }

  public func status(on today: Day, ending: Programme.Ending) -> EnrolmentStatus {
    var current = status
    // As it stood before the start, also when it has ended since.
    if let start, start > today, current == .participating || current.isEnded { return .awaitingStart }
    if current == .awaitingStart, let start, start <= today { current = .participating }
    if current == .participating, let end, end < today { current = ending == .course ? .completed : .ended }
    if current.isEnded, let end, end >= today { current = .participating }
    return current
  }

  public func participates(on day: Day) -> Bool {
    guard hasBegun, let start, start <= day else { return false }
    guard let end else { return !status.isEnded }
    return end >= day
  }

  /// Whether any day of `period` is a day of participation.
  public func participates(in period: Period) -> Bool {
    guard hasBegun, let start else { return false }
    if end == nil && status.isEnded { return false }
    return period.overlaps(start: start, end: end)
  }

  /// start ≤ D and no end or end > D: "running at D" of the definition of falt ut.
  public func runsPast(_ day: Day) -> Bool {
    guard hasBegun, let start, start <= day else { return false }
    guard let end else { return !status.isEnded }
    return end > day
  }

  /// Whether both run on a day that is not the one on which one of them ends and the other begins.
  func collides(with other: EnrolmentDates) -> Bool {
    func isOver(_ one: EnrolmentDates, by day: Day) -> Bool { one.end.map { $0 <= day } ?? one.status.isEnded }
    guard hasBegun, other.hasBegun, let start, let theirs = other.start else { return false }
    return !isOver(self, by: theirs) && !isOver(other, by: start)
  }

  /// Statuses in which a start date is the first day, not a hope.
  private var hasBegun: Bool {
    switch status {
    case .participating, .ended, .completed, .interrupted, .awaitingStart: true
    case .applied, .assessed, .waitingList, .notRelevant, .registeredInError: false
    }
  }
}
