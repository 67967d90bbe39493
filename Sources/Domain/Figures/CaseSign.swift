/// Something of somebody on the case side that a plan asks after: that it is there, and from when to when.
///
/// As little as figures need: no words, no names, no outcome.
public struct CaseSign: Hashable, Sendable {
  /// The raw value is what the register keeps, for good.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    /// A yes or a no to anything being told.
    case consentAnswered = 1
    /// Somebody stands by them, by name.
    case kin
    /// They have children; with a day: that of the talk about the children.
    case children
    case doctor
    case doctorInTeam
    /// Individuell plan, in place.
    case carePlan
    /// Ansvarsgruppe, in place.
    case team
    /// What somebody knows how to do is written down.
    case competence
    case workGoal
    /// Work kept during treatment.
    case keptWork
    case volunteer
    case selfHelp
    case housingSupport
    case ips
    case fact
    /// A meeting place, a healthy life centre and the like.
    case activity
    case overdoseTalk
    case naloxoneTraining
    case switchTalk
    /// From the day it happened to the day it was gone through.
    case incident
    /// From the application to the admission.
    case treatment
    /// A score of quality of life, 0–10.
    case score
    /// They have been told what is kept about them.
    case informed

    /// Entered without a day: the register knows that it is so, and not since when.
    public var hasNoDay: Bool {
      switch self {
      case .kin, .doctor, .doctorInTeam, .competence, .volunteer: true
      default: false
      }
    }
  }

  public var kind: Kind
  public var from: Day?
  public var to: Day?
  /// Of a score.
  public var value: Int

  public init(_ kind: Kind, from: Day? = nil, to: Day? = nil, value: Int = 0) {
    self.kind = kind
    self.from = from
    self.to = to
    self.value = value
  }

  /// Whether it holds on any day of some.
  func holds(in period: Period) -> Bool {
    guard let from else { return true }
    return period.overlaps(start: from, end: to)
  }
}
