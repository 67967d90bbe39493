import Domain
import Resources
import Store
import TerminalUI

/// Somebody asks: for themself, and then becomes a participant without an enrolment, or as pårørende, who never does.
struct EnquiryForm: FormScreen {
  static let room = Room.panel("enquiryForm", IntakeText.enquiry, for: .enterEnquiry)
  static let texts = "intake"

  private typealias ID = IdentityFields.ID

  struct Input {
    var who = Enquiry.Who.own
    var person: Participant
    var door: Enquiry.Door?
    var text: String?
    var day: Day
  }

  var entry: Entry<Input>?
  /// Nil for somebody who is not in the register.
  private let participant: ParticipantKey?
  private let participantName: String
  private var duplicates = DuplicateWatch()

  /// - Parameters:
  ///   - participant: whoever asks is in the register already.
  ///   - typed: what was looked for in vain: a name.
  init(of participant: ParticipantKey? = nil, in workspace: Workspace, typed: String = "") {
    self.participant = participant
    participantName = participant.map { PersonNames(workspace).shown($0) } ?? ""
    let person = IdentityFields.someone(typed: typed, in: workspace)
    entry = Entry(Input(person: person, day: workspace.today))
    // A name that was carried in is not typed again.
    open(at: participant != nil ? "door" : person.givenName.isEmpty ? ID.givenName : ID.phone, in: workspace)
    lookForDuplicates(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey?>("enquiry", room.title) { EnquiryForm(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  // MARK: Fields

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let doors = Choice.words(Enquiry.Door.allCases) { language($0.textKey) }
    let told: [Field<Input>] = [
      .choice("door", \.door, doors).called(IntakeText.doorField).helped(IntakeText.doorHelp),
      .lines("text", \.text, limit: 300),
    ]
    let day = Field<Input>.day("day", \.day)
    if participant != nil { return told + [day] }
    let identity = IdentityFields.fields(\Input.person, isNew: true, in: workspace)
    func those(_ ids: String...) -> [Field<Input>] { ids.compactMap { id in identity.first { $0.id == id } } }
    let who = Field<Input>.choice("who", \.who, Choice.words(Enquiry.Who.allCases) { language($0.textKey) })
    return [who.governing()] + those(ID.givenName, ID.familyName, ID.phone) + told
      + (input.who == .own ? those(ID.birth, ID.nationalID, ID.number) : []) + [day]
  }

  mutating func typed(in workspace: Workspace) {
    follow(in: workspace)
    lookForDuplicates(in: workspace)
  }

  private mutating func lookForDuplicates(in workspace: Workspace) {
    guard participant == nil, let input = entry?.read(in: workspace).value, input.who == .own else {
      duplicates = DuplicateWatch()
      return
    }
    duplicates.look(form, input.person, in: workspace)
  }

  // MARK: Screen

  /// Whoever is known is named where the eye begins: the list it was opened from may have stood on somebody else.
  func title(in workspace: Workspace) -> String {
    participantName.isEmpty
      ? workspace.language(IntakeText.enquiry)
      : workspace.language(IntakeText.enquiryFrom, ["name": participantName])
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  func status(in workspace: Workspace) -> [TextRun] { duplicates.status(in: workspace) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  // MARK: Saving

  /// Who is to be registered; nil of a pårørende, of somebody known, and of whoever gave no name.
  private func newcomer(_ input: Input) -> Participant? {
    let isNamed = !input.person.givenName.isEmpty || !input.person.familyName.isEmpty
    return participant == nil && input.who == .own && isNamed ? input.person : nil
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var errors: [String: String] = [:]
    let person = newcomer(input)
    switch enquiry(input, in: workspace).problem(
      isOfSomeone: participant != nil || person != nil, today: workspace.today)
    {
    case .inTheFuture?: errors["day"] = workspace.language(IntakeText.problemFuture)
    case .whoMissing?: errors[ID.givenName] = workspace.language(IntakeText.problemWhoMissing)
    default: break
    }
    guard let person else { return errors }
    for problem in person.problems(today: workspace.today) {
      errors[IdentityFields.field(of: problem)] = problem.sentence(in: workspace.language)
    }
    errors[ID.number] = IdentityFields.problem(of: person.number, besides: nil, in: workspace)
    return errors
  }

  private func enquiry(_ input: Input, in workspace: Workspace) -> Enquiry {
    let name = [input.person.givenName, input.person.familyName].filter { !$0.isEmpty }.joined(separator: " ")
    return Enquiry(
      day: input.day, time: input.day == workspace.today ? workspace.wallClock : nil, who: input.who,
      name: name.isEmpty ? nil : name, phone: input.person.phone, door: input.door, text: input.text,
      author: workspace.session.access.user)
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let enquiry = enquiry(input, in: workspace)
    let shown = participant == nil ? enquiry.name ?? enquiry.phone ?? "" : participantName
    let said = workspace.language(IntakeText.saved, ["name": shown])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.intake.enterEnquiry(enquiry, of: participant, new: newcomer(input))
    }
  }
}
