import Domain
import Ledger

/// A kind of fact of this register: all that it must be told of it, once. See ``StoredFact`` for what follows from it.
///
/// There are no defaults: a new kind answers every question or does not compile, and stands in ``Facts/all``.
protocol RegisterFact: StoredFact {
  /// The journal's words for entries by which it comes, changes and goes.
  static var words: [EntryKind] { get }

  /// What a fact in force must not be, by the rules of Domain.
  /// - Parameter ground: what the rules need to know besides the fact.
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem]
}

/// What the rules about a fact need to know besides the fact.
struct RuleGround {
  /// The day by which it had to hold: that on which it was first entered.
  var today: Day
  /// How programmes end.
  var ending: (String) -> Programme.Ending
}

extension [CheckFinding.Problem] {
  /// What Domain has found, in one rule; nothing where it has found nothing.
  init<Found>(_ found: [Found], _ rule: ([Found]) -> RuleViolation) {
    self = found.isEmpty ? [] : [.rule(rule(found))]
  }

  /// Of what runs from a day to a day.
  init(from: Day, to: Day?) { self = to.map { $0 < from } ?? false ? [.endsBeforeItBegins] : [] }
}

/// Every kind of fact there is: the one list, one line a kind.
///
/// The order is the one in which copies are entered again: what is pointed at comes before what points at it.
enum Facts {
  static let all: [any RegisterFact.Type] = [
    SettingFact.self,
    ProgrammeRecord.self,
    StepTermsFact.self,
    ProgrammeKeepingFact.self,
    UnitFact.self,
    UserFact.self,
    UserUnitFact.self,
    IdentityFact.self,
    EnrolmentFact.self,
    StepPeriodFact.self,
    ContactFact.self,
    LightsFact.self,
    FollowUpContactFact.self,
    TreatmentFact.self,
    ConcernFact.self,
    RelapseFact.self,
    ReEngagementFact.self,
    DatedEventFact.self,
    ConsentFact.self,
    LawFirstFact.self,
    InformationFact.self,
    MappingOptOutFact.self,
    NextOfKinFact.self,
    ChildrenFact.self,
    DoctorFact.self,
    VolunteerFact.self,
    CarePlanFact.self,
    TeamMemberFact.self,
    TeamMeetingFact.self,
    HoldingFact.self,
    ScoreFact.self,
    IncidentFact.self,
    ReportFact.self,
    GoalFact.self,
    PlanBasisFact.self,
    RedLightReasonFact.self,
    ChecklistTickFact.self,
    SafetyPlanFact.self,
    PersonReportFact.self,
    OccupationFact.self,
    AfterEndFact.self,
    AfterEndCallFact.self,
    AgreedContactFact.self,
    LadderStepFact.self,
    MeetingQuestionFact.self,
    OwnRoundFact.self,
    MappingRecord.self,
    GroupFact.self,
    MembershipFact.self,
    AttendanceFact.self,
    GuestFact.self,
    AbsenceFact.self,
    EnquiryFact.self,
    TalkFact.self,
    EnquiryCallFact.self,
    OfferFact.self,
    OfferAnswerFact.self,
    OfferWordFact.self,
    PassForwardFact.self,
    AppointmentFact.self,
    NoteFact.self,
    TaskFact.self,
    TaskUnitFact.self,
    TaskDoneFact.self,
    SiteFact.self,
    OrderFact.self,
    OrderPersonFact.self,
    ProductionFact.self,
    GoodsFact.self,
    GearFact.self,
    LoanFact.self,
    LoanLostFact.self,
    ReportWordsFact.self,
    ActionPlanFact.self,
    MeasureWordFact.self,
  ]

  /// What the ledger is told of this register.
  static let definitions = Definitions(
    // One by one, which the compiler sees to: an array of types as a whole is cast when the program runs.
    facts: all.map { $0 }, projections: Projections.all, beside: [MappingTable.table],
    words: JournalWords(
      erasures: EntryKind.allCases.filter(\.isErasure).map(\.rawValue),
      accounting: [EntryKind.erasureAsked, .erasureWithdrawn, .erased, .erasedAgain].map(\.rawValue),
      groups: EntryKind.groups, indexes: EntryKind.indexes),
    followers: { database, coder in DerivedFollower(database, coder) },
    cover: { try PresentIdentities($0) })
}
