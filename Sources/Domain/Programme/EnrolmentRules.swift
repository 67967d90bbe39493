/// What an enrolment must fulfil, and which changes of status NAV's rules allow.
public enum EnrolmentRules {
  public enum Problem: Error, Hashable, Sendable {
    /// Needs the date it was applied for or the start: one of them is its key.
    case noDate
    case startMissing(EnrolmentStatus)
    case endBeforeStart
    /// HAR SLUTTET, FULLFØRT and AVBRUTT need an end.
    case endMissing(EnrolmentStatus)
    /// Only what has begun can end.
    case endBeforeParticipating(EnrolmentStatus)
    case plannedEndBeforeStart
    /// Running measures end in HAR SLUTTET; courses in FULLFØRT or AVBRUTT.
    case wrongEnding(EnrolmentStatus)
    case otherReasonWithoutOther
    case otherReasonTooLong
    case outcomeDateWithoutOutcome
    case appliedAfterStart
    case appliedInTheFuture
    /// Whoever has ended did so by today; an end to come is DELTAR with its last day.
    case endInTheFuture(EnrolmentStatus)
    case outcomeBeforeStart
  }

  public enum Transition: Error, Hashable, Sendable {
    /// FEILREGISTRERT locks.
    case locked
    /// End only from DELTAR.
    case endOnlyFromParticipating(EnrolmentStatus)
    /// IKKE AKTUELL only before the start.
    case notRelevantOnlyBeforeStart(EnrolmentStatus)
  }

  /// Everything that is wrong with `enrolment` by itself when it is entered on `today`.
  public static func problems(of enrolment: Enrolment, ending: Programme.Ending, today: Day) -> [Problem] {
    var problems: [Problem] = []
    let status = enrolment.status
    if enrolment.applied == nil && enrolment.start == nil { problems.append(.noDate) }
    if status == .participating || status == .awaitingStart || status.isEnded, enrolment.start == nil {
      problems.append(.startMissing(status))
    }
    if let start = enrolment.start {
      if let end = enrolment.end, end < start { problems.append(.endBeforeStart) }
      if let planned = enrolment.plannedEnd, planned < start { problems.append(.plannedEndBeforeStart) }
      if let applied = enrolment.applied, applied > start { problems.append(.appliedAfterStart) }
      if let outcome = enrolment.outcomeDate, outcome < start { problems.append(.outcomeBeforeStart) }
    }
    if let applied = enrolment.applied, applied > today { problems.append(.appliedInTheFuture) }
    if let end = enrolment.end, end > today, status.isEnded { problems.append(.endInTheFuture(status)) }
    if status.isEnded && enrolment.end == nil { problems.append(.endMissing(status)) }
    if status.isBeforeStart, status != .awaitingStart, enrolment.end != nil {
      problems.append(.endBeforeParticipating(status))
    }
    switch (ending, status) {
    case (.running, .completed), (.running, .interrupted), (.course, .ended): problems.append(.wrongEnding(status))
    default: break
    }
    if let text = enrolment.otherReason, !text.isEmpty {
      if enrolment.endReason != .other { problems.append(.otherReasonWithoutOther) }
      if text.count > Enrolment.otherReasonLimit { problems.append(.otherReasonTooLong) }
    }
    if enrolment.outcomeDate != nil && enrolment.outcome == nil { problems.append(.outcomeDateWithoutOutcome) }
    return problems
  }

  /// The first of `others`, enrolments of the same person in the same programme, that has a day in common with `enrolment`
  /// besides the one on which the one ends and the next begins. [ours: én deltakelse om gangen]
  public static func overlap(
    of enrolment: EnrolmentDates, with others: some Sequence<EnrolmentDates>
  ) -> EnrolmentDates? {
    others.first { enrolment.collides(with: $0) }
  }

  /// Whether the status in force may become `new`; nil when it may.
  public static func problem(from current: EnrolmentStatus, to new: EnrolmentStatus) -> Transition? {
    if current == new { return nil }
    if current == .registeredInError { return .locked }
    if new.isEnded && !current.isEnded && current != .participating { return .endOnlyFromParticipating(current) }
    if new == .notRelevant && !current.isBeforeStart { return .notRelevantOnlyBeforeStart(current) }
    return nil
  }

  /// People who have ended leave the lists after this many days (NAV's number; a setting).
  public static let daysOnListAfterEnd = 40
}
