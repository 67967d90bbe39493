import Domain
import Resources
import Store
import TerminalUI

/// "Min dag": who is expected, appointments, tasks, new enquiries. Names wait for a key and go again after a minute, since
/// whoever stands at the desk may see the screen.
struct TodayScreen: PersonScreen, ShownScreen {
  static let room = Room.menu("today", digit: "1", for: .seeToday, beside: \.today) { TodayScreen(in: $0) }

  private(set) var plan = DayPlan()
  private var list = ListState<TodayRow>()

  /// - Parameter showingNames: shows them at once, for a minute.
  init(in workspace: Workspace, showingNames: Bool = false) {
    workspace.hideNames()
    read(in: workspace)
    if showingNames { _ = show(in: workspace) }
  }

  private mutating func read(in workspace: Workspace) {
    do {
      plan = try DayPlan(workspace)
      workspace.readyRoster.map { plan.order(by: $0) }
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows(in: workspace), height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { plan = DayPlan() }

  private func rows(in workspace: Workspace) -> ListRows<TodayRow> {
    ListRows(TodayRow.list(plan, showsNames: workspace.showsNames))
  }

  private func selected(in workspace: Workspace) -> TodayRow? {
    let rows = rows(in: workspace)
    return list.selectedRow(in: rows).flatMap { rows.id(at: $0) }
  }

  // MARK: Commands

  static let commands: [Command<Scene<TodayScreen>>] =
    [
      Command(
        "today.open", [.enter], CommonText.open, TodayText.openHelp, group: ChromeText.groupList,
        enabled: { $0.screen.selected(in: $0.workspace) == nil ? $0.unavailable(TodayText.nothingChosen) : .available },
        run: { $0.screen.open(in: $0.workspace) }),
      Command(
        "today.names", [.character("v")], TodayText.names, TodayText.namesHelp, group: ChromeText.groupShow,
        run: { $0.screen.toggleNames(in: $0.workspace) }),
      Command(
        "today.done", [.character("i")], TasksText.done, TasksText.doneHelp, group: TasksText.group,
        needs: .sendTask, enabled: { TaskCommands.mayFinish($0.screen.task(in: $0.workspace), $0) },
        run: { TaskCommands.finish($0.screen.task(in: $0.workspace), in: $0.workspace) }),
      TaskCommands.all(for: TodayScreen.self),
      ScreenActions.command(keys: [.right], for: TodayScreen.self),
    ] + PersonCommands.daily(for: TodayScreen.self)

  private mutating func toggleNames(in workspace: Workspace) -> Turn {
    guard workspace.showsNames else { return show(in: workspace) }
    workspace.hideNames()
    return .stay
  }

  /// That somebody looked is logged before anything is shown.
  private mutating func show(in workspace: Workspace) -> Turn {
    if workspace.mayListNames(of: TodayScreen.room) { workspace.showNames() }
    return .stay
  }

  private func task(in workspace: Workspace) -> DayTask? {
    guard case .task(let id)? = selected(in: workspace) else { return nil }
    return plan.tasks.first { $0.id == id }
  }

  /// Where what a row is about stands.
  private mutating func open(in workspace: Workspace) -> Turn {
    switch selected(in: workspace) {
    case .group(let group): return .open(RollCallScreen(group, on: workspace.today, in: workspace))
    case .moreTasks: return .open(TasksScreen(in: workspace))
    case .enquiry, .task:
      if let person = chosen(in: workspace) { return .open(ParticipantScreen(key: person, in: workspace)) }
      return .open(IntakeScreen(in: workspace, at: enquiry(in: workspace)))
    case .expected, .appointment, .unseen:
      return chosen(in: workspace).map { .open(ParticipantScreen(key: $0, in: workspace)) } ?? .stay
    case nil: return .stay
    }
  }

  /// The enquiry of the row, also where a talk about it is the task.
  private func enquiry(in workspace: Workspace) -> EnquiryKey? {
    switch selected(in: workspace) {
    case .enquiry(let key), .task(.talk(let key)): key
    default: nil
    }
  }

  // MARK: Who it is about

  private func chosen(in workspace: Workspace) -> ParticipantKey? {
    switch selected(in: workspace) {
    case .expected(_, let person), .unseen(let person): person
    case .appointment(let key): plan.appointments.first { $0.key == key }?.person
    case .task: task(in: workspace)?.person
    case .enquiry(let key): plan.enquiries.first { $0.key == key }?.person
    case .group, .moreTasks, nil: nil
    }
  }

  func place(in workspace: Workspace) -> PersonPlace? {
    chosen(in: workspace).map { person in
      let row = workspace.row(of: person)
      return PersonPlace(
        key: person, name: row?.shownName ?? "", enrolment: row?.enrolment,
        isParticipating: row?.status == .participating, step: row?.step)
    }
  }

  // MARK: Drawing

  func status(in workspace: Workspace) -> [TextRun] {
    let key = workspace.labels.label(workspace.bindings.keys(for: "today.names")?.first ?? .character("v"))
    let words = workspace.language(workspace.showsNames ? TodayText.namesShown : .namesHidden, ["key": key])
    return [TextRun(words, .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    selected(in: workspace).map { TodayWords(plan, workspace, showsNames: workspace.showsNames).hint($0) }
  }

  private enum Column: Hashable { case section, time, what, more }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let rows = rows(in: workspace)
    guard rows.count > 0 else {
      PeopleNotice.draw(workspace.language(TodayText.empty), style: .muted, on: &canvas)
      return
    }
    let language = workspace.language
    let words = TodayWords(plan, workspace, showsNames: workspace.showsNames)
    let layout = TableLayout<Column>(
      [
        TableColumn(.section, "", width: .fixed(16), dropOrder: 2), TableColumn(.time, "", width: .fixed(12)),
        TableColumn(.what, "", width: .flexible(min: 20, max: 40, weight: 2)),
        TableColumn(.more, "", width: .flexible(min: 22, weight: 2), dropOrder: 1),
      ], width: canvas.width - ListState<TodayRow>.margin - 1)
    let listed = TodayRow.list(plan, showsNames: workspace.showsNames)
    let first = Dictionary(listed.map { ($0.section, $0) }) { first, _ in first }
    list.draw(on: &canvas, rows: rows) { canvas, row, _ in
      let line = words.line(row)
      layout.drawRow(on: &canvas) { column in
        switch column {
        case .section: [TextRun(first[row.section] == row ? language(row.section) : "", .heading)]
        case .time: [line.time]
        case .what: [line.what]
        case .more: [line.more]
        }
      }
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows(in: workspace), height: workspace.bodySize.height) ? .stay : nil
  }

  static let output = Output(
    namesPeople: true, form: TodayData.form, open: { TodayScreen(in: $1, showingNames: true) },
    source: { (screen: TodayScreen, workspace) in TodayData(screen.plan, workspace) })
}
