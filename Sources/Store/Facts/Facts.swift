import Domain

/// Every kind of fact there is: the one list, one line a kind.
///
/// The order is the one in which copies are entered again: what is pointed at comes before what points at it.
enum Facts {
  static let all: [any StoredFact.Type] = [
    SettingFact.self,
    ProgrammeRecord.self,
    UnitFact.self,
    UserFact.self,
    UserUnitFact.self,
    IdentityFact.self,
    UserPersonFact.self,
    EnrolmentFact.self,
    StepPeriodFact.self,
    ContactFact.self,
    LightsFact.self,
    MappingRecord.self,
    GroupFact.self,
    MembershipFact.self,
    AttendanceFact.self,
    AbsenceFact.self,
    EnquiryFact.self,
    TalkFact.self,
    OfferFact.self,
    OfferAnswerFact.self,
    PassForwardFact.self,
    AppointmentFact.self,
    NoteFact.self,
    TaskFact.self,
    TaskDoneFact.self,
    SiteFact.self,
    OrderFact.self,
    OrderPersonFact.self,
    ProductionFact.self,
    GoodsFact.self,
    GearFact.self,
    LoanFact.self,
  ]

  /// The tables that facts lie in, in the same order. All of the case side lie in one, the last.
  static let tables: [FactForm] = all.map { $0.form }.filter { !$0.isOnCaseSide } + [CaseRow.form]

  /// The kinds that lie on the case side, by their word.
  static let onCaseSide: [String: FactForm] = Dictionary(
    all.map { $0.form }.filter(\.isOnCaseSide).map { ($0.kind, $0) }
  ) { first, _ in first }

  private static let definitions: [String: FactForm] = Dictionary(
    tables.compactMap { form in form.ownKey.map { ($0.name, form) } }
  ) { first, _ in first }

  /// The kind that says what a key stands for, by the name of the key's column.
  static func defining(_ key: String) -> FactForm? { definitions[key] }

  /// What points at a key: every column of every table.
  static func pointers(at key: String) -> [(form: FactForm, column: String)] {
    tables.flatMap { form in form.pointers.filter { $0 == key }.map { (form, $0) } }
  }
}

extension Day {
  /// What stands in a fact that says nothing yet.
  static let blank = Day(number: 0)
}
