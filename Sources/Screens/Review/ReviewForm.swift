import Domain
import Resources
import Store
import TerminalUI

/// Says that the list of a month has been looked through, with a note if there is something to note.
struct ReviewForm: ExplainedFormScreen {
  static let room = Room.panel("reviewForm", ReviewText.mark, for: .reviewAccess)

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

  static let draft = DraftForm<Month>("review", room.title) { ReviewForm($1, in: $0) }
  var draftKey: String { Self.draft.key(month) }

  func explanation(in workspace: Workspace) -> String {
    workspace.language(ReviewText.explain, ["month": Dates(workspace.language).monthAndYear(month)])
  }

  mutating func save(in workspace: Workspace) -> Turn {
    do {
      try workspace.session.journal.reviewAccess(of: month, note: form.line(ReviewForm.note))
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
