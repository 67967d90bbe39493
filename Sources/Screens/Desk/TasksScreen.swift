import Domain
import Resources
import Store
import TerminalUI

/// What waits to be done, over the limit first: what colleagues have sent, and what the rules ask for.
struct TasksScreen: PersonScreen {
  static let room = Room.place("tasks", TasksText.title, for: .seeToday)

  private(set) var tasks: [DayTask] = []
  private var list = ListState<DayTask.ID>()
  /// False where it cannot be logged that they were looked at.
  private let showsNames: Bool

  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: TasksScreen.room)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    do {
      tasks = try DayPlan(workspace).tasks
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: max(1, workspace.bodySize.height - 1))
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { tasks = [] }

  private var rows: ListRows<DayTask.ID> { ListRows(tasks.map(\.id)) }
  private var selected: DayTask? { list.selectedRow(in: rows).map { tasks[$0] } }

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
        needs: .sendTask, enabled: { TaskCommands.mayFinish($0.screen.selected, $0) },
        run: { TaskCommands.finish($0.screen.selected, in: $0.workspace) }),
    ]
    + PersonCommands.daily(for: TasksScreen.self).filter { $0.id != "tasks.task" } + [
      Command(
        "tasks.add", [.character("+"), .insert], TasksText.new, TasksText.newHelp, group: TasksText.group,
        needs: .sendTask,
        enabled: { scene in
          scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { .open(TaskForm(about: nil, in: $0.workspace)) }),
      ScreenActions.command(keys: [.right], for: TasksScreen.self),
    ]

  /// What a row is about: somebody's card, else the intake for whoever has asked and is not in the register.
  private enum Door {
    case card(ParticipantKey)
    case intake

    func screen(in workspace: Workspace) -> (any Screen)? {
      switch self {
      case .card(let person): ParticipantScreen(key: person, in: workspace)
      case .intake: IntakeScreen(in: workspace)
      }
    }
  }

  private func door(in workspace: Workspace) -> Door? {
    if let person = selected?.person { return .card(person) }
    if case .talk? = selected?.id { return .intake }
    return nil
  }

  func place(in workspace: Workspace) -> PersonPlace? {
    selected?.person.map { person in
      let row = workspace.row(of: person)
      return PersonPlace(
        key: person, name: row?.shownName ?? "", enrolment: row?.enrolment,
        isParticipating: row?.status == .participating, step: row?.step)
    }
  }

  // MARK: Drawing

  func status(in workspace: Workspace) -> [TextRun] {
    let over = tasks.count { $0.due.isOverLimit }
    return [TextRun(workspace.language(TasksText.status, ["n": tasks.count, "over": over]), .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let selected else { return nil }
    let words = TaskWords(workspace, showsNames: showsNames)
    return [words.what(selected), words.why(selected)].compactMap(\.self)
      .joined(separator: " \(workspace.glyphs.separator) ")
  }

  private enum Column: Hashable { case due, what, why, who }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    guard !tasks.isEmpty else {
      PeopleNotice.draw(language(TasksText.none), style: .muted, on: &canvas)
      return
    }
    let words = TaskWords(workspace, showsNames: showsNames)
    let margin = ListState<DayTask.ID>.margin
    let layout = TableLayout<Column>(
      [
        TableColumn(.due, language(TasksText.due), width: .fixed(16)),
        TableColumn(.what, language(TasksText.what), width: .flexible(min: 16, max: 36, weight: 2)),
        TableColumn(.why, language(TasksText.why), width: .flexible(min: 14, weight: 3), dropOrder: 2),
        TableColumn(.who, language(TasksText.assignee), width: .flexible(min: 10, max: 18), dropOrder: 1),
      ], width: canvas.width - margin - 1)
    canvas.within(canvas.bounds.inset(left: margin)) { layout.drawHeader(on: &$0) }
    let byID = Dictionary(tasks.map { ($0.id, $0) }) { first, _ in first }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, id, _ in
        guard let task = byID[id] else { return }
        layout.drawRow(on: &canvas) { column in
          switch column {
          case .due: [words.due(task)]
          case .what: [TextRun(words.what(task))]
          case .why: [TextRun(words.why(task) ?? "", .muted)]
          case .who: [TextRun(words.assignee(task), .muted)]
          }
        }
      }
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }
}

/// What can be done about tasks, wherever one stands.
enum TaskCommands {
  static func all<S: Screen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).tasks", [.character("J")], TasksText.title, TasksText.titleHelp, group: ChromeText.groupGo,
      footer: .hidden, needs: TasksScreen.action
    ) { .open(TasksScreen(in: $0.workspace)) }
  }

  static func mayFinish<S: Screen>(_ task: DayTask?, _ scene: Scene<S>) -> Availability {
    guard let task else { return scene.unavailable(TasksText.noneChosen) }
    // Nobody ticks off what a rule asks for: it goes when it is met.
    if task.key == nil { return scene.unavailable(TasksText.closedByFact) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  static func finish(_ task: DayTask?, in workspace: Workspace) -> Turn {
    guard let task, let key = task.key else { return .stay }
    let what = TaskWords(workspace, showsNames: workspace.showsNames).what(task)
    _ = Changes.make(in: workspace, saying: workspace.language(TasksText.finished, ["what": what])) {
      (session) throws(StoreError) in try session.desk.finishTask(key)
    }
    return .stay
  }
}
