import Domain
import Resources
import Store
import TerminalUI

/// Into a programme: a new enrolment of somebody who is in the register.
struct EnrolmentForm: FormScreen {
  static let room = Room.panel("enrolmentForm", FormText.newEnrolment, for: .enrol)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  private let name: String
  /// Contact persons used before.
  private let knownNames: [String]
  /// The programme whose units and steps can be chosen.
  private var shownProgramme: String?

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    name = PersonNames(workspace).shown(participant)
    knownNames = workspace.contactNames
    // With one programme there is nothing to choose; with several the one that is looked at is the likely one.
    let shown = workspace.shownProgramme?.id
    shownProgramme = shown
    var values: [String: String] = [:]
    values[EnrolmentFields.ID.programme] = shown
    values[EnrolmentFields.ID.unit] = workspace.scope.unit.map { "\($0.value)" }
    form = Form(EnrolmentForm.fields(programme: shown, known: knownNames, in: workspace))
    form.values = values
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: EnrolmentForm.self)

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

  private static func fields(programme: String?, known: [String], in workspace: Workspace) -> [FormField] {
    let fields = EnrolmentFields(workspace: workspace)
    return [
      fields.programme(nil), fields.unit(of: programme, nil),
      fields.status(EnrolmentFields.firstStatuses, nil), fields.applied(), fields.start(),
      fields.plannedEnd(of: programme), fields.funding(), fields.referredFrom(),
      NameField.field(known: known, value: nil, in: workspace), fields.step(of: programme),
    ]
  }

  func status(in workspace: Workspace) -> [TextRun] { [TextRun(name, .muted)] }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func hint(in workspace: Workspace) -> String? {
    let warning =
      form.focused?.id == EnrolmentFields.ID.unit
      ? EnrolmentFields(workspace: workspace).fullUnitWarning(form, programme: shownProgramme) : nil
    return warning ?? form.message.text
  }

  /// Units, steps and how long it may last are those of the programme chosen.
  mutating func typed(in workspace: Workspace) {
    form.offerTypedName(known: knownNames)
    let programme = form.line(EnrolmentFields.ID.programme)
    guard programme != shownProgramme else { return }
    shownProgramme = programme
    let values = form.values
    let focused = form.focused?.id
    form = Form(EnrolmentForm.fields(programme: programme, known: knownNames, in: workspace))
    form.values = values
    form.restoreName(values[NameField.id], known: knownNames)
    if let focused { form.focus(on: focused) }
  }

  mutating func restored(_ fields: [String: String], in workspace: Workspace) {
    form.restoreName(fields[NameField.id], known: knownNames)
  }

  mutating func save(in workspace: Workspace) -> Turn {
    var errors: [String: String] = [:]
    let draft = EnrolmentFields(workspace: workspace).readNew(form, errors: &errors)
    if draft == nil, errors.isEmpty { errors[EnrolmentFields.ID.programme] = workspace.language(FormText.chooseOne) }
    form.setErrors(errors)
    guard errors.isEmpty, let draft else { return .stay }
    let status = workspace.language(draft.enrolment.status.textKey)
    let said = workspace.language(FormText.savedEnrolment, ["name": name, "status": status])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.enrolments.enrol(participant, draft)
    }
    return receipt == nil ? .stay : .back
  }
}
