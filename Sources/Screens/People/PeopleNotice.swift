import Resources
import TerminalUI

/// A sentence in place of what there is nothing of: it says what to do about it.
enum PeopleNotice {
  static func draw(_ text: String, style: Style = .plain, on canvas: inout Canvas) {
    let margin = canvas.width > 20 ? 3 : 0
    let width = min(72, canvas.width - margin - (margin > 0 ? 1 : 0))
    let top = canvas.height > 6 ? 1 : 0
    for (index, line) in text.wrapped(to: max(1, width), glyphs: canvas.glyphs).enumerated() {
      canvas.put(line, x: margin, y: top + index, style: style)
    }
    canvas.placeCursor(x: margin, y: top)
  }

  /// While the list of everyone is being read, or why it cannot be.
  static func drawWaiting(on canvas: inout Canvas, in workspace: Workspace) {
    if case .failed(let error) = workspace.roster {
      draw(workspace.sentences.sentence(error), style: .error, on: &canvas)
    } else if let percent = workspace.rebuilt {
      draw(workspace.language(ParticipantsText.rebuilding, ["percent": percent]), style: .muted, on: &canvas)
    } else {
      draw(workspace.language(ParticipantsText.loading), style: .muted, on: &canvas)
    }
  }
}
