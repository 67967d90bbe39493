public import Domain

/// The words for the values of the domain, in NAV's and BrukerPlan's own terms where they have any.
///
/// Keys are made from the values themselves, so that none can be forgotten: `domain.status.waiting_list`.
public enum DomainText: TextKey, Hashable {
  public static let prefix = "domain"

  case status(EnrolmentStatus)
  case endReason(EndReason)
  case outcome(Outcome)
  case stepReason(StepReason)
  /// How a period's end that was no dropping out is told.
  case ending(PersonView.Ending)
  case programmeEnding(Programme.Ending)
  case gender(Gender)
  case protection(AddressProtection)
  /// `resepsjon`, `veileder`, `teamleder`.
  case role(Role)
  case contactRole(ContactAssignment.Role)
  case stepLimit(StepLimit.Rule)
  case limitCondition(StepLimit.Condition)
  /// What a checklist may ask for that the register knows of.
  case checklist(Checklist.Known)
  /// On what ground a record is kept.
  case recordGround(RecordGround)
  case voice(Voice)
  case light(Light)
  case notAssessed
  case area(LifeDomain)
  /// One letter, for the eight narrow columns of a list.
  case areaLetter(LifeDomain)
  case ageGroup(AgeGroup)
  case mappingGroup(MappingGroup)
  case missing(MissingKind)
  /// A value that is not known, of any kind.
  case unknown

  /// What may be missing before a next step, without its numbers.
  public enum MissingKind: String, CaseIterable, Hashable, Sendable {
    case contactPerson, lights, oldLights, plannedEnd, plan, oldPlan, lateGoals, consent
  }

  public static var allCases: [DomainText] {
    var all: [DomainText] = [.notAssessed, .unknown]
    all += EnrolmentStatus.allCases.map(DomainText.status)
    all += EndReason.allCases.map(DomainText.endReason)
    all += Outcome.allCases.map(DomainText.outcome)
    all += StepReason.allCases.map(DomainText.stepReason)
    all += PersonView.Ending.allCases.map(DomainText.ending)
    all += Programme.Ending.allCases.map(DomainText.programmeEnding)
    all += Gender.allCases.map(DomainText.gender)
    all += AddressProtection.allCases.map(DomainText.protection)
    all += Role.allCases.map(DomainText.role)
    all += ContactAssignment.Role.allCases.map(DomainText.contactRole)
    all += StepLimit.Rule.allCases.map(DomainText.stepLimit)
    all += StepLimit.Condition.allCases.map(DomainText.limitCondition)
    all += Checklist.Known.allCases.map(DomainText.checklist)
    all += RecordGround.allCases.map(DomainText.recordGround)
    all += Voice.allCases.map(DomainText.voice)
    all += Light.allCases.map(DomainText.light)
    all += LifeDomain.allCases.map(DomainText.area)
    all += LifeDomain.allCases.map(DomainText.areaLetter)
    all += AgeGroup.allCases.map(DomainText.ageGroup)
    all += MappingGroup.allCases.map(DomainText.mappingGroup)
    all += MissingKind.allCases.map(DomainText.missing)
    return all
  }

  public init?(rawValue: String) {
    guard let key = DomainText.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = key
  }

  public var rawValue: String {
    switch self {
    case .status(let value): "status.\(value.rawValue)"
    case .endReason(let value): "endReason.\(value.rawValue)"
    case .outcome(let value): "outcome.\(value.rawValue)"
    case .stepReason(let value): "stepReason.\(value.rawValue)"
    case .ending(let value): "ending.\(value.rawValue)"
    case .programmeEnding(let value): "programmeEnding.\(value.rawValue)"
    case .gender(let value): "gender.\(value.rawValue)"
    case .protection(let value): "protection.\(value.rawValue)"
    case .role(let value): "role.\(value.rawValue)"
    case .contactRole(let value): "contactRole.\(value.rawValue)"
    case .stepLimit(let value): "stepLimit.\(value.rawValue)"
    case .limitCondition(let value): "limitCondition.\(value.rawValue)"
    case .checklist(let value): "checklist.\(value.rawValue)"
    case .recordGround(let value): "recordGround.\(value.rawValue)"
    case .voice(let value): "voice.\(value.rawValue)"
    case .light(.green): "light.green"
    case .light(.yellow): "light.yellow"
    case .light(.red): "light.red"
    case .notAssessed: "light.notAssessed"
    case .area(let value): "area.\(value.id)"
    case .areaLetter(let value): "areaLetter.\(value.id)"
    case .ageGroup(let value): "ageGroup.\(value.rawValue)"
    case .mappingGroup(let value): "mappingGroup.\(value.rawValue)"
    case .missing(let value): "missing.\(value.rawValue)"
    case .unknown: "unknown"
    }
  }
}
