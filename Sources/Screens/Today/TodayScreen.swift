import Domain
import Resources
import Store
import TerminalUI

/// "Min dag": who is expected, appointments, tasks, new enquiries. Names wait for a key and go again after a minute, since
/// whoever stands at the desk may see the screen.
struct TodayScreen: NamesOnKeyScreen, PersonScreen, ShownScreen {
  static let room = Room.menu("today", digit: "1", for: .seeToday, beside: \.today) { TodayScreen(in: $0) }

  struct Row: Identifiable {
    let id: TodayRow
    let plan: DayPlan
    /// What it is a row of stands in front of the first.
    let isFirst: Bool
  }

  private(set) var plan = DayPlan()
  /// Stands in what is printed for programs, and on no screen.
  private var unseen: [TodayData.Unseen] = []
  var listing = Listing<Row>()

  /// - Parameter showingNames: shows them at once, for a minute.
  init(in workspace: Workspace, showingNames: Bool = false) {
    workspace.hideNames()
    if showingNames { showNames(in: workspace) }
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    plan = try DayPlan(workspace)
    unseen = workspace.settings.isPrinting ? try TodayData.unseen(plan, workspace) : []
    workspace.readyRoster.map { plan.order(by: $0) }
    var known: Set<TodayText> = []
    return TodayRow.list(plan, showsNames: workspace.showsNames).map { item in
      .record(Row(id: item, plan: plan, isFirst: known.insert(item.section).inserted))
    }
  }

  mutating func forget() {
    plan = DayPlan()
    unseen = []
    listing.forget()
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(TodayText.empty), .muted) }

  // The day's order is its own.
  static let list = ListKind<Row>(
    "today", hasHead: false,
    [
      ListColumn(
        "section", TodayText.names, .flexible(min: 16, max: 16), dropOrder: 2, sees: nil, sort: nil, value: nil,
        cell: { row, workspace in [TextRun(row.isFirst ? workspace.language(row.id.section) : "", .heading)] }),
      column("time", .fixed(12)) { $0.time },
      column("what", .flexible(min: 20, max: 40, weight: 2)) { $0.what },
      column("more", .flexible(min: 22, weight: 2), dropOrder: 1, leans: true) { $0.more },
    ])

  private static func column(
    _ id: String, _ width: TableColumn<String>.Width, dropOrder: Int = 0, leans: Bool = false,
    _ part: @escaping @Sendable (TodayWords.Line) -> TextRun
  ) -> ListColumn<Row> {
    var column = ListColumn<Row>(
      id, TodayText.names, width, dropOrder: dropOrder, sees: nil, sort: nil, value: nil,
      cell: { row, workspace in
        [part(TodayWords(row.plan, workspace, showsNames: workspace.showsNames).line(row.id))]
      })
    column.leans = leans
    return column
  }

  // MARK: Commands

  static let commands: [Command<Scene<TodayScreen>>] =
    [
      Command(
        "today.open", [.enter], CommonText.open, TodayText.openHelp, group: ChromeText.groupList,
        enabled: { $0.screen.chosen == nil ? $0.unavailable(TodayText.nothingChosen) : .available },
        run: { $0.screen.open(in: $0.workspace) }),
      namesCommand,
      Command(
        "today.done", [.character("i")], TasksText.done, TasksText.doneHelp, group: TasksText.group,
        needs: .sendTask, enabled: { TaskCommands.mayFinish($0.screen.tasks, $0) },
        run: { $0.screen.finish(in: $0.workspace) }),
      Command(
        "today.present", [.character("m")], AttendanceText.markPresent, TodayText.presentHelp,
        group: ChromeText.groupPerson, needs: .markAttendance,
        enabled: { scene in
          guard scene.screen.place(in: scene.workspace) != nil else { return scene.unavailable(TodayText.nobodyChosen) }
          return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { $0.screen.comes(in: $0.workspace) }
      ).ofOne(),
      TaskCommands.all(for: TodayScreen.self), PersonCommands.talk(for: TodayScreen.self).ofOne(),
      PersonCommands.left(for: TodayScreen.self).ofOne(), PersonCommands.times(for: TodayScreen.self).ofOne(),
    ] + PersonCommands.daily(for: TodayScreen.self).map { $0.ofOne() }

  /// What is to be ticked off; empty where anything else is meant too.
  private var tasks: [DayTask] {
    let tasks = listing.meant.map { task($0.id) }
    return tasks.contains { $0 == nil } ? [] : tasks.compactMap(\.self)
  }

  private func task(_ row: TodayRow) -> DayTask? {
    guard case .task(let id) = row else { return nil }
    return plan.tasks.first { $0.id == id }
  }

  /// Whoever is expected has come; nobody is sent home from here.
  private func comes(in workspace: Workspace) -> Turn {
    guard let place = place(in: workspace) else { return .stay }
    if let error = workspace.refusal(of: place.key) {
      workspace.tell(error)
      return .stay
    }
    var group: GroupKey?
    if case .expected(let key, _)? = chosen?.id { group = key }
    return ComingAndGoing.note(place.key, name: place.name, to: group, in: workspace)
  }

  private mutating func finish(in workspace: Workspace) -> Turn {
    if TaskCommands.finish(tasks, in: workspace) { choices.unmark() }
    return .stay
  }

  /// Where what a row is about stands.
  private mutating func open(in workspace: Workspace) -> Turn {
    switch chosen?.id {
    case .group(let group): return .open(RollCallScreen(group, on: workspace.today, in: workspace))
    case .moreTasks: return .open(TasksScreen(in: workspace))
    case .moreAppointments: return .open(AppointmentsScreen(in: workspace))
    case .enquiry(let key), .task(.talk(let key)): return .open(EnquiryScreen(key, in: workspace))
    case .task(.afterEnd(let person, let enrolment)):
      return .open(AfterEndCallForm(person, after: enrolment, in: workspace))
    case .task:
      return about.map { .open(ParticipantScreen(key: $0, in: workspace)) } ?? .open(TasksScreen(in: workspace))
    case .calls: return .open(CallsScreen(in: workspace))
    case .expected, .appointment:
      return about.map { .open(ParticipantScreen(key: $0, in: workspace)) } ?? .stay
    case nil: return .stay
    }
  }

  // MARK: Who it is about

  private var about: ParticipantKey? {
    switch chosen?.id {
    case .expected(_, let person): person
    case .appointment(let key): plan.appointments.first { $0.key == key }?.person
    case .task: chosen.flatMap { task($0.id) }?.person
    case .enquiry(let key): plan.enquiries.first { $0.key == key }?.person
    case .calls, .group, .moreAppointments, .moreTasks, nil: nil
    }
  }

  func place(in workspace: Workspace) -> PersonPlace? {
    about.map { workspace.place(of: $0) }
  }

  /// Of a row that is about nobody the first of which nothing has been entered.
  func appointment(in workspace: Workspace) -> AppointmentFact? {
    if case .appointment(let key) = chosen?.id { return plan.appointments.first { $0.key == key } }
    return about == nil ? plan.appointments.first { $0.appointment.outcome == nil } : nil
  }

  // MARK: Words

  /// Of the chosen row, and of the day.
  func heads(in workspace: Workspace) -> [Figure] {
    let all = (chosen.map { plan.figures(of: $0.id, in: workspace) } ?? []) + plan.figures(in: workspace)
    return all.map { $0.withoutNames(!workspace.showsNames) }
  }

  func status(in workspace: Workspace) -> [TextRun] { [namesStatus(in: workspace)] }

  func hint(in workspace: Workspace) -> String? {
    chosen.map { TodayWords(plan, workspace, showsNames: workspace.showsNames).hint($0.id) }
  }

  static let output = Output(
    namesPeople: true, form: TodayData.form, open: { TodayScreen(in: $1, showingNames: true) },
    source: { (screen: TodayScreen, workspace) in TodayData(screen.plan, unseen: screen.unseen, workspace) })
}
