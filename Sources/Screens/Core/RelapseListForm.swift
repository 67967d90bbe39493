import Domain
import Resources
import Store
import TerminalUI

/// Why a team lead has to know who stands behind a number of relapses. It stands in the log, and with each of those listed.
struct RelapseListForm: PassingFormScreen {
  static let room = Room.panel("relapseList", ChromeText.explainWho, for: .openRelapseList)
  static let texts = "relapseList"

  /// The reason.
  var entry: Entry<String>? = Entry("")
  private let figure: Figure

  init(_ figure: Figure, in workspace: Workspace) {
    self.figure = figure
    open(in: workspace)
  }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    explanation(workspace.language(RelapseListText.explain), width: width, in: workspace)
  }

  func fields(_ reason: String, in workspace: Workspace) -> [Field<String>] {
    [.lines("reason", \.self, limit: 200).helped(with: ["n": EmergencyAccess.shortestReason])]
  }

  mutating func save(_ reason: String, in workspace: Workspace) -> Turn {
    do {
      try workspace.session.figures.openRelapseList(
        of: figure.id, ExplainScreen.named(behind: figure, in: workspace), reason: reason)
    } catch {
      guard case .rule = error else {
        workspace.tell(error)
        return .stay
      }
      form.setErrors(["reason": workspace.sentences.sentence(error)])
      return .stay
    }
    return .replace(ExplainScreen(figure, isOpened: true, in: workspace))
  }
}
