import Domain
import Resources
import Store
import TerminalUI

/// A new fixed contact person for an enrolment; the present one ends the day before.
struct ContactForm: FormScreen {
  static let room = Room.panel("contactForm", FormText.assignContact, for: .assignContact)

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  private let name: String
  /// Contact persons used before.
  private let knownNames: [String]
  private let enrolment: EnrolmentCard?

  private static let from = "from"

  /// - Parameter enrolment: nil is the one that runs, else the latest to start.
  init(of participant: ParticipantKey, enrolment: EnrolmentKey? = nil, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    name = card?.identity.fact.shownName ?? PersonNames(workspace).shown(participant)
    self.enrolment = card?.enrolment(enrolment, today: workspace.today)
    knownNames = workspace.contactNames
    guard self.enrolment != nil else { return }
    form = Form([
      NameField.field(known: knownNames, value: nil, in: workspace),
      .checked(
        ContactForm.from, workspace.language(FormText.contactFrom), help: workspace.language(FormText.contactFromHelp),
        value: workspace.language(CommonText.today), read: DateEntry.reader(in: workspace)),
    ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: ContactForm.self)

  static let draft = DraftForm<ParticipantKey, EnrolmentKey>("contact", room.title) {
    ContactForm(of: $1, enrolment: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment?.key ?? EnrolmentKey(0)) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 9) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard enrolment != nil else {
      PeopleNotice.draw(workspace.language(PersonText.noEnrolment, ["name": name]), on: &canvas)
      return
    }
    // Who it is about gives way before the fields do.
    let top = canvas.height > form.fields.count ? 1 : 0
    if top > 0 {
      let runs = [TextRun(name, .heading), TextRun("  " + present(in: workspace), .muted)]
      canvas.put(runs, x: 3, y: 0, width: max(0, canvas.width - 4))
    }
    let gap = canvas.height > form.fields.count + 6 ? 1 : 0
    canvas.within(canvas.bounds.inset(top: top + gap)) { form.draw(on: &$0) }
  }

  private func present(in workspace: Workspace) -> String {
    guard let present = enrolment?.contact(on: workspace.today)?.fact else {
      return workspace.language(FormText.noContact)
    }
    return workspace.language(FormText.presentContact, ["name": present.name, "date": present.from.norwegian])
  }

  // MARK: Saving

  mutating func typed(in workspace: Workspace) { form.offerTypedName(known: knownNames) }

  mutating func restored(_ fields: [String: String], in workspace: Workspace) {
    form.restoreName(fields[NameField.id], known: knownNames)
  }

  mutating func save(in workspace: Workspace) -> Turn {
    guard let enrolment else { return .back }
    var errors: [String: String] = [:]
    let contact = form.line(NameField.id)
    let from = form.day(ContactForm.from, today: workspace.today)
    if contact == nil { errors[NameField.id] = workspace.language(FormText.chooseOne) }
    if from == nil { errors[ContactForm.from] = workspace.language(CommonText.dateNotUnderstood) }
    form.setErrors(errors)
    guard let contact, let from else { return .stay }
    let said = workspace.language(FormText.savedContact, ["name": name, "contact": contact])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.enrolments.assignContact(enrolment.key, name: contact, from: from)
    }
    return receipt == nil ? .stay : .back
  }
}
