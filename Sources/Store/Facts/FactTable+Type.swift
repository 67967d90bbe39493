import Domain

extension FactTable {
  /// The facts that lie in the table: the one list of which is which.
  var type: any StoredFact.Type {
    switch self {
    case .setting: SettingFact.self
    case .programme: ProgrammeRecord.self
    case .unit: UnitFact.self
    case .user: UserFact.self
    case .userUnit: UserUnitFact.self
    case .identity: IdentityFact.self
    case .userPerson: UserPersonFact.self
    case .caseLink: CaseLinkFact.self
    case .background: BackgroundFact.self
    case .enrolment: EnrolmentFact.self
    case .stepPeriod: StepPeriodFact.self
    case .contact: ContactFact.self
    case .lights: LightsFact.self
    case .mappingRecord: MappingRecord.self
    case .group: GroupFact.self
    case .membership: MembershipFact.self
    case .attendance: AttendanceFact.self
    case .absence: AbsenceFact.self
    case .enquiry: EnquiryFact.self
    case .talk: TalkFact.self
    case .offer: OfferFact.self
    case .offerAnswer: OfferAnswerFact.self
    case .passForward: PassForwardFact.self
    case .appointment: AppointmentFact.self
    case .note: NoteFact.self
    case .task: TaskFact.self
    case .taskDone: TaskDoneFact.self
    case .site: SiteFact.self
    case .order: OrderFact.self
    case .orderPerson: OrderPersonFact.self
    case .production: ProductionFact.self
    case .goods: GoodsFact.self
    case .gear: GearFact.self
    case .loan: LoanFact.self
    }
  }
}
