import Domain
import Resources
import Store
import TerminalUI

/// The journal: who did what, when, about whom, newest first. An import is taken back here, and only here.
struct LogScreen: Screen {
  static let action = Action.seeOwnChanges

  private var entries: [JournalEntry] = []
  private var list = ListState<Int64>()

  /// Entries read at a time; the rest comes when the list is scrolled to its end.
  private static let page = 200

  init(in workspace: Workspace) {
    guard workspace.mayReadLog() else { return }
    read(in: workspace)
  }

  static let commands: [Command<Scene<LogScreen>>] = [
    Command(
      "log.open", [.enter], CommonText.open, LogText.openHelp, group: ChromeText.groupList,
      enabled: { scene in
        scene.screen.selected?.about == nil ? scene.unavailable(LogText.aboutNobody) : .available
      },
      run: { scene in
        scene.screen.selected?.about.map { .open(ParticipantScreen(key: $0, in: scene.workspace)) } ?? .stay
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
  ]

  private var rows: ListRows<Int64> { ListRows(entries.map(\.id)) }
  private var selected: JournalEntry? {
    let id = list.selectedRow(in: rows).flatMap { rows.id(at: $0) }
    return entries.first { $0.id == id }
  }

  private mutating func read(in workspace: Workspace) {
    do {
      let wanted = max(LogScreen.page, entries.count)
      entries = try workspace.session.entries(limit: wanted, before: nil)
    } catch {
      workspace.tell(error)
    }
  }

  private mutating func readMore(in workspace: Workspace) {
    guard let last = entries.last, last.id > 1 else { return }
    do {
      entries += try workspace.session.entries(limit: LogScreen.page, before: last.id, about: nil)
    } catch {
      workspace.tell(error)
    }
  }

  func title(in workspace: Workspace) -> String { workspace.language(MenuText.log) }

  func status(in workspace: Workspace) -> [TextRun] {
    // How many there are tells of others.
    guard workspace.session.access.may(.seeLog) else {
      return [TextRun(workspace.language(MenuText.ownEntries), .muted)]
    }
    return statusOfAll(in: workspace)
  }

  private func statusOfAll(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(MenuText.entries, ["n": entries.first.map { "\($0.id)" } ?? "0"]), .muted)]
  }

  // MARK: Drawing

  private enum Column { case when, who, what }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let words = EntryWords(workspace)
    let dates = Dates(workspace.language)
    let layout = TableLayout<Column>(
      [
        TableColumn(.when, workspace.language(LogText.when), width: .fixed(16)),
        TableColumn(.who, workspace.language(LogText.who), width: .flexible(min: 8, max: 20), dropOrder: 1),
        TableColumn(.what, workspace.language(LogText.what), width: .flexible(min: 20, weight: 4)),
      ], width: canvas.width - ListState<Int64>.margin - 1)
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
          case .what:
            let undone = entry.isUndone ? " (\(workspace.language(LogText.undone)))" : ""
            return [TextRun(words.sentence(entry) + undone, style)]
          }
        }
      }
    }
  }

  func hint(in workspace: Workspace) -> String? {
    selected.map { workspace.language(LogText.number, ["n": $0.id]) }
  }

  // MARK: Keys

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    guard list.handle(key, rows: rows, height: workspace.bodySize.height - 1) else { return nil }
    if list.selected == entries.last?.id { readMore(in: workspace) }
    return .stay
  }

  mutating func refresh(in workspace: Workspace) { if !entries.isEmpty { read(in: workspace) } }

  mutating func forget() { entries = [] }

  func data(in workspace: Workspace) -> ScreenData? {
    LogOutput.data(entries, number: { workspace.row(of: $0)?.number.text })
  }
}
