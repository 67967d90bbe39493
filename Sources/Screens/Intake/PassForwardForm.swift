import Domain
import Resources
import Store
import TerminalUI

/// Somebody is passed to the head of the waiting list; a reason has to be given.
struct PassForwardForm: FormScreen {
  static let room = Room.panel("passForwardForm", IntakeText.forwardTitle, for: .passForward)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  private let enrolment: EnrolmentKey
  private let name: String

  private static let reason = "reason"

  init(of participant: ParticipantKey, enrolment: EnrolmentKey, in workspace: Workspace) {
    self.participant = participant
    self.enrolment = enrolment
    name = PersonNames(workspace).shown(participant)
    let language = workspace.language
    form = Form([
      .text(
        PassForwardForm.reason, language(IntakeText.forwardReason), help: language(IntakeText.forwardReasonHelp),
        value: "", maxLength: 200)
    ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: PassForwardForm.self)

  static let draft = DraftForm<ParticipantKey, EnrolmentKey>("passForward", room.title) {
    PassForwardForm(of: $1, enrolment: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment) }

  func status(in workspace: Workspace) -> [TextRun] { [TextRun(name, .muted)] }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 4) }

  mutating func save(in workspace: Workspace) -> Turn {
    guard let reason = form.line(PassForwardForm.reason) else {
      form.setErrors([PassForwardForm.reason: workspace.language(IntakeText.problemReasonMissing)])
      return .stay
    }
    let said = workspace.language(IntakeText.forwardSaved, ["name": name])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.intake.passForward(enrolment, reason: reason)
    }
    return receipt == nil ? .stay : .back
  }
}
