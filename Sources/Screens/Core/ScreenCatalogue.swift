import Domain
import Resources
import TerminalUI

/// Every kind of screen, once: for the check of a file of one's own keys, and for the manual.
public enum ScreenCatalogue {
  /// A screen with what can be done there, for the manual.
  public struct Place: Sendable {
    public let title: String
    public let entries: [Entry]

    public struct Entry: Sendable {
      public let id: String
      public let keys: [Key]
      public let help: String
    }
  }

  /// Add a new screen here.
  private static let all: [Kind] = [
    Kind(MenuScreen.self, CommonText.menu),
    Kind(TodayScreen.self, MenuText.today),
    Kind(TasksScreen.self, TasksText.title),
    Kind(ParticipantsScreen.self, MenuText.participants),
    Kind(ParticipantScreen.self, MenuText.participant),
    Kind(StepsScreen.self, MenuText.steps),
    Kind(AttendanceScreen.self, MenuText.attendance),
    Kind(RollCallScreen.self, AttendanceText.group),
    Kind(GroupMonthScreen.self, AttendanceText.month),
    Kind(DayListScreen.self, AttendanceText.dayList),
    Kind(GroupMembersScreen.self, AttendanceText.members),
    Kind(IntakeScreen.self, MenuText.intake),
    Kind(LightsScreen.self, MenuText.lights),
    Kind(MappingScreen.self, MenuText.mapping),
    Kind(BoardScreen.self, MenuText.board),
    Kind(OperationsScreen.self, MenuText.operations),
    Kind(UnitsScreen.self, MenuText.units),
    Kind(ScopeScreen.self, MenuText.scope),
    Kind(LogScreen.self, MenuText.log),
    Kind(ReviewScreen.self, MenuText.review),
    Kind(ReviewMonthScreen.self, ReviewText.month),
    Kind(RetentionScreen.self, MenuText.retention),
    Kind(UsersScreen.self, MenuText.users),
    Kind(RelationsScreen.self, UsersText.relationsTitle),
    Kind(DraftsScreen.self, DraftText.title),
    Kind(ErasuresScreen.self, MenuText.erasures),
    Kind(OwnCopyScreen.self, OwnCopyText.title),
    Kind(ExplainScreen.self),
    Kind(HelpScreen.self),
    Kind(PaletteScreen.self),
    Kind(BlankScreen.self),
    Kind(ActionsScreen.self),
    Kind(SortScreen.self),
    Kind(ParticipantForm.self),
    Kind(EmergencyScreen.self),
    Kind(EnrolmentForm.self),
    Kind(EnrolmentChangeForm.self),
    Kind(ContactForm.self),
    Kind(StepMoveScreen.self),
    Kind(MappingCrossScreen.self),
    Kind(BoardPeriodScreen.self),
    Kind(NoteForm.self),
    Kind(TaskForm.self),
    Kind(AppointmentForm.self),
    Kind(AppointmentsScreen.self),
    Kind(CancelAppointmentScreen.self),
    Kind(UnitForm.self),
    Kind(GroupForm.self),
    Kind(AbsenceForm.self),
    Kind(PrintDayListForm.self),
    Kind(LendForm.self),
    Kind(NamedThingForm.self),
    Kind(OrderForm.self),
    Kind(OrderPeopleForm.self),
    Kind(ProductionForm.self),
    Kind(GoodsForm.self),
    Kind(TakeBackScreen.self),
    Kind(LogChoiceForm.self),
    Kind(ClockForm.self),
    Kind(ReviewForm.self),
    Kind(ThrowAwayScreen.self),
    Kind(ConfirmErasureScreen.self),
    Kind(AskErasureForm.self),
    Kind(PrintOwnCopyForm.self),
    Kind(SettingsForm.self),
    Kind(NewUserForm.self),
    Kind(ChangeUserForm.self),
    Kind(UserPassphraseForm.self),
    Kind(OwnPassphraseForm.self),
    Kind(ConfirmExchangeScreen.self),
    Kind(KeyExchangeScreen.self),
    Kind(ExchangeWaitScreen.self),
    Kind(RelationForm.self),
    Kind(ConfirmRelationScreen.self),
    Kind(EnquiryForm.self),
    Kind(TalkForm.self),
    Kind(OfferForm.self),
    Kind(AnswerScreen.self),
    Kind(PassForwardForm.self),
    Kind(WhatIfScreen.self),
  ]

  /// What each screen needs of a role, by the name of its type.
  static var rules: [(screen: String, action: Action)] { all.map { ($0.name, $0.action) } }

  /// The commands of each screen: a key may stand once in each.
  public static var scopes: [[BindableCommand]] { all.map { $0.bindable() } }

  /// The screens the manual tells of; what can be done everywhere is told with the first.
  public static func places(_ language: Language) -> [Place] {
    all.compactMap { kind in
      kind.title.map { title in
        Place(title: language.text(named: title.key), entries: kind.entries(language))
      }
    }
  }

  /// The keys of each screen's JSON in their order, after `screen schema asOf`; those of an inner object in brackets.
  /// A test holds them against what comes.
  public static let outputKeys: [(screen: ShownScreen, keys: String)] = [
    (
      .menu,
      "organisation participating waiting steps mappingRound mapped expectedToday tasks tasksOverdue appointmentsToday "
        + "newEnquiries groups(group from expected members marked)"
    ),
    (
      .today,
      "expected groups(group from to members expected marked participants) "
        + "appointments(number from to place with topic) tasks(kind number due assignee rule text) tasksOverdue "
        + "enquiries(date time who number name) notSeen(number days)"
    ),
    (.participants, "participants(number name birthYear programme unit status step daysInStep contact lights)"),
    (
      .participant,
      "number name birthYear gender programme unit status step daysInStep contact enrolments(programme unit status "
        + "applied start end plannedEnd endReason outcome outcomeDate steps(step from to reason) "
        + "contacts(name role from to)) lights(date voice lights) appointments(date from to place with topic) "
        + "notes(date time kind text)"
    ),
    (
      .steps,
      "programme steps(step name participants medianDays forwardLast30Days backLast30Days endedLast30Days)"
    ),
    (
      .attendance,
      "groups(group unit times(from to) present sick leave absent unmarked "
        + "participants(number name mark arrived left away awayTo))"
    ),
    (
      .intake,
      "waiting lists(programme unit places occupied taken free freeingWithin30Days waiting "
        + "people(place number name applied daysWaited ground offered start callsInVain)) "
        + "enquiries(date who door number days talkOffered overLimit) talkLimit(days counting setBy) "
        + "medianDaysToTalk talksHeld"
    ),
    (
      .lights,
      "number assessments(date voice lights("
        + LifeDomain.allCases.map(\.id).joined(separator: " ") + "))"
    ),
    (
      .mapping,
      "round n domains(domain green yellow red missing percent(green yellow red)) "
        + "multipleSevere(rule count percent) withChildren(count percent)"
    ),
    (
      .board,
      "from to entered inProgramme droppedOut endedOtherwise(completed clarified ill otherSupport died unknown) "
        + "retained relapsed reEngaged reEngagedWithin14Days medianDaysToReEngagement inOrdinaryWork inAdaptedWork "
        + "inWorkPractice inEducation homeDistricts units(name places occupied taken free)"
    ),
    (
      .operations,
      "gear(name unit isOut borrower(number name) lent due daysOver) "
        + "orders(customer task site ordered due done people produced) goods(date kind what count unit) "
        + "months(month produced collected repaired givenAway)"
    ),
    (.units, "units(programme name places occupied taken free)"),
    (.retention, "years participants(number lastDay since)"),
    (.users, "users(login name role units passphrase)"),
    (.log, "entries(entry at actor role kind number people subject reason undoes undone asOfEntry asOfDay wrongTime)"),
  ]

  private struct Kind: Sendable {
    let title: Phrase?
    let name: String
    let action: Action
    let bindable: @Sendable () -> [BindableCommand]
    let entries: @Sendable (Language) -> [Place.Entry]

    init<S: Screen>(_ screen: S.Type, _ title: (any TextKey)? = nil) {
      self.title = title.map { Phrase($0) }
      name = "\(S.self)"
      action = S.action
      bindable = { StandardCommands.table(for: S.self, bindings: .standard).bindable }
      entries = { language in
        S.commands.map { command in
          Place.Entry(id: command.id, keys: command.keys, help: language.text(named: command.help.key))
        }
      }
    }
  }
}
