import Domain
import Resources
import Store
import TerminalUI

/// Asks once more before somebody is erased: nothing takes it back.
struct ConfirmErasureScreen: ConfirmingScreen {
  static let room = Room.panel("confirmErasure", ErasureText.confirm, for: .confirmErasure)

  private let request: ErasureRequest
  var confirm: Confirm

  init(_ request: ErasureRequest, in workspace: Workspace) {
    self.request = request
    let language = workspace.language
    confirm = Confirm(
      language(
        ErasureText.question,
        ["name": PersonNames(workspace).shown(request.person), "reason": request.caseNumber, "who": request.actor]),
      leave: language(ErasureText.leave),
      act: language(ErasureText.erase))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { request.person }

  func confirmed(in workspace: Workspace) -> Turn {
    let language = workspace.language
    do {
      let erasure = try workspace.session.erasure.confirmErasure(request)
      // What was typed about them and not saved is about them too.
      workspace.drafts.forget(about: request.person)
      if erasure.unlisted != nil {
        workspace.message = .warning(language(ErasureText.doneUnlisted))
      } else if let unwiped = erasure.unwiped {
        workspace.message = .warning(
          language(ErasureText.doneUnwiped, ["reason": workspace.sentences.sentence(unwiped)]))
      } else {
        workspace.message = Message(language(erasure.isWiped ? ErasureText.done : .doneNotWiped))
      }
      return .back
    } catch {
      workspace.tell(error)
      return .stay
    }
  }
}
