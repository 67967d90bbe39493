import Domain
import Resources
import Store
import TerminalUI

/// A team lead asks for somebody to be erased, with the number of the case. Nothing is erased before another user confirms.
struct AskErasureForm: FormScreen {
  static let room = Room.panel("askErasure", ErasureText.ask, for: .erase)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  private let name: String

  private static let caseNumber = "caseNumber"

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    name = PersonNames(workspace).shown(participant)
    form = Form([
      .text(
        AskErasureForm.caseNumber, workspace.language(ErasureText.caseNumber),
        help: workspace.language(ErasureText.caseNumberHelp, ["name": name]), maxLength: 40)
    ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: AskErasureForm.self)

  static let draft = DraftForm<ParticipantKey>("askErasure", room.title) { AskErasureForm(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 5) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  mutating func save(in workspace: Workspace) -> Turn {
    guard let number = form.line(AskErasureForm.caseNumber) else {
      form.setErrors([AskErasureForm.caseNumber: workspace.language(ErrorText.caseNumberMissing)])
      return .stay
    }
    do {
      try workspace.session.erasure.askErasure(of: participant, caseNumber: number)
    } catch {
      workspace.tell(error)
      return .stay
    }
    workspace.message = Message(workspace.language(ErasureText.asked, ["name": name]))
    dropDraft(in: workspace)
    return .back
  }
}
