import Domain
import Resources
import Store
import TerminalUI

/// What waits to be done, over the limit first: what colleagues have sent, and what the rules ask for.
struct TasksScreen: ListScreen, PersonScreen, ShownScreen {
  static let room = Room.place("tasks", TasksText.title, for: .seeToday)

  struct Row: Identifiable {
    let task: DayTask
    let words: TaskWords

    var id: DayTask.ID { task.id }
  }

  private(set) var plan = DayPlan()
  var listing = Listing<Row>()
  /// False where it cannot be logged that they were looked at.
  private let showsNames: Bool

  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: TasksScreen.room)
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let words = TaskWords(workspace, showsNames: showsNames)
    plan = try DayPlan(workspace)
    return plan.tasks.map { .record(Row(task: $0, words: words)) }
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(TasksText.none), .muted) }

  static var names: Room? { room }

  static let list = ListKind<Row>(
    "tasks", naming: "what",
    [
      ListColumn(
        "due", TasksText.due, .fixed(16), sees: nil, sort: { row, _ in .day(row.task.day) }, value: nil,
        cell: { row, _ in [row.words.due(row.task)] }),
      .text("what", TasksText.what, .flexible(min: 16, max: 36, weight: 2), sees: nil) { row, _ in
        row.words.what(row.task)
      },
      .text("why", TasksText.why, .flexible(min: 14, weight: 3), style: .muted, dropOrder: 2, sees: nil) { row, _ in
        row.words.why(row.task)
      },
      .text("who", TasksText.assignee, .flexible(min: 10, max: 18), style: .muted, dropOrder: 1, sees: nil) { row, _ in
        row.words.assignee(row.task)
      },
    ],
    filters: [
      ListFilter("whose", ["mine", "desk"], sees: nil) { row, choice, workspace in
        row.task.isFor(
          choice == "mine" ? workspace.role : .frontDesk, choice == "mine" ? workspace.session.access : nil)
      },
      ListFilter("due", ["over", "today"], sees: nil) { row, choice, workspace in
        row.task.due.isOverLimit || choice == "today" && row.task.day <= workspace.today
      },
    ])

  // MARK: Commands

  static let commands: [Command<Scene<TasksScreen>>] =
    [
      Command(
        "tasks.open", [.enter], CommonText.open, TasksText.openHelp, group: ChromeText.groupList,
        enabled: { $0.screen.door(in: $0.workspace) == nil ? $0.unavailable(TasksText.aboutNobody) : .available },
        run: { scene in
          scene.screen.door(in: scene.workspace)?.screen(in: scene.workspace).map { .open($0) } ?? .stay
        }),
      Command(
        "tasks.done", [.character("i")], TasksText.done, TasksText.doneHelp, group: TasksText.group,
        needs: .sendTask, enabled: { TaskCommands.mayFinish($0.screen.listing.meant.map(\.task), $0) },
        run: { scene in
          let tasks = scene.screen.listing.meant.map(\.task)
          if TaskCommands.finish(tasks, in: scene.workspace) { scene.screen.choices.unmark() }
          return .stay
        }),
    ]
    + [PersonCommands.talk(for: TasksScreen.self).ofOne()]
    + PersonCommands.daily(for: TasksScreen.self).filter { $0.id != "tasks.task" }.map { $0.ofOne() } + [
      Command(
        "tasks.add", [.character("+"), .insert], TasksText.new, TasksText.newHelp, group: TasksText.group,
        needs: .sendTask,
        enabled: { scene in
          scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { .open(TaskForm(about: nil, in: $0.workspace)) })
    ]

  /// What a row is about: the enquiry a talk is due for, else somebody's card.
  private enum Door {
    case card(ParticipantKey)
    case enquiry(EnquiryKey)
    case afterEnd(ParticipantKey, EnrolmentKey)

    func screen(in workspace: Workspace) -> (any Screen)? {
      switch self {
      case .card(let person): ParticipantScreen(key: person, in: workspace)
      case .enquiry(let key): EnquiryScreen(key, in: workspace)
      case .afterEnd(let person, let enrolment): AfterEndCallForm(person, after: enrolment, in: workspace)
      }
    }
  }

  private func door(in workspace: Workspace) -> Door? {
    if case .talk(let key)? = chosen?.task.id { return .enquiry(key) }
    if case .afterEnd(let person, let enrolment)? = chosen?.task.id { return .afterEnd(person, enrolment) }
    return chosen?.task.person.map { .card($0) }
  }

  func place(in workspace: Workspace) -> PersonPlace? {
    chosen?.task.person.map { workspace.place(of: $0) }
  }

  // MARK: Words

  func heads(in workspace: Workspace) -> [Figure] {
    let tasks = listing.records.map(\.task)
    func figure(_ id: FigureID, _ tasks: [DayTask], of n: Int? = nil) -> Figure {
      workspace.figure(id, tasks.count, of: n, people: showsNames ? tasks.compactMap(\.person) : nil)
    }
    return [figure(.tasks, tasks), figure(.tasksOverLimit, tasks.filter(\.due.isOverLimit), of: tasks.count)]
  }

  func status(in workspace: Workspace) -> [TextRun] {
    let over = listing.records.count { $0.task.due.isOverLimit }
    return [TextRun(workspace.language(TasksText.status, ["n": listing.records.count, "over": over]), .muted)]
  }

  static let output = Output(
    namesPeople: true,
    form: ScreenForm(
      [.list("tasks", TodayData.task) { $0.tasks }, .key("tasksOverdue", \.plan.overLimit)], table: TodayData.task,
      rows: \.tasks),
    open: { TasksScreen(in: $1) },
    source: { (screen: TasksScreen, workspace) in screen.showsNames ? TodayData(screen.plan, workspace) : nil })

  func hint(in workspace: Workspace) -> String? {
    guard let chosen else { return nil }
    return [chosen.words.what(chosen.task), chosen.words.why(chosen.task)].compactMap(\.self)
      .joined(separator: " \(workspace.glyphs.separator) ")
  }
}
