import TerminalUI

/// A short form in a panel that says first what it is about.
protocol ExplainedFormScreen: FormScreen {
  func explanation(in workspace: Workspace) -> String
}

extension ExplainedFormScreen {
  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: lines(width: size.width, in: workspace).count + form.fields.count + 1)
  }

  private func lines(width: Int, in workspace: Workspace) -> [String] {
    explanation(in: workspace).wrapped(to: max(1, width - 4), glyphs: workspace.glyphs)
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    // In a low window what is filled in comes before what is told.
    let lines = lines(width: canvas.width, in: workspace).prefix(max(0, canvas.height - form.fields.count))
    for (y, line) in lines.enumerated() { canvas.put(line, x: 3, y: y, width: max(0, canvas.width - 4)) }
    let gap = lines.count + form.fields.count < canvas.height ? 1 : 0
    canvas.within(canvas.bounds.inset(top: lines.count + gap)) { form.draw(on: &$0) }
  }
}
