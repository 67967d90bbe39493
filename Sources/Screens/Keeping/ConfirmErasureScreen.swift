import Domain
import Resources
import Store
import TerminalUI

/// Asks once more before somebody is erased, or several of one case: nothing takes it back.
struct ConfirmErasureScreen: ConfirmingScreen {
  static let room = Room.panel("confirmErasure", ErasureText.confirm, for: .confirmErasure)

  private let request: ErasureRequest
  /// Others of the same case.
  private let others: [ErasureRequest]
  var confirm: Confirm

  /// Nil when they are of several cases, which are confirmed one by one: a message says so.
  init?(_ requests: [ErasureRequest], in workspace: Workspace) {
    guard let first = requests.first else { return nil }
    let language = workspace.language
    guard requests.allSatisfy({ $0.caseNumber == first.caseNumber && $0.user == first.user }) else {
      workspace.message = .warning(language(ErasureText.severalCases))
      return nil
    }
    (request, others) = (first, Array(requests.dropFirst()))
    confirm = Confirm(
      language(
        ErasureText.question,
        [
          "name": PersonNames(workspace).shown(requests.map(\.person)), "reason": request.caseNumber,
          "who": request.actor,
        ]),
      leave: language(ErasureText.leave),
      act: language(ErasureText.erase))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { others.isEmpty ? request.person : nil }

  func confirmed(in workspace: Workspace) -> Turn {
    let language = workspace.language
    do {
      let erasure = try workspace.session.erasure.confirmErasure(first: request, others)
      // What was typed about them and not saved is about them too.
      for gone in [request] + others { workspace.drafts.forget(about: gone.person) }
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
