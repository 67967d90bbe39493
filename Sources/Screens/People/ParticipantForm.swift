import Domain
import Resources
import Store
import TerminalUI

/// Who somebody is: a new participant, with the first enrolment if there is one, or a change of one already there.
struct ParticipantForm: FormScreen {
  static let room = Room.panel("participantForm", FormText.editParticipant, for: .addParticipant)
  static let texts = "form"

  private typealias ID = IdentityFields.ID

  struct Input {
    var person: Participant
    var lar: Bool?
    var enrolment = NewEnrolment()
  }

  var entry: Entry<Input>?
  /// Nil for somebody new.
  private let key: ParticipantKey?
  /// Contact persons used before.
  private var knownNames: [String] = []
  private var duplicates = DuplicateWatch()
  /// What is there already, as it was when the form was filled from it; read again only after a conflict was told.
  private var seen: ParticipantCard?

  // MARK: Opening

  /// - Parameter typed: what was looked for in vain: a name, or a number.
  init(in workspace: Workspace, typed: String = "") {
    key = nil
    knownNames = workspace.contactNames
    var input = Input(person: IdentityFields.someone(typed: typed, in: workspace))
    input.enrolment.programme = workspace.scope.programme
    input.enrolment.enrolment.unit = workspace.scope.unit
    entry = Entry(input)
    open(at: ID.givenName, in: workspace)
    lookForDuplicates(in: workspace)
  }

  init(editing key: ParticipantKey, in workspace: Workspace) {
    self.key = key
    seen = workspace.card(of: key)
    guard let seen else { return }
    entry = Entry(Input(person: seen.identity.fact, lar: seen.background?.fact.lar), isChange: true)
    open(at: workspace.session.access.may(.changeIdentity) ? ID.givenName : ID.displayName, in: workspace)
  }

  static let draft = DraftForm<ParticipantKey?>("participant", room.title, new: FormText.newParticipant) {
    workspace, person in
    if let person { ParticipantForm(editing: person, in: workspace) } else { ParticipantForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(key) }

  // MARK: Fields

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let access = workspace.session.access
    var fields = IdentityFields.fields(\Input.person, isNew: key == nil, in: workspace)
    if access.may(.enterTreatment) {
      let protection = fields.firstIndex { $0.id == ID.protection } ?? fields.endIndex
      fields.insert(.choice(ID.lar, \.lar, Choice.yesOrNo(workspace.language)), at: protection)
    }
    guard key == nil, access.may(.enrol) else { return fields }
    let (programme, enrolment) = (
      input.enrolment.programme, EnrolmentFields(\Input.enrolment.enrolment, in: workspace)
    )
    return fields + [
      NewEnrolment.programme(\.enrolment, in: workspace), enrolment.unit(of: programme),
      NewEnrolment.status(\.enrolment, in: workspace), enrolment.day(EnrolmentFieldID.applied, \.applied),
      enrolment.day(EnrolmentFieldID.start, \.start),
      NewEnrolment.step(\.enrolment, of: programme, in: workspace),
      .name(\.enrolment.contact, known: knownNames),
    ]
  }

  // MARK: While typing

  mutating func typed(in workspace: Workspace) {
    follow(in: workspace)
    if key == nil { lookForDuplicates(in: workspace) }
  }

  private mutating func lookForDuplicates(in workspace: Workspace) {
    if let person = entry?.read(in: workspace).value.person { duplicates.look(form, person, in: workspace) }
  }

  // MARK: Screen

  func title(in workspace: Workspace) -> String {
    workspace.language(key == nil ? FormText.newParticipant : .editParticipant)
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  func status(in workspace: Workspace) -> [TextRun] { duplicates.status(in: workspace) }

  func person(in workspace: Workspace) -> ParticipantKey? { key }

  func hint(in workspace: Workspace) -> String? {
    if entry == nil { return nil }
    return Occupancies(workspace).warning(in: form) ?? form.message(workspace.language).text
  }

  // MARK: Saving

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var errors = input.enrolment.problems(in: workspace)
    for problem in input.person.problems(today: workspace.today) where !isUnseen(problem) {
      errors[IdentityFields.field(of: problem)] = problem.sentence(in: workspace.language)
    }
    errors[ID.number] = IdentityFields.problem(of: input.person.number, besides: key, in: workspace)
    return errors
  }

  /// A name that is not shown to this role, or not on this card, is not missing.
  private func isUnseen(_ problem: Participant.Problem) -> Bool {
    guard problem == .noName, let seen else { return false }
    return seen.identity.fact.givenName.isEmpty && seen.identity.fact.familyName.isEmpty
  }

  mutating func save(_ input: Input, in workspace: Workspace) -> Turn {
    let said = workspace.language(FormText.savedParticipant, ["name": input.person.shownName])
    let background = CaseBackground(lar: input.lar)
    guard let seen else {
      let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
        try session.people.add(input.person, background: background, enrolment: input.enrolment.draft)
      }
      guard let receipt else { return .stay }
      // The card of the new one, so that what is missing can follow at once.
      return receipt.about.map { .replace(ParticipantScreen(key: $0, in: workspace)) } ?? .back
    }
    let turn = change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.people.change(input.person, row: seen.identity.row, background: background)
    }
    // When somebody came first, that has been told; what is typed stays, and saving once more is meant.
    if case .stay = turn { self.seen = workspace.card(of: seen.person) ?? seen }
    return turn
  }
}
