import Domain
import Resources
import Store
import TerminalUI

/// Says that the list of a month has been looked through, with a note if there is something to note.
struct ReviewForm: FormScreen {
  static let room = Room.panel("reviewForm", ReviewText.mark, for: .reviewAccess)
  static let texts = "review"

  /// The note.
  var entry: Entry<String?>? = Entry(nil)
  private let month: Month

  init(_ month: Month, in workspace: Workspace) {
    self.month = month
    open(in: workspace)
  }

  static let commands = FormCommands.table("review", for: ReviewForm.self)

  static let draft = DraftForm<Month>("review", room.title) { ReviewForm($1, in: $0) }
  var draftKey: String { Self.draft.key(month) }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    explanation(
      workspace.language(ReviewText.explain, ["month": Dates(workspace.language).monthAndYear(month)]), width: width,
      in: workspace)
  }

  func fields(_ note: String?, in workspace: Workspace) -> [Field<String?>] {
    [.lines("note", \.self, limit: 200)]
  }

  func save(_ note: String?, in workspace: Workspace) -> Turn {
    do {
      try workspace.session.journal.reviewAccess(of: month, note: note)
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
