import Domain
import Resources
import Store
import TerminalUI

extension StepsScreen {
  /// With several programmes it is told which one this is.
  func title(in workspace: Workspace) -> String {
    let title = workspace.language(Self.room.title)
    if let unit = workspace.scope.unit.flatMap(workspace.unit) { return "\(title), \(unit.unit.name)" }
    guard workspace.programmes.count > 1, let programme = workspace.shownProgramme else { return title }
    return "\(title), \(programme.name)"
  }

  func status(in workspace: Workspace) -> [TextRun] {
    guard let board else { return [] }
    let language = workspace.language
    var counts = language(StepsText.status, ["n": board.participating, "intake": board.intakeCount])
    if board.withoutStepCount > 0 {
      counts += " \(workspace.glyphs.separator) "
      counts += language(StepsText.statusWithoutStep, ["n": board.withoutStepCount])
    }
    return [TextRun(counts)]
  }

  func hint(in workspace: Workspace) -> String? {
    if let found { return PersonHint(workspace).text(found) }
    guard board?.isEmpty == false else { return nil }
    return figure(in: workspace).map { figure in
      "\(workspace.language(figure.id.title)): \(FigureWords(workspace.language).value(figure.value))"
    }
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let programme = workspace.shownProgramme else {
      Sentence.draw(workspace.language(StepsText.noProgramme), on: &canvas)
      return
    }
    guard let board, let grid, let position else {
      PeopleNotice.drawWaiting(on: &canvas, in: workspace)
      return
    }
    if board.isEmpty {
      Sentence.draw(workspace.language(StepsText.nobody, ["programme": programme.name]), on: &canvas)
      return
    }
    let layout = StepsLayout(canvas.size)
    let drawing = StepsDrawing(
      board: board, grid: grid, chosen: chosen, position: position, windows: windows,
      names: StepNames(programme, in: workspace),
      workspace: workspace,
      layout: layout)
    layout.isList ? drawing.drawList(on: &canvas) : drawing.drawColumns(on: &canvas)
  }
}

/// What the message row says about whoever is chosen.
private struct PersonHint {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func text(_ found: StepsGrid.Found) -> String? {
    let language = workspace.language
    let days = found.person.days.map { language(CommonText.days, ["n": $0]) } ?? "–"
    var parts = [workspace.name(of: found.person.participant)]
    switch found.place {
    case .intake:
      parts.append(language(found.lacksStep ? StepsText.hintWithoutStep : .hintIntake, ["days": days]))
    case .step(let step):
      parts.append(language(StepsText.hintInStep, ["days": days, "step": step.value]))
      if let next = step.next, let programme = workspace.shownProgramme {
        parts.append(language(StepsText.hintNext, ["step": StepNames(programme, in: workspace).numbered(next)]))
      }
      let missing = MissingWords(workspace).list(found.person, in: step)
      if !missing.isEmpty { parts.append(language(StepsText.hintMissing, ["what": missing.joined(separator: ", ")])) }
    }
    return parts.joined(separator: " \(workspace.glyphs.separator) ")
  }
}

/// A sentence where a picture would be: what is not there, and what to do.
enum Sentence {
  static func draw(_ text: String, on canvas: inout Canvas) {
    let top = canvas.height > 4 ? 1 : 0
    let lines = text.wrapped(to: max(1, canvas.width - 6), glyphs: canvas.glyphs)
    for (index, line) in lines.enumerated() { canvas.put(line, x: 3, y: top + index, width: canvas.width - 4) }
    canvas.placeCursor(x: 3, y: top)
  }
}
