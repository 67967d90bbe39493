import Domain
import Resources
import Store
import TerminalUI

/// Nødtilgang: why the card of somebody out of scope is to be opened. It stands in the log, and the team lead sees it.
///
/// Who it is about is not told before the reason has been: only the number, when it was typed.
struct EmergencyScreen: FormScreen {
  static let room = Room.panel("emergency", EmergencyText.title, for: .emergencyAccess)
  static let texts = "emergency"

  /// The reason.
  var entry: Entry<String>? = Entry("")
  private let participant: ParticipantKey

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("emergency", room.title) { EmergencyScreen(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    // Who is on the list all the same has been the user's own.
    let isFormer = workspace.row(of: participant)?.hasLeft == true
    return explanation(
      workspace.language(isFormer ? EmergencyText.explainEnded : .explain), width: width, in: workspace)
  }

  func fields(_ reason: String, in workspace: Workspace) -> [Field<String>] {
    [.lines("reason", \.self, limit: 200).helped(with: ["n": EmergencyAccess.shortestReason])]
  }

  mutating func save(_ reason: String, in workspace: Workspace) -> Turn {
    do {
      try workspace.session.people.openInEmergency(participant, reason: reason)
    } catch {
      guard case .rule = error else {
        workspace.tell(error)
        return .stay
      }
      form.setErrors(["reason": workspace.sentences.sentence(error)])
      return .stay
    }
    dropDraft(in: workspace)
    let card = ParticipantScreen(key: participant, in: workspace)
    if card.needsEmergency { return .back }
    // Nobody to be known of opens, with a reason or without.
    if card.card != nil { workspace.message = Message(workspace.language(EmergencyText.opened)) }
    return .replace(card)
  }
}
