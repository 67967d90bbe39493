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
  private let lines: [ReviewLine]

  /// - Parameter lines: what was looked through.
  init(_ month: Month, _ lines: [ReviewLine], in workspace: Workspace) {
    self.month = month
    self.lines = lines
    open(in: workspace)
  }

  static let commands = FormCommands.table("review", for: ReviewForm.self)

  static let draft = DraftForm<Month>("review", room.title) { workspace, month in
    let lines = workspace.found { (session) throws(StoreError) in
      try ReviewMonthScreen.found(month, session, workspace.settings.localTime)
    }
    return lines.map { ReviewForm(month, $0, in: workspace) }
  }
  var draftKey: String { Self.draft.key(month) }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let own = lines.count { $0.entry.user == workspace.session.access.user }
    let said = [
      workspace.language(ReviewText.explain, ["month": Dates(workspace.language).monthAndYear(month)]),
      own == 0 ? nil : workspace.language(ReviewText.explainOwn, ["n": own]),
    ]
    return explanation(said.compactMap(\.self).joined(separator: " "), width: width, in: workspace)
  }

  func fields(_ note: String?, in workspace: Workspace) -> [Field<String?>] {
    [.lines("note", \.self, limit: 200)]
  }

  func save(_ note: String?, in workspace: Workspace) -> Turn {
    do {
      try workspace.session.journal.reviewAccess(of: month, lines, note: note)
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
