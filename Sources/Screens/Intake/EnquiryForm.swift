import Domain
import Resources
import Store
import TerminalUI

/// Somebody asks: for themself, and then becomes a participant without an enrolment, or as pårørende, who never does.
struct EnquiryForm: FormScreen {
  static let room = Room.panel("enquiryForm", IntakeText.enquiry, for: .enterEnquiry)

  private typealias ID = IdentityFields.ID

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  /// Nil for somebody who is not in the register.
  private let participant: ParticipantKey?
  private let participantName: String
  private var maybeRegistered = false
  /// What was held against the register.
  private var compared: [String] = []
  /// The fields shown are those of it.
  private var shownWho = Enquiry.Who.own

  private enum Field {
    static let who = "who"
    static let door = "door"
    static let text = "text"
    static let day = "day"
  }

  /// - Parameters:
  ///   - participant: whoever asks is in the register already.
  ///   - typed: what was looked for in vain: a name.
  init(of participant: ParticipantKey? = nil, in workspace: Workspace, typed: String = "") {
    self.participant = participant
    participantName = participant.map { PersonNames(workspace).shown($0) } ?? ""
    var values = participant == nil ? IdentityFields.values(typed: typed) : [:]
    values[Field.who] = Enquiry.Who.own.rawValue
    values[Field.day] = workspace.language(CommonText.today)
    if participant == nil, values[ID.number] == nil { values[ID.number] = NumberSuggestion(workspace).next }
    form = fields(values, in: workspace)
    untouched = form.values
    // A name that was carried in is not typed again.
    form.focus(on: participant != nil ? Field.door : values[ID.givenName] == nil ? ID.givenName : ID.phone)
    restoreDraft(in: workspace)
    lookForDuplicates(in: workspace)
  }

  static let commands = FormCommands.table(for: EnquiryForm.self)

  static let draft = DraftForm<ParticipantKey?>("enquiry", room.title) { EnquiryForm(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  // MARK: Fields

  private func fields(_ values: [String: String], in workspace: Workspace) -> Form {
    let language = workspace.language
    let told: [FormField] = [
      .choice(
        Field.door, language(IntakeText.doorField), help: language(IntakeText.doorHelp),
        options: Enquiry.Door.allCases.map { ChoiceField.Option(id: $0.rawValue, label: language($0.textKey)) }),
      .text(Field.text, language(IntakeText.text), help: language(IntakeText.textHelp), value: "", maxLength: 300),
    ]
    let day = FormField.checked(
      Field.day, language(IntakeText.day), help: language(IntakeText.dayHelp), read: DateEntry.reader(in: workspace))
    var fields: [FormField]
    if participant != nil {
      fields = told + [day]
    } else {
      let who = FormField.choice(
        Field.who, language(IntakeText.who), help: language(IntakeText.whoHelp),
        options: Enquiry.Who.allCases.map { ChoiceField.Option(id: $0.rawValue, label: language($0.textKey)) })
      fields =
        [who] + identity([ID.givenName, ID.familyName, ID.phone], in: workspace) + told
        + (shownWho == .own ? identity([ID.birth, ID.nationalID, ID.number], in: workspace) : []) + [day]
    }
    for index in fields.indices { if let value = values[fields[index].id] { fields[index].value = value } }
    return Form(fields)
  }

  private func identity(_ ids: [String], in workspace: Workspace) -> [FormField] {
    let all = IdentityFields(workspace: workspace).fields(isNew: true)
    return ids.compactMap { id in all.first { $0.id == id } }
  }

  // MARK: While typing

  mutating func typed(in workspace: Workspace) {
    guard participant == nil else { return }
    let who: Enquiry.Who = form.word(Field.who) ?? .own
    if who != shownWho {
      shownWho = who
      var values = untouched.merging(form.values) { _, typed in typed }
      if values[ID.number]?.isEmpty ?? true { values[ID.number] = NumberSuggestion(workspace).next }
      let focused = form.focused?.id
      form = fields(values, in: workspace)
      if let focused { form.focus(on: focused) }
    }
    lookForDuplicates(in: workspace)
  }

  private func identity(in workspace: Workspace) -> Participant {
    IdentityFields(workspace: workspace).read(form, numbered: ParticipantNumber(stored: form[ID.number]))
  }

  /// Said calmly and always in the same words, whoever the other is; it stops nobody.
  private mutating func lookForDuplicates(in workspace: Workspace) {
    guard participant == nil, shownWho == .own else {
      (maybeRegistered, compared) = (false, [])
      return
    }
    let typed = [ID.givenName, ID.familyName, ID.birth, ID.nationalID].map { form[$0] }
    guard typed != compared else { return }
    compared = typed
    maybeRegistered = workspace.mayBeRegistered(identity(in: workspace))
  }

  // MARK: Screen

  /// Whoever is known is named where the eye begins: the list it was opened from may have stood on somebody else.
  func title(in workspace: Workspace) -> String {
    participantName.isEmpty
      ? workspace.language(IntakeText.enquiry)
      : workspace.language(IntakeText.enquiryFrom, ["name": participantName])
  }

  func status(in workspace: Workspace) -> [TextRun] {
    maybeRegistered ? [TextRun(workspace.language(FormText.maybeRegistered), .warning)] : []
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  // MARK: Saving

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    var errors: [String: String] = [:]
    let day = form.day(Field.day, today: workspace.today)
    if day == nil { errors[Field.day] = language(CommonText.dateNotUnderstood) }
    if let day, day > workspace.today { errors[Field.day] = language(IntakeText.problemFuture) }
    let new = newParticipant(&errors, in: workspace)
    form.setErrors(errors)
    guard errors.isEmpty, let day else { return .stay }
    let name = [form.line(ID.givenName), form.line(ID.familyName)].compactMap(\.self).joined(separator: " ")
    let enquiry = Enquiry(
      day: day, who: participant == nil ? shownWho : .own, name: name.isEmpty ? nil : name, phone: form.line(ID.phone),
      door: form.word(Field.door), text: form.line(Field.text), author: workspace.session.access.user)
    let shown = participant == nil ? name : participantName
    let said =
      shown.isEmpty ? language(IntakeText.savedNameless) : language(IntakeText.saved, ["name": shown])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.intake.enterEnquiry(enquiry, of: participant, new: new)
    }
    return receipt == nil ? .stay : .back
  }

  /// Who is to be registered; nil of a pårørende, of somebody known, and of whoever gave no name.
  private func newParticipant(_ errors: inout [String: String], in workspace: Workspace) -> Participant? {
    guard participant == nil, shownWho == .own else { return nil }
    let identity = identity(in: workspace)
    if identity.givenName.isEmpty, identity.familyName.isEmpty { return nil }
    var read = identity
    do throws(ParticipantNumber.Problem) {
      read.number = try ParticipantNumber(form.line(ID.number) ?? "")
      if workspace.isTaken(read.number, besides: nil) { errors[ID.number] = workspace.language(FormText.numberTaken) }
    } catch {
      errors[ID.number] = error.sentence(in: workspace.language)
    }
    for problem in read.problems(today: workspace.today) {
      errors[IdentityFields.field(of: problem)] = problem.sentence(in: workspace.language)
    }
    return read
  }
}
