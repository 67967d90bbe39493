import Domain
import Resources
import Store
import TerminalUI

/// Those nothing has happened to for as many years as the register has set: should their data still be kept? The list
/// erases nobody.
struct RetentionScreen: ShownScreen {
  static let room = Room.menu("retention", digit: nil, for: .seeRetention, beside: nil) { RetentionScreen(in: $0) }

  private(set) var found = RetentionList()
  private var list = ListState<ParticipantKey>()

  init(in workspace: Workspace) { read(in: workspace) }

  private mutating func read(in workspace: Workspace) {
    guard workspace.mayListNames(of: RetentionScreen.room) else { return }
    do {
      found = try workspace.session.keeping.retentionList()
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  private var rows: ListRows<ParticipantKey> { ListRows(found.due.map(\.person)) }
  private var chosen: Retention.Due? { found.due.first { $0.person == list.selected } }

  static let commands: [Command<Scene<RetentionScreen>>] = [
    Command(
      "retention.open", [.enter], CommonText.open, KeepingText.openHelp, group: ChromeText.groupList,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(KeepingText.nobodyChosen) : .available },
      run: { scene in
        scene.screen.chosen.map { .open(ParticipantScreen(key: $0.person, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "retention.erase", [.delete], ErasureText.ask, ErasureText.askHelp, group: ChromeText.groupList,
      enabled: { scene in
        if scene.screen.chosen == nil { return scene.unavailable(KeepingText.nobodyChosen) }
        return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { scene in
        scene.screen.chosen.map { .open(AskErasureForm(of: $0.person, in: scene.workspace)) } ?? .stay
      }),
  ]

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.person }

  // MARK: Drawing

  func status(in workspace: Workspace) -> [TextRun] {
    guard let years = found.years else { return [] }
    return [TextRun(workspace.language(KeepingText.retentionStatus, ["n": found.due.count, "years": years]), .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    chosen.map {
      workspace.language(
        KeepingText.retentionHint, ["last": $0.lastDay.norwegian, "since": $0.since.norwegian])
    }
  }

  private enum Column: Hashable { case number, name, last, since }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    guard !found.due.isEmpty else {
      let text =
        found.years.map { language(KeepingText.retentionNobody, ["years": $0]) }
        ?? language(KeepingText.retentionNoYears)
      for (index, line) in text.wrapped(to: max(1, canvas.width - 6), glyphs: workspace.glyphs).enumerated() {
        canvas.put(line, x: 3, y: 1 + index, style: .muted, width: canvas.width - 4)
      }
      return
    }
    let layout = TableLayout<Column>(
      [
        TableColumn(.number, language(KeepingText.number), width: .flexible(min: 8, max: 20)),
        TableColumn(.name, language(KeepingText.name), width: .flexible(min: 12, weight: 4)),
        TableColumn(.last, language(KeepingText.lastDay), width: .fixed(10)),
        TableColumn(.since, language(KeepingText.since), width: .fixed(10), dropOrder: 1),
      ], width: canvas.width - ListState<ParticipantKey>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<ParticipantKey>.margin)) { layout.drawHeader(on: &$0) }
    let byKey = Dictionary(found.due.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, person, _ in
        guard let due = byKey[person] else { return }
        let row = workspace.row(of: person)
        layout.drawRow(on: &canvas) { column in
          switch column {
          case .number: [TextRun(row?.number.text ?? "", .muted)]
          case .name: [TextRun(row?.shownName ?? "")]
          case .last: [TextRun(due.lastDay.norwegian)]
          case .since: [TextRun(due.since.norwegian, .muted)]
          }
        }
      }
    }
  }

  // MARK: For programs

  static let output = Output(
    namesPeople: true,
    form: ScreenForm<(found: RetentionList, workspace: Workspace)>(
      [.key("years", \.found.years), .list("participants", due, each)], table: due, rows: each),
    open: { RetentionScreen(in: $1) },
    source: { (screen: RetentionScreen, workspace) in (screen.found, workspace) })

  private static let due: JSONForm<(number: String, due: Retention.Due)> = [
    .key("number", \.number), .key("lastDay", \.due.lastDay), .key("since", \.due.since),
  ]

  private static func each(
    _ found: RetentionList, _ workspace: Workspace
  ) -> [(number: String, due: Retention.Due)] {
    found.due.map { (workspace.row(of: $0.person)?.number.text ?? "", $0) }
  }
}
