/// Avtalt kontakt: how often somebody and the service have agreed to be in touch, from a day on.
public struct AgreedContact: Hashable, Sendable {
  public var from: Day
  /// At least once in so many days; nil: no longer agreed.
  public var every: Int?

  public init(from: Day, every: Int?) {
    self.from = from
    self.every = every
  }

  public static let days = 1...90
}

extension Sequence<AgreedContact> {
  /// What is agreed on a day: the latest that had begun.
  public func inForce(on day: Day) -> AgreedContact? {
    guard let latest = filter({ $0.from <= day }).max(by: { $0.from < $1.from }), latest.every != nil else {
      return nil
    }
    return latest
  }
}

/// What is done when nobody answers: the steps of a ladder, in their order. Who took it, and when.
public struct LadderStep: Hashable, Sendable {
  public enum Step: String, CaseIterable, Hashable, Sendable {
    case homeVisit = "home_visit"
    /// Only where the person allows it.
    case nextOfKin = "next_of_kin"
    case teamMeeting = "team_meeting"
    case concern
  }

  public var day: Day
  public var step: Step
  /// The colleague.
  public var takenBy: String

  public init(day: Day, step: Step, takenBy: String) {
    self.day = day
    self.step = step
    self.takenBy = takenBy
  }
}

extension LadderStep.Step {
  /// Whether it may be taken: next of kin are called where the person lets somebody be told that they come here, and where the law
  /// goes first, which is accounted for by itself.
  public func isOpen(mayBeTold: [MayBeTold.Party], lawFirst: Bool) -> Bool {
    self != .nextOfKin || !mayBeTold.isEmpty || lawFirst
  }
}

extension LadderStep {
  public func problems(mayBeTold: [MayBeTold.Party], _ around: [Surrounding]) -> [FollowUp.Problem] {
    let lawFirst = around.contains { if case .lawFirst(let told) = $0 { told.day == day } else { false } }
    return step.isOpen(mayBeTold: mayBeTold, lawFirst: lawFirst) ? [] : [.kinMayNotBeTold]
  }
}

/// Something about a person for the next team meeting, and what was decided there.
public struct MeetingQuestion: Hashable, Sendable {
  public var day: Day
  public var question: String
  public var decision: String?
  /// Nil until it has been talked about.
  public var decided: Day?

  public init(day: Day, question: String, decision: String? = nil, decided: Day? = nil) {
    self.day = day
    self.question = question
    self.decision = decision
    self.decided = decided
  }

  public var isOpen: Bool { decided == nil }
}
