/// NAV's words for where an enrolment stands (github navikt).
public enum EnrolmentStatus: String, CaseIterable, Hashable, Sendable {
  case applied
  case assessed
  case waitingList = "waiting_list"
  case awaitingStart = "awaiting_start"
  case participating
  case ended
  case completed
  case interrupted
  case notRelevant = "not_relevant"
  case registeredInError = "registered_in_error"

  /// Before the first day: an application, a place on the list, a start to come.
  public var isBeforeStart: Bool {
    switch self {
    case .applied, .assessed, .waitingList, .awaitingStart: true
    default: false
    }
  }

  /// HAR SLUTTET, FULLFØRT or AVBRUTT.
  public var isEnded: Bool { self == .ended || self == .completed || self == .interrupted }

  /// IKKE AKTUELL and FEILREGISTRERT never count in any figure.
  public var counts: Bool { self != .notRelevant && self != .registeredInError }
}

/// Why an enrolment ended. No reason is "relapse".
public enum EndReason: String, CaseIterable, Hashable, Sendable {
  // The reasons a provider may give to NAV.
  case ill
  case gotWork = "got_work"
  case needsOtherSupport = "needs_other_support"
  case education
  case doesNotAttend = "does_not_attend"
  case other
  // Ours besides.
  case clarified
  /// Flyttet.
  case moved
  /// Annet opphold: in prison, or in treatment that lasts.
  case otherStay = "other_stay"
  case died
}

/// What came out of an enrolment.
public enum Outcome: String, CaseIterable, Hashable, Sendable {
  case ordinaryWork = "ordinary_work"
  case adaptedWork = "adapted_work"
  case workPractice = "work_practice"
  case education
}
