/// Every family of texts the program has, so that a test can hold the language files against them.
public enum AllTexts {
  /// Add the enum of a new screen here.
  public static let families: [any TextKey.Type] = [
    CheckText.self, ChromeText.self, CommandText.self, CommonText.self, DomainText.self, EntryText.self, ErrorText.self,
    FigureText.self, FormText.self, ListText.self, LogText.self, LoginText.self, MenuText.self, ParticipantText.self,
    ParticipantsText.self, PersonText.self, StartText.self, EmergencyText.self, BoardText.self, LightsText.self,
    MappingText.self, OwnMappingText.self, ScopeText.self, StepMoveText.self, StepsText.self, UnitsText.self,
    ProgrammeText.self, KeepingText.self, RelapseListText.self,
    DraftText.self, ErasureText.self, OwnCopyText.self, ReviewText.self, UsersText.self,
    TodayText.self, NoteText.self, TasksText.self, AppointmentText.self, OperationsText.self, IntakeText.self,
    AttendanceText.self, FollowUpText.self, AroundText.self, HoldingText.self, IncidentText.self,
    FollowUpPlanText.self, TalkText.self, PersonReportText.self, OccupationText.self, AfterEndText.self,
    CallsText.self, JourneyText.self, MeetingText.self, HouseReportText.self, ActionPlanText.self, PeriodText.self,
    CohortText.self, BoardStopText.self, QualityText.self, MergeText.self,
  ]

  /// Every key the code may ask for.
  public static var keys: [String] { families.flatMap { keys(of: $0) } }

  private static func keys<Key: TextKey>(of family: Key.Type) -> [String] { family.allCases.map(\.key) }
}
