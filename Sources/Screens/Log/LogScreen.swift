import Domain
import Resources
import Store
import TerminalUI

/// The journal: who did what, when, about whom, newest first; all of it, or what was chosen. An import is taken back here,
/// and only here.
struct LogScreen: ShownScreen {
  static let room = Room.menu("log", digit: nil, for: .seeOwnChanges, beside: \.log) { LogScreen(in: $0) }

  private(set) var choice: LogChoice
  private var entries: [JournalEntry] = []
  private var list = ListState<Int64>()
  /// That somebody looks could be logged, and so they may.
  private var isOpen = false

  /// Entries read at a time; the rest comes when the list is scrolled to its end.
  private static let page = 200
  private static let widthForRole = 100

  init(in workspace: Workspace, choice: LogChoice = LogChoice()) {
    self.choice = choice
    show(in: workspace)
  }

  static let clockKey = Key.character("Q")

  static let commands: [Command<Scene<LogScreen>>] = [
    Command(
      "log.open", [.enter], CommonText.open, LogText.openHelp, group: ChromeText.groupList,
      enabled: { LogTarget.availability($0.screen.selected, $0) },
      run: { LogTarget.open($0.screen.selected, in: $0.workspace) }),
    Command(
      "log.find", [.character("/")], LogText.find, LogText.findHelp, group: ChromeText.groupShow, needs: .seeCardLog,
      run: { .open(LogChoiceForm($0.screen.choice, at: .person, in: $0.workspace)) }),
    Command(
      "log.period", [.character("p")], CommonText.period, LogText.periodHelp, group: ChromeText.groupShow,
      run: { .open(LogChoiceForm($0.screen.choice, at: .from, in: $0.workspace)) }),
    Command(
      "log.all", [.character("A")], LogText.all, LogText.allHelp, group: ChromeText.groupShow,
      enabled: { $0.screen.choice.isAll ? $0.unavailable(LogText.isAll) : .available },
      run: { scene in
        scene.screen.choice = LogChoice()
        scene.screen.show(in: scene.workspace)
        return .stay
      }),
    Command(
      "log.takeBack", [.character("T")], LogText.takeBack, LogText.takeBackHelp, group: ChromeText.groupList,
      needs: .undoOthers,
      enabled: { scene in
        guard let entry = scene.screen.selected, !entry.isUndone, entry.kind.isReversible else {
          return scene.unavailable(LogText.nothingToTakeBack)
        }
        return .available
      },
      run: { scene in
        scene.screen.selected.map { .open(TakeBackScreen($0, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "log.clock", [clockKey], LogText.clock, LogText.clockHelp, group: ChromeText.groupList, footer: .hidden,
      needs: .correctClock,
      enabled: { scene in
        scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { .open(ClockForm(at: $0.screen.selected?.id, in: $0.workspace)) }),
  ]

  private var rows: ListRows<Int64> { ListRows(entries.map(\.id)) }
  private var selected: JournalEntry? {
    let id = list.selectedRow(in: rows).flatMap { rows.id(at: $0) }
    return entries.first { $0.id == id }
  }

  // MARK: Reading

  private mutating func show(in workspace: Workspace) {
    entries = []
    list = ListState()
    isOpen = workspace.mayReadLog(choice)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    guard isOpen else { return }
    do {
      let filter = choice.filter(workspace.settings.localTime)
      entries = try workspace.session.journal.entries(filter, limit: max(LogScreen.page, entries.count))
    } catch {
      workspace.tell(error)
    }
  }

  private mutating func readMore(in workspace: Workspace) {
    guard let last = entries.last, last.id > 1 else { return }
    do {
      let filter = choice.filter(workspace.settings.localTime)
      entries += try workspace.session.journal.entries(filter, limit: LogScreen.page, before: last.id)
    } catch {
      workspace.tell(error)
    }
  }

  func title(in workspace: Workspace) -> String {
    choice.isAll ? workspace.language(Self.room.title) : workspace.language(LogText.part)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { choice.about }

  func status(in workspace: Workspace) -> [TextRun] {
    // What is chosen is no whole, and its number is not at hand.
    guard choice.isAll else { return [] }
    // How many there are tells of others.
    guard workspace.session.access.may(.seeLog) else {
      return [TextRun(workspace.language(MenuText.ownEntries), .muted)]
    }
    return [TextRun(workspace.language(MenuText.entries, ["n": entries.first.map { "\($0.id)" } ?? "0"]), .muted)]
  }

  // MARK: Drawing

  private enum Column { case when, who, role, what }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let top = drawChoice(on: &canvas, in: workspace)
    canvas.within(canvas.bounds.inset(top: top)) { drawEntries(on: &$0, in: workspace) }
  }

  /// The rows above the entries.
  private func headRows(width: Int, in workspace: Workspace) -> [String] {
    guard !choice.isAll else { return [] }
    let text = workspace.language(
      LogText.chosen, ["what": choice.words(in: workspace), "key": workspace.labels.label(.character("A"))])
    return text.wrapped(to: max(1, width - 4), glyphs: workspace.glyphs)
  }

  private func drawChoice(on canvas: inout Canvas, in workspace: Workspace) -> Int {
    // In a low window the entries come first.
    let lines = headRows(width: canvas.width, in: workspace).prefix(max(0, canvas.height - 3))
    for (y, line) in lines.enumerated() {
      canvas.put(line, x: ListState<Int64>.margin, y: y, style: .warning, width: max(0, canvas.width - 4))
    }
    return lines.count
  }

  private func drawEntries(on canvas: inout Canvas, in workspace: Workspace) {
    let words = EntryWords(workspace)
    let dates = Dates(workspace.language)
    guard !entries.isEmpty else {
      if isOpen { PeopleNotice.draw(workspace.language(LogText.nothing), style: .muted, on: &canvas) }
      return
    }
    var columns = [
      TableColumn(Column.when, workspace.language(LogText.when), width: .fixed(16)),
      TableColumn(.who, workspace.language(LogText.who), width: .flexible(min: 8, max: 20), dropOrder: 1),
      TableColumn(.what, workspace.language(LogText.what), width: .flexible(min: 20, weight: 4)),
    ]
    // What was done comes before the role it was done in.
    if canvas.width >= LogScreen.widthForRole {
      columns.insert(TableColumn(.role, workspace.language(LogText.role), width: .fixed(10)), at: 2)
    }
    let layout = TableLayout<Column>(columns, width: canvas.width - ListState<Int64>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<Int64>.margin)) { layout.drawHeader(on: &$0) }
    let byID = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, id, _ in
        guard let entry = byID[id] else { return }
        let style: Style = entry.isUndone ? .muted : .plain
        layout.drawRow(on: &canvas) { column in
          switch column {
          case .when:
            return [
              TextRun(dates.moment(entry.at, today: workspace.today, time: workspace.settings.localTime), .muted)
            ]
          case .who: return [TextRun(entry.actor, style)]
          case .role: return [TextRun(entry.role.map { workspace.language($0.textKey) } ?? "", .muted)]
          case .what:
            return [TextRun(words.sentence(entry) + words.marks(entry), style)]
          }
        }
      }
    }
  }

  func hint(in workspace: Workspace) -> String? {
    selected.map { entry in
      // A reason may be longer than its column.
      let reason = entry.detail?.reason.map { " \(workspace.glyphs.separator) \($0)" } ?? ""
      return workspace.language(LogText.number, ["n": entry.id]) + reason
    }
  }

  // MARK: Keys

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    let head = headRows(width: workspace.bodySize.width, in: workspace).count
    guard list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1 - head)) else { return nil }
    if list.selected == entries.last?.id { readMore(in: workspace) }
    return .stay
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { entries = [] }

  /// All of what was chosen, not only what has been scrolled to.
  private func allEntries(in workspace: Workspace) -> [JournalEntry] {
    var all = self
    while let last = all.entries.last {
      all.readMore(in: workspace)
      if all.entries.last?.id == last.id { break }
    }
    return all.entries
  }

  static let output = Output(
    namesPeople: true, form: LogOutput.form,
    open: { (request, workspace) throws(ShowProblem) in
      LogScreen(in: workspace, choice: try request.logChoice(in: workspace))
    },
    source: { (screen: LogScreen, workspace) in
      (screen.allEntries(in: workspace), { workspace.row(of: $0)?.number.text })
    })
}
