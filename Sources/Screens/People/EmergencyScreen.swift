import Domain
import Resources
import Store
import TerminalUI

/// Nødtilgang: why the card of somebody out of scope is to be opened. It stands in the log, and the team lead sees it.
///
/// Who it is about is not told before the reason has been: only the number, when it was typed.
struct EmergencyScreen: ExplainedFormScreen {
  static let room = Room.panel("emergency", EmergencyText.title, for: .emergencyAccess)

  var form: Form
  let untouched: [String: String]
  private let participant: ParticipantKey

  private static let reason = "reason"

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    form = Form([
      .text(
        EmergencyScreen.reason, workspace.language(EmergencyText.reason),
        help: workspace.language(EmergencyText.reasonHelp, ["n": EmergencyAccess.shortestReason]), value: "",
        maxLength: 200)
    ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: EmergencyScreen.self)

  static let draft = DraftForm<ParticipantKey>("emergency", room.title) { EmergencyScreen(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func explanation(in workspace: Workspace) -> String { workspace.language(EmergencyText.explain) }

  mutating func save(in workspace: Workspace) -> Turn {
    let (participant, reason) = (participant, form.line(EmergencyScreen.reason) ?? "")
    do {
      try workspace.session.people.openInEmergency(participant, reason: reason)
    } catch {
      guard case .rule = error else {
        workspace.tell(error)
        return .stay
      }
      form.setErrors([EmergencyScreen.reason: workspace.sentences.sentence(error)])
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
