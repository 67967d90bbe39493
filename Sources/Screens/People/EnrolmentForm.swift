import Domain
import Resources
import Store
import TerminalUI

/// Into a programme: a new enrolment of somebody who is in the register.
struct EnrolmentForm: FormScreen {
  static let room = Room.panel("enrolmentForm", FormText.newEnrolment, for: .enrol)
  static let texts = "form"

  var entry: Entry<NewEnrolment>?
  private let participant: ParticipantKey
  private let name: String
  /// Contact persons used before.
  private let knownNames: [String]

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    name = PersonNames(workspace).shown(participant)
    knownNames = workspace.contactNames
    // With one programme there is nothing to choose; with several the one that is looked at is the likely one.
    var new = NewEnrolment(programme: workspace.shownProgramme?.id)
    new.enrolment.unit = workspace.scope.unit
    entry = Entry(new)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, EnrolmentKey?>(
    "enrolment", EnrolmentChangeForm.room.title, new: FormText.newEnrolment
  ) { workspace, person, enrolment in
    if let enrolment {
      EnrolmentChangeForm(of: person, enrolment: enrolment, in: workspace)
    } else {
      EnrolmentForm(of: person, in: workspace)
    }
  }
  var draftKey: String { Self.draft.key(participant, nil) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  func status(in workspace: Workspace) -> [TextRun] { [TextRun(name, .muted)] }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ new: NewEnrolment, in workspace: Workspace) -> [Field<NewEnrolment>] {
    let fields = EnrolmentFields(\NewEnrolment.enrolment, in: workspace)
    return [
      NewEnrolment.programme(\.self, in: workspace), fields.unit(of: new.programme),
      NewEnrolment.status(\.self, in: workspace), fields.day(EnrolmentFieldID.applied, \.applied),
      fields.day(EnrolmentFieldID.start, \.start), fields.plannedEnd(of: new.programme),
      fields.line(EnrolmentFieldID.funding, \.funding), fields.line(EnrolmentFieldID.referredFrom, \.referredFrom),
      .name(\.contact, known: knownNames), NewEnrolment.step(\.self, of: new.programme, in: workspace),
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    Occupancies(workspace).warning(in: form) ?? form.message(workspace.language).text
  }

  func problems(_ new: NewEnrolment, in workspace: Workspace) -> [String: String] {
    if new.programme == nil { return [EnrolmentFieldID.programme: workspace.language(FormText.chooseOne)] }
    let problems = new.problems(in: workspace)
    guard problems.isEmpty, let draft = new.draft else { return problems }
    return draft.enrolment.clash(of: participant, in: workspace)
  }

  func save(_ new: NewEnrolment, in workspace: Workspace) -> Turn {
    guard let draft = new.draft else { return .stay }
    let status = workspace.language(draft.enrolment.status.textKey)
    let said = workspace.language(FormText.savedEnrolment, ["name": name, "status": status])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.enrolments.enrol(participant, draft)
    }
  }
}
