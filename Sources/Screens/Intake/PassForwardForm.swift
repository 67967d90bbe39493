import Domain
import Resources
import Store
import TerminalUI

/// Somebody is passed to the head of the waiting list; a reason has to be given.
struct PassForwardForm: FormScreen {
  static let room = Room.panel("passForwardForm", IntakeText.forwardTitle, for: .passForward)
  static let texts = "intake"

  /// The reason.
  var entry: Entry<String>?
  private let participant: ParticipantKey
  private let enrolment: EnrolmentKey

  init(of participant: ParticipantKey, enrolment: EnrolmentKey, in workspace: Workspace) {
    self.participant = participant
    self.enrolment = enrolment
    entry = Entry("", about: PersonNames(workspace).shown(participant))
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, EnrolmentKey>("passForward", room.title) {
    PassForwardForm(of: $1, enrolment: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ reason: String, in workspace: Workspace) -> [Field<String>] {
    [
      .lines("reason", \.self, limit: 200, missing: Phrase(IntakeText.problemReasonMissing))
        .called(IntakeText.forwardReason)
    ]
  }

  func save(_ reason: String, in workspace: Workspace) -> Turn {
    let said = workspace.language(IntakeText.forwardSaved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.intake.passForward(enrolment, reason: reason)
    }
  }
}
