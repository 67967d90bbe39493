import Resources
import TerminalUI

/// Every screen of the program, one line each. Menu, palette and manual have them in this order.
public enum Rooms {
  static let all: [any Screen.Type] = [
    MenuScreen.self,
    CallsScreen.self,
    TodayScreen.self,
    TasksScreen.self,
    AppointmentsScreen.self,
    MineScreen.self,
    ParticipantsScreen.self,
    ParticipantScreen.self,
    JourneyScreen.self,
    FollowUpScreen.self,
    AroundScreen.self,
    HoldingsScreen.self,
    FollowUpPlanScreen.self,
    PersonReportsScreen.self,
    ReadReportScreen.self,
    ReportChapterScreen.self,
    StepsScreen.self,
    AttendanceScreen.self,
    RollCallScreen.self,
    GroupMonthScreen.self,
    DayListScreen.self,
    HouseScreen.self,
    GroupMembersScreen.self,
    IntakeScreen.self,
    EnquiryScreen.self,
    LightsScreen.self,
    MappingScreen.self,
    OwnMappingScreen.self,
    MappingEntryScreen.self,
    MappingTicksScreen.self,
    BoardScreen.self,
    BoardFiguresScreen.self,
    CohortsScreen.self,
    ActionPlanScreen.self,
    MeasureScreen.self,
    HouseReportsScreen.self,
    OperationsScreen.self,
    IncidentsScreen.self,
    MeetingScreen.self,
    UnitsScreen.self,
    ProgrammeScreen.self,
    QualityScreen.self,
    QualityFindingsScreen.self,
    LogScreen.self,
    ReviewScreen.self,
    ReviewMonthScreen.self,
    ReviewDeedsScreen.self,
    RetentionScreen.self,
    ErasuresScreen.self,
    UsersScreen.self,
    RelationsScreen.self,
    SettingsForm.self,
    ScopeScreen.self,
    OwnPassphraseForm.self,
    DraftsScreen.self,
    OwnCopyScreen.self,
    ExplainScreen.self,
    FiguresScreen.self,
    HelpScreen.self,
    PaletteScreen.self,
    BlankScreen.self,
    ActionsScreen.self,
    SortScreen.self,
    FilterScreen.self,
    ColumnsScreen.self,
    ParticipantForm.self,
    MergeNumberForm.self,
    MergeScreen.self,
    ConfirmMergeScreen.self,
    EmergencyScreen.self,
    EnrolmentForm.self,
    EnrolmentChangeForm.self,
    ContactForm.self,
    StepMoveScreen.self,
    MappingCrossScreen.self,
    RelapseListForm.self,
    MappingRoundsScreen.self,
    MappingRatesScreen.self,
    MappingCompareForm.self,
    OpenRoundForm.self,
    CloseRoundScreen.self,
    ReportOrderForm.self,
    ReportWordsForm.self,
    WriteReportForm.self,
    PeriodForm.self,
    MeasureForm.self,
    PlanChoiceForm.self,
    FollowUpForm.self,
    TalkHeldForm.self,
    ConcernForm.self,
    ConcernTalkForm.self,
    LadderForm.self,
    MeetingDecisionForm.self,
    StrikeFollowUpScreen.self,
    AroundForm.self,
    WithdrawConsentForm.self,
    StrikeAroundScreen.self,
    PrintConsentForm.self,
    HoldingForm.self,
    ScoreForm.self,
    IncidentForm.self,
    IncidentReviewForm.self,
    GoalForm.self,
    PlanBasisForm.self,
    SafetyPlanForm.self,
    RedLightsForm.self,
    StrikeGoalScreen.self,
    OccupationForm.self,
    MayAskForm.self,
    AfterEndCallForm.self,
    PersonReportForm.self,
    ReportAnswerForm.self,
    StrikeReportScreen.self,
    PrintReportForm.self,
    NoteForm.self,
    TaskForm.self,
    AppointmentForm.self,
    MoveAppointmentForm.self,
    AppointmentOutcomeScreen.self,
    PersonAppointmentsScreen.self,
    CancelAppointmentScreen.self,
    UnitForm.self,
    StepTermsForm.self,
    KeepingForm.self,
    GroupForm.self,
    AbsenceForm.self,
    OffListScreen.self,
    OffListForm.self,
    AttendanceTimesForm.self,
    GuestForm.self,
    PrintDayListForm.self,
    LendForm.self,
    NamedThingForm.self,
    OrderForm.self,
    OrderPeopleForm.self,
    ProductionForm.self,
    GoodsForm.self,
    TakeBackScreen.self,
    UndoScreen.self,
    LogChoiceForm.self,
    ClockForm.self,
    ReviewForm.self,
    ThrowAwayScreen.self,
    ConfirmErasureScreen.self,
    AskErasureForm.self,
    PrintOwnCopyForm.self,
    NewUserForm.self,
    ChangeUserForm.self,
    UserPassphraseForm.self,
    ConfirmExchangeScreen.self,
    KeyExchangeScreen.self,
    ExchangeWaitScreen.self,
    RelationForm.self,
    ConfirmRelationScreen.self,
    EnquiryForm.self,
    EnquiryCorrectionForm.self,
    AgreedCallForm.self,
    TalkForm.self,
    OfferForm.self,
    AnswerScreen.self,
    OfferAnswerForm.self,
    PassForwardForm.self,
    WhatIfScreen.self,
  ]

  /// Those that menu and palette lead to.
  static let menu: [Room] = all.map { $0.room }.filter { $0.menuRow != nil }

  /// Nil for a word that is no screen's, such as one of an earlier version.
  static func room(_ id: String) -> Room? { all.lazy.map { $0.room }.first { $0.id == id } }

  // MARK: Keys

  /// The commands of each screen: a key may stand once in each.
  public static var scopes: [[BindableCommand]] { all.map { commands(of: $0) } }

  private static func commands<S: Screen>(of screen: S.Type) -> [BindableCommand] {
    StandardCommands.table(for: screen, bindings: .standard).bindable
  }

  // MARK: The manual

  /// A screen with what can be done there, for the manual.
  public struct Chapter: Sendable {
    public let title: String
    public let entries: [Entry]

    public struct Entry: Sendable {
      public let id: String
      public let keys: [Key]
      public let help: String
    }
  }

  /// What can be done everywhere is told with the first.
  public static func chapters(_ language: Language) -> [Chapter] {
    all.filter { if case .panel = $0.room.way { false } else { true } }.map { chapter(of: $0, language) }
  }

  private static func chapter<S: Screen>(of screen: S.Type, _ language: Language) -> Chapter {
    Chapter(
      title: language(screen.room.title),
      // What has no key is a variant of something that has.
      entries: (S.commands + S.common.filter { !$0.keys.isEmpty }).map {
        Chapter.Entry(id: $0.id, keys: $0.keys, help: language($0.help))
      })
  }
}
