import Domain
import Resources
import Store
import TerminalUI

/// Which programme and unit the screens show: all, a programme, or one of its units.
struct ScopeScreen: Screen {
  static let room = Room.menu("scope", digit: nil, for: .seeSteps, beside: \.scope) { ScopeScreen(in: $0) }

  /// A row: what would be shown, what it is called, and how many take part there.
  struct Row: Hashable, Sendable {
    let scope: Scope
    let name: String
    let participating: Int
  }

  private var all: [Row] = []
  private var field = TextField(maxLength: 60)
  private var list: ListState<Scope>

  init(in workspace: Workspace) {
    list = ListState(selected: workspace.scope)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    do {
      let session = workspace.session
      var rows = [
        Row(
          scope: .everything, name: workspace.language(ScopeText.everything),
          participating: try session.figures.menuCounts().participating)
      ]
      let units = session.access.may(.seeUnits) ? try session.figures.occupancy(on: workspace.today) : []
      for programme in workspace.programmes {
        rows.append(
          Row(
            scope: Scope(programme: programme.id), name: programme.name,
            participating: try session.figures.menuCounts(programme: programme.id).participating))
        rows += units.filter { $0.unit.programme == programme.id }.map { unit in
          Row(
            scope: Scope(programme: programme.id, unit: unit.key), name: unit.unit.name,
            participating: unit.occupied)
        }
      }
      all = rows
    } catch {
      workspace.tell(error)
    }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  // MARK: Rows

  private var found: [Row] {
    guard !field.isEmpty else { return all }
    let needle = field.text.folded()
    return all.filter { TextMatch.find(needle, in: $0.name) != nil }
  }

  private func rows(_ found: [Row]) -> ListRows<Scope> { ListRows(found.map(\.scope)) }

  private var chosen: Row? {
    let found = found
    return list.selectedRow(in: rows(found)).map { found[$0] }
  }

  // MARK: Keys

  /// The command of screens that show less when a programme or a unit is chosen.
  static func command<S: Screen>(
    for screen: S.Type, footer: FooterPlace = .shown,
    enabled: @escaping @Sendable (Scene<S>) -> Availability = { _ in .available }
  ) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).\(room.id)", [.character("P")], room.title, room.help, group: Phrase(ChromeText.groupShow),
      footer: footer, needs: action, enabled: enabled, run: { .open(ScopeScreen(in: $0.workspace)) })
  }

  static let commands: [Command<Scene<ScopeScreen>>] = [
    Command(
      "scope.choose", [.enter], CommonText.choose, ScopeText.chooseHelp, group: ChromeText.groupShow,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(ScopeText.nothingChosen) : .available },
      run: { scene in
        guard let row = scene.screen.chosen else { return .stay }
        scene.workspace.scope = row.scope
        scene.workspace.message = Message(scene.workspace.language(ScopeText.chosen, ["name": row.name]))
        return .back
      }),
    // `?` and `:` are text here.
    Command(
      "help", [.function(1)], CommonText.help, ChromeText.helpHelp, group: ChromeText.groupEverywhere,
      footer: .pinned
    ) { scene in
      let table = StandardCommands.table(for: ScopeScreen.self, bindings: scene.workspace.bindings)
      return .open(HelpScreen(table.entries(for: scene), in: scene.workspace))
    },
  ]

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    // Home and End are for the list as long as nothing is typed.
    if field.isEmpty, key == .home || key == .end { return .no }
    let before = field.text
    guard field.handle(key) else { return .no }
    // The best match is the one meant, not the one that was meant a letter ago.
    if field.text != before { list = ListState(selected: field.isEmpty ? workspace.scope : nil) }
    return .taken
  }

  mutating func paste(_ text: String, in workspace: Workspace) {
    field.insert(text)
    list = ListState()
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows(found), height: max(1, workspace.bodySize.height - 1), letters: .none) ? .stay : nil
  }

  // MARK: Drawing

  func title(in workspace: Workspace) -> String { workspace.language(ScopeText.title) }

  func hint(in workspace: Workspace) -> String? {
    guard let chosen else { return nil }
    let key: ScopeText =
      chosen.scope.unit != nil ? .hintUnit : chosen.scope.programme != nil ? .hintProgramme : .hintEverything
    return workspace.language(key, ["name": chosen.name])
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    canvas.put("/", x: 1, y: 0, style: .key)
    field.draw(on: &canvas, x: 3, y: 0, width: max(0, min(40, canvas.width - 4)), isFocused: true)
    if field.isEmpty {
      canvas.put(language(ScopeText.typeToFind), x: 4, y: 0, style: .muted, width: max(0, canvas.width - 5))
      canvas.placeCursor(x: 3, y: 0, visible: true)
    }
    let found = found
    let top = canvas.height > 8 ? 2 : 1
    guard !found.isEmpty else {
      canvas.put(
        language(CommonText.noMatch, ["text": field.text]), x: 3, y: top, style: .muted, width: canvas.width - 4)
      return
    }
    let byScope = Dictionary(found.map { ($0.scope, $0) }, uniquingKeysWith: { first, _ in first })
    func counts(_ row: Row) -> String { language(ScopeText.participating, ["n": row.participating]) }
    let countsWidth = found.map { [TextRun(counts($0))].columns(canvas.glyphs) }.max() ?? 0
    canvas.within(canvas.bounds.inset(top: top)) { canvas in
      list.draw(on: &canvas, rows: rows(found)) { canvas, scope, _ in
        guard let row = byScope[scope] else { return }
        let indent = scope.unit == nil ? 0 : 3
        let style: Style = scope == workspace.scope ? .heading : .plain
        let nameWidth = min(48, max(0, canvas.width - countsWidth - 1))
        canvas.put(row.name, x: indent, y: 0, style: style, width: max(0, nameWidth - indent))
        canvas.put(counts(row), x: nameWidth, y: 0, style: .muted, width: countsWidth, align: .right)
      }
    }
  }
}
