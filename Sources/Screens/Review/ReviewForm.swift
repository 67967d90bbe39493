import Domain
import Resources
import Store
import TerminalUI

/// Says that the list of a month has been looked through, with a note if there is something to note.
struct ReviewForm: FormScreen {
  static let action = Action.reviewAccess

  var form: Form
  let untouched: [String: String]
  private let month: Month

  private static let note = "note"

  init(_ month: Month, in workspace: Workspace) {
    self.month = month
    form = Form([
      .text(
        ReviewForm.note, workspace.language(ReviewText.note), help: workspace.language(ReviewText.noteHelp), value: "",
        maxLength: 200)
    ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table("review", for: ReviewForm.self)

  var draftKey: String { "review.\(month.iso)" }

  func title(in workspace: Workspace) -> String { workspace.language(ReviewText.mark) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: lines(width: size.width, in: workspace).count + form.fields.count + 1)
  }

  private func lines(width: Int, in workspace: Workspace) -> [String] {
    workspace.language(ReviewText.explain, ["month": Dates(workspace.language).monthAndYear(month)])
      .wrapped(to: max(1, width - 4), glyphs: workspace.glyphs)
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let lines = lines(width: canvas.width, in: workspace).prefix(max(0, canvas.height - form.fields.count))
    for (y, line) in lines.enumerated() { canvas.put(line, x: 3, y: y, width: max(0, canvas.width - 4)) }
    let gap = lines.count + form.fields.count < canvas.height ? 1 : 0
    canvas.within(canvas.bounds.inset(top: lines.count + gap)) { form.draw(on: &$0) }
  }

  mutating func save(in workspace: Workspace) -> Turn {
    do {
      try workspace.session.reviewAccess(of: month, note: form.line(ReviewForm.note))
    } catch {
      workspace.tell(error)
      return .stay
    }
    dropDraft(in: workspace)
    workspace.message = Message(
      workspace.language(ReviewText.marked, ["month": Dates(workspace.language).monthAndYear(month)]))
    return .back
  }
}
