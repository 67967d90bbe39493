import Domain
import Resources
import Store
import TerminalUI

/// Who somebody is: a new participant, with the first enrolment if there is one, or a change of one already there.
struct ParticipantForm: FormScreen {
  static let room = Room.panel("participantForm", FormText.editParticipant, for: .addParticipant)

  private typealias ID = IdentityFields.ID

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private let subject: Subject
  /// Contact persons used before.
  private var knownNames: [String] = []
  private var maybeRegistered = false
  /// What was held against the register.
  private var compared: [String] = []
  /// The programme whose units and steps can be chosen.
  private var shownProgramme: String?

  private enum Subject {
    case new
    case known(ParticipantKey)
    /// Somebody who is not in the register any more.
    case gone
  }

  /// What is there already, as it was when the form was filled from it; read again only after a conflict was told.
  private var seen: ParticipantCard?

  // MARK: Opening

  /// - Parameter typed: what was looked for in vain: a name, or a number.
  init(in workspace: Workspace, typed: String = "") {
    subject = .new
    knownNames = workspace.contactNames
    var values = IdentityFields.values(typed: typed)
    values[EnrolmentFields.ID.programme] = workspace.scope.programme
    values[EnrolmentFields.ID.unit] = workspace.scope.unit.map { "\($0.value)" }
    if values[ID.number] == nil { values[ID.number] = NumberSuggestion(workspace).next }
    shownProgramme = workspace.scope.programme
    form = newForm(values, in: workspace)
    untouched = form.values
    form.focus(on: ID.givenName)
    restoreDraft(in: workspace)
    lookForDuplicates(in: workspace)
  }

  init(editing key: ParticipantKey, in workspace: Workspace) {
    let card = workspace.card(of: key)
    seen = card
    subject = card == nil ? .gone : .known(key)
    guard let card else { return }
    form = Form(
      ParticipantForm.filled(
        IdentityFields(workspace: workspace).fields(isNew: false), IdentityFields.values(of: card)))
    untouched = form.values
    form.focus(on: workspace.session.access.may(.changeIdentity) ? ID.givenName : ID.displayName)
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: ParticipantForm.self)

  static let draft = DraftForm<ParticipantKey?>("participant", room.title, new: FormText.newParticipant) {
    workspace, person in
    if let person { ParticipantForm(editing: person, in: workspace) } else { ParticipantForm(in: workspace) }
  }
  var draftKey: String {
    if case .known(let key) = subject { Self.draft.key(key) } else { Self.draft.key(nil) }
  }

  // MARK: Fields

  private func newForm(_ values: [String: String], in workspace: Workspace) -> Form {
    Form(
      ParticipantForm.filled(IdentityFields(workspace: workspace).fields(isNew: true), values)
        + enrolmentFields(values, in: workspace))
  }

  private func enrolmentFields(_ values: [String: String], in workspace: Workspace) -> [FormField] {
    guard workspace.session.access.may(.enrol) else { return [] }
    let enrolment = EnrolmentFields(workspace: workspace)
    let programme = values[EnrolmentFields.ID.programme].flatMap { $0.isEmpty ? nil : $0 }
    let fields = [
      enrolment.programme(nil), enrolment.unit(of: programme, nil),
      enrolment.status(EnrolmentFields.firstStatuses, nil), enrolment.applied(), enrolment.start(),
      enrolment.step(of: programme), NameField.field(known: knownNames, value: nil, in: workspace),
    ]
    return ParticipantForm.filled(fields, values)
  }

  private static func filled(_ fields: [FormField], _ values: [String: String]) -> [FormField] {
    fields.map { field in
      var field = field
      if let value = values[field.id] { field.value = value }
      return field
    }
  }

  // MARK: While typing

  var changesWhatIs: Bool { if case .new = subject { false } else { true } }

  mutating func restored(_ fields: [String: String], in workspace: Workspace) {
    form.restoreName(fields[NameField.id], known: knownNames)
  }

  mutating func typed(in workspace: Workspace) {
    form.offerTypedName(known: knownNames)
    guard case .new = subject else { return }
    renewEnrolmentFields(in: workspace)
    lookForDuplicates(in: workspace)
  }

  /// Units and steps are those of the programme chosen.
  private mutating func renewEnrolmentFields(in workspace: Workspace) {
    let programme = form.line(EnrolmentFields.ID.programme)
    guard programme != shownProgramme else { return }
    shownProgramme = programme
    let values = form.values
    let focused = form.focused?.id
    form = newForm(values, in: workspace)
    form.restoreName(values[NameField.id], known: knownNames)
    if let focused { form.focus(on: focused) }
  }

  /// Said calmly and always in the same words, whoever the other is; it stops nobody.
  private mutating func lookForDuplicates(in workspace: Workspace) {
    let typed = [ID.givenName, ID.familyName, ID.birth, ID.nationalID].map { form[$0] }
    guard typed != compared else { return }
    compared = typed
    let number = ParticipantNumber(stored: form[ID.number])
    maybeRegistered = workspace.mayBeRegistered(IdentityFields(workspace: workspace).read(form, numbered: number))
  }

  // MARK: Screen

  func title(in workspace: Workspace) -> String {
    if case .new = subject { return workspace.language(FormText.newParticipant) }
    return workspace.language(FormText.editParticipant)
  }

  func status(in workspace: Workspace) -> [TextRun] {
    maybeRegistered ? [TextRun(workspace.language(FormText.maybeRegistered), .warning)] : []
  }

  func person(in workspace: Workspace) -> ParticipantKey? {
    if case .known(let key) = subject { key } else { nil }
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    if case .gone = subject {
      PeopleNotice.draw(workspace.language(FormText.gone), on: &canvas)
    } else {
      form.draw(on: &canvas)
    }
  }

  func hint(in workspace: Workspace) -> String? {
    if case .gone = subject { return nil }
    if form.focused?.id == EnrolmentFields.ID.unit,
      let warning = EnrolmentFields(workspace: workspace).fullUnitWarning(form, programme: shownProgramme)
    {
      return warning
    }
    return form.message.text
  }

  // MARK: Saving

  mutating func save(in workspace: Workspace) -> Turn {
    if case .gone = subject { return .back }
    if case .known = subject, form.values == untouched { return .back }
    guard let read = read(in: workspace) else { return .stay }
    switch subject {
    case .new: return add(read, in: workspace)
    case .known, .gone: return change(read, in: workspace)
    }
  }

  private mutating func add(_ read: Reading, in workspace: Workspace) -> Turn {
    let said = workspace.language(FormText.savedParticipant, ["name": read.participant.shownName])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.people.add(read.participant, background: read.background, enrolment: read.enrolment)
    }
    guard let receipt else { return .stay }
    // The card of the new one, so that what is missing can follow at once.
    return receipt.about.map { .replace(ParticipantScreen(key: $0, in: workspace)) } ?? .back
  }

  private mutating func change(_ read: Reading, in workspace: Workspace) -> Turn {
    guard let seen else { return .back }
    let said = workspace.language(FormText.savedParticipant, ["name": read.participant.shownName])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.people.change(read.participant, row: seen.identity.row, background: read.background)
    }
    guard receipt != nil else {
      // Who came first has been told; what is typed stays, and saving once more is meant.
      self.seen = workspace.card(of: seen.person) ?? seen
      return .stay
    }
    return .back
  }

  private struct Reading {
    var participant: Participant
    var background: CaseBackground
    var enrolment: EnrolmentDraft?
  }

  /// A name that is not shown to this role, or not on this card, is not missing.
  private func isUnseen(_ problem: Participant.Problem, in workspace: Workspace) -> Bool {
    guard problem == .noName, let seen else { return false }
    return seen.identity.fact.givenName.isEmpty && seen.identity.fact.familyName.isEmpty
  }

  private func number() throws(ParticipantNumber.Problem) -> ParticipantNumber {
    if let seen, form[ID.number].isEmpty { return seen.identity.fact.number }
    return try ParticipantNumber(form.line(ID.number) ?? "")
  }

  /// The form as values; nil when something is wrong, and then it stands beside its field.
  private mutating func read(in workspace: Workspace) -> Reading? {
    var errors: [String: String] = [:]
    var participant: Participant?
    do throws(ParticipantNumber.Problem) {
      var read = IdentityFields(workspace: workspace).read(form, numbered: try number())
      // Fields that do not stand here stay as they were seen; the register keeps what was not seen.
      if let seen { read = IdentityFields.completed(read, from: seen.identity.fact, form) }
      for problem in read.problems(today: workspace.today) where !isUnseen(problem, in: workspace) {
        errors[IdentityFields.field(of: problem)] = problem.sentence(in: workspace.language)
      }
      if workspace.isTaken(read.number, besides: seen?.person) {
        errors[ID.number] = workspace.language(FormText.numberTaken)
      }
      participant = read
    } catch {
      errors[ID.number] = error.sentence(in: workspace.language)
    }
    let new =
      workspace.session.access.may(.enrol)
      ? EnrolmentFields(workspace: workspace).readNew(form, errors: &errors) : nil
    form.setErrors(errors)
    guard errors.isEmpty, let participant else { return nil }
    return Reading(participant: participant, background: CaseBackground(lar: Bool(form[ID.lar])), enrolment: new)
  }
}
