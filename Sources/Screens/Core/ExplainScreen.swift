import Domain
import Resources
import TerminalUI

/// `F`: how a number came about: formula in words, filter, base, date, and the people behind it where there are any.
struct ExplainScreen: Screen {
  static let room = Room.panel("explain", CommonText.explain, for: .openRegister)

  private let figure: Figure
  private let people: [ParticipantKey]
  private var list: ListState<ParticipantKey>
  /// The explanation scrolls when the window is too low for it.
  private var top = 0

  init(_ figure: Figure, in workspace: Workspace) {
    self.figure = figure
    if case .list(let keys) = figure.people { people = keys } else { people = [] }
    list = ListState(selected: people.first)
  }

  static let commands: [Command<Scene<ExplainScreen>>] = [
    Command(
      "explain.open", [.enter], CommonText.open, ChromeText.openHelp, group: ChromeText.groupList,
      enabled: { scene in
        scene.screen.people.isEmpty ? scene.unavailable(ChromeText.explainNobody) : .available
      },
      run: { scene in
        scene.screen.selected.map { .open(ParticipantScreen(key: $0, in: scene.workspace)) } ?? .stay
      })
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
        guard let row = workspace.row(of: key) else {
          canvas.put("\(key.value)", y: 0, style: .muted)
          return
        }
        let numberWidth = min(12, canvas.width / 3)
        canvas.put(row.shownName, y: 0, width: canvas.width - numberWidth - 2)
        canvas.put(row.number.text, x: canvas.width - numberWidth - 1, y: 0, style: .muted, width: numberWidth)
      }
    }
  }

  private func explanation(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let language = workspace.language
    var lines: [[TextRun]] = []
    func section(_ heading: String, _ text: String) {
      lines.append([TextRun(heading, .heading)])
      for line in text.wrapped(to: max(1, width - 2), glyphs: workspace.glyphs) { lines.append([TextRun("  " + line)]) }
    }
    lines.append([
      TextRun(language(figure.id.title), .plain), TextRun("  "),
      TextRun(FigureWords(language).value(figure.value), .heading),
    ])
    lines.append([])
    section(language(FigureText.about(.formula)), language(figure.id.formula))
    let filter = figure.filter.map { filter in
      filter.words(
        in: language, programmeName: { workspace.programme($0)?.name ?? $0 },
        participantName: { workspace.row(of: $0)?.shownName ?? "\($0.value)" })
    }
    let dot = " \(workspace.glyphs.separator) "
    section(
      language(FigureText.about(.filter)),
      filter.isEmpty ? language(FigureText.about(.noFilter)) : filter.joined(separator: dot))
    lines.append([
      TextRun(language(FigureText.about(.n), ["n": figure.n])), TextRun(dot, .muted),
      TextRun(language(FigureText.about(.asOf), ["date": figure.asOf.norwegian])),
    ])
    switch figure.people {
    case .anonymous: lines.append([TextRun(language(FigureText.about(.anonymous)), .muted)])
    case .none: lines.append([TextRun(language(FigureText.about(.noPeople)), .muted)])
    case .list(let keys) where keys.isEmpty: lines.append([TextRun(language(ChromeText.explainNobody), .muted)])
    case .list: break
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
