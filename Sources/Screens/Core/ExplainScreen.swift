import Domain
import Resources
import TerminalUI

/// `F`: how a number came about: formula in words, filter, base, date, and the people behind it where there are any.
struct ExplainScreen: Screen {
  static let room = Room.panel("explain", CommonText.explain, for: .openRegister)

  private let figure: Figure
  /// Those behind it whom this user may see; nobody where it cannot be logged that they were looked at.
  private(set) var people: [ParticipantKey] = []
  private let mayList: Bool
  /// What is behind it is a number only until a reason is given.
  private let asksForReason: Bool
  /// Their names stand for a while only, as where it was opened.
  private let isForAWhile: Bool
  private var list = ListState<ParticipantKey>()
  /// The explanation scrolls when the window is too low for it.
  private var top = 0

  /// - Parameter isOpened: a reason was given for who stand behind it, and is logged.
  init(_ figure: Figure, isOpened: Bool = false, in workspace: Workspace) {
    self.figure = figure
    isForAWhile = workspace.showsNames
    let hasPeople = if case .list(let keys) = figure.people { !keys.isEmpty } else { false }
    let sees = figure.id.indicator.sees
    mayList =
      isOpened || hasPeople && sees.map(workspace.sees) ?? false && workspace.mayListNames(of: ExplainScreen.room)
    asksForReason =
      !mayList && hasPeople && sees.map { AccessTable.asksForReason($0, workspace.role) } ?? false
    refresh(in: workspace)
    list = ListState(selected: people.first)
  }

  mutating func refresh(in workspace: Workspace) {
    people = mayList && (!isForAWhile || workspace.showsNames) ? ExplainScreen.named(behind: figure, in: workspace) : []
  }

  /// Those behind a number whom this user can see the names of, each once.
  static func named(behind figure: Figure, in workspace: Workspace) -> [ParticipantKey] {
    guard case .list(let keys) = figure.people else { return [] }
    var known: Set<ParticipantKey> = []
    return keys.filter {
      // To stand behind a figure is more than a name.
      workspace.readyRoster?.line(of: $0) != nil && !workspace.session.access.seesNameOnly(of: $0)
        && known.insert($0).inserted
    }
  }

  mutating func forget() { people = [] }

  /// `F`: the number under the cursor, else those on the screen to choose from. What they are is worked out when it is pressed, and
  /// not for every frame.
  static func command<S: Screen>(
    keys: [Key] = [.character("F")], _ help: some Resources.TextKey = ChromeText.explainHelp, footer: FooterPlace,
    for screen: S.Type, enabled: @escaping @Sendable (Scene<S>) -> Availability = { _ in .available }
  ) -> Command<Scene<S>> {
    Command(
      "explain", keys, CommonText.explain, help,
      group: footer == .hidden ? ChromeText.groupEverywhere : ChromeText.groupShow, footer: footer, enabled: enabled,
      run: { scene in
        let workspace = scene.workspace
        let figures = scene.screen.figure(in: workspace).map { [$0] } ?? scene.screen.figures(in: workspace)
        if figures.count > 1 { return .open(FiguresScreen(figures)) }
        if figures.isEmpty { workspace.message = .warning(workspace.language(ChromeText.nothingToExplain)) }
        return figures.first.map { .open(ExplainScreen($0, in: workspace)) } ?? .stay
      })
  }

  static let commands: [Command<Scene<ExplainScreen>>] = [
    Command(
      "explain.open", [.enter], CommonText.open, ChromeText.openHelp, group: ChromeText.groupList,
      enabled: { scene in
        scene.screen.people.isEmpty ? scene.unavailable(ChromeText.explainNobody) : .available
      },
      run: { scene in
        scene.screen.selected.map { .open(ParticipantScreen(key: $0, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "explain.show", [.character("t")], ChromeText.explainWho, ChromeText.explainWhoHelp, group: ChromeText.groupShow,
      enabled: { scene in
        if !scene.screen.asksForReason { return .withheld(reason: scene.workspace.language(ChromeText.explainNobody)) }
        return scene.workspace.session.isLogged ? .available : scene.unavailable(ErrorText.registerReadOnly)
      },
      run: { .replace(RelapseListForm($0.screen.figure, in: $0.workspace)) }),
  ]

  private var rows: ListRows<ParticipantKey> { ListRows(people) }
  private var selected: ParticipantKey? { list.selectedRow(in: rows).flatMap { rows.id(at: $0) } }

  func title(in workspace: Workspace) -> String { workspace.language(figure.id.title) }
  func figure(in workspace: Workspace) -> Figure? { figure }
  func person(in workspace: Workspace) -> ParticipantKey? { selected }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let lines = explanation(width: canvas.width - 2, in: workspace)
    let listed = people.isEmpty ? 0 : min(people.count, max(2, canvas.height - lines.count - 2))
    let room = people.isEmpty ? canvas.height : max(1, canvas.height - listed - 1)
    let first = min(top, max(0, lines.count - room))
    for (y, line) in lines.dropFirst(first).prefix(room).enumerated() {
      canvas.put(line, x: 1, y: y, width: canvas.width - 2)
    }
    guard !people.isEmpty else {
      canvas.placeCursor(x: 1, y: 0)
      return
    }
    let heading = min(lines.count, room)
    canvas.put(
      workspace.language(FigureText.about(.people)), x: 1, y: heading, style: .heading, width: canvas.width - 2)
    canvas.within(canvas.bounds.inset(top: heading + 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, key, _ in
        guard let row = workspace.row(of: key) else { return }
        let numberWidth = min(12, canvas.width / 3)
        canvas.put(row.shownName, y: 0, width: canvas.width - numberWidth - 2)
        canvas.put(row.number.text, x: canvas.width - numberWidth - 1, y: 0, style: .muted, width: numberWidth)
      }
    }
  }

  private func explanation(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let (language, words) = (workspace.language, FigureWords(workspace.language))
    var lines: [[TextRun]] = []
    func section(_ heading: String, _ text: String) {
      lines.append([TextRun(heading, .heading)])
      for line in text.wrapped(to: max(1, width - 2), glyphs: workspace.glyphs) { lines.append([TextRun("  " + line)]) }
    }
    lines.append([
      TextRun(language(figure.id.title), .plain), TextRun("  "),
      TextRun(words.value(figure.value), .heading),
    ])
    lines.append([])
    section(language(FigureText.about(.formula)), language(figure.id.formula))
    for line in language(figure.id.help).wrapped(to: max(1, width - 2), glyphs: workspace.glyphs) {
      lines.append([TextRun("  " + line, .muted)])
    }
    section(
      language(FigureText.about(.filter)),
      words.filter(figure, in: workspace) ?? language(FigureText.about(.noFilter)))
    let base = figure.id.indicator.among.map {
      language(FigureText.about(.among), ["n": figure.n, "what": language($0.title)])
    }
    lines.append([
      TextRun(base ?? language(FigureText.about(.n), ["n": figure.n])),
      TextRun(" \(workspace.glyphs.separator) ", .muted),
      TextRun(language(FigureText.about(.asOf), ["date": figure.asOf.norwegian])),
    ])
    switch figure.people {
    case .anonymous: lines.append([TextRun(language(FigureText.about(.anonymous)), .muted)])
    case .list(let keys) where keys.isEmpty: lines.append([TextRun(language(ChromeText.explainNobody), .muted)])
    case .list where !people.isEmpty: break
    case .list where asksForReason:
      lines.append([TextRun(language(FigureText.about(.reason)), .muted)])
    case .list, .counted, .none: lines.append([TextRun(language(FigureText.about(.noPeople)), .muted)])
    }
    lines.append([])
    return lines
  }

  // MARK: Keys

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    if people.isEmpty {
      switch key {
      case .down: top += 1
      case .up: top = max(0, top - 1)
      default: return nil
      }
      return .stay
    }
    return list.handle(key, rows: rows, height: workspace.bodySize.height / 2) ? .stay : nil
  }
}
