import Domain
import Resources
import Store
import TerminalUI

/// Who somebody is: a new participant, with the first enrolment if there is one, or a change of one already there.
struct ParticipantForm: FormScreen {
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

  private enum ID {
    static let number = "number"
    static let givenName = "givenName"
    static let familyName = "familyName"
    static let displayName = "displayName"
    static let birth = "birth"
    static let gender = "gender"
    static let nationalID = "nationalID"
    static let district = "district"
    static let phone = "phone"
    static let lar = "lar"
    static let protection = "protection"
  }

  // MARK: Opening

  /// - Parameter typed: what was looked for in vain: a name, or a number.
  init(in workspace: Workspace, typed: String = "") {
    subject = .new
    knownNames = workspace.contactNames
    var values = ParticipantForm.names(in: typed)
    values[EnrolmentFields.ID.programme] = workspace.scope.programme
    values[EnrolmentFields.ID.unit] = workspace.scope.unit.map { "\($0.value)" }
    if values[ID.number] == nil { values[ID.number] = NumberSuggestion(workspace).next }
    shownProgramme = workspace.scope.programme
    form = Form(ParticipantForm.identityFields(values, in: workspace) + enrolmentFields(values, in: workspace))
    untouched = form.values
    form.focus(on: ID.givenName)
    restoreDraft(in: workspace)
    form.restoreName(workspace.drafts[draftKey]?[NameField.id], known: knownNames)
    lookForDuplicates(in: workspace)
  }

  init(editing key: ParticipantKey, in workspace: Workspace) {
    let card = workspace.card(of: key)
    seen = card
    subject = card == nil ? .gone : .known(key)
    guard let card else { return }
    form = Form(ParticipantForm.identityFields(ParticipantForm.values(of: card), in: workspace))
    untouched = form.values
    form.focus(on: ID.givenName)
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table("participantForm", for: ParticipantForm.self)

  var draftKey: String {
    if case .known(let key) = subject { "participant.\(key.value)" } else { "participant.new" }
  }

  // MARK: Fields

  private static func identityFields(_ values: [String: String], in workspace: Workspace) -> [FormField] {
    let fields: [FormField] = [
      .line(ID.number, .number, help: .numberHelp, maxLength: 20, in: workspace),
      .line(ID.givenName, .givenName, help: .givenNameHelp, in: workspace),
      .line(ID.familyName, .familyName, help: .familyNameHelp, in: workspace),
      .line(ID.displayName, .displayName, help: .displayNameHelp, in: workspace),
      .birth(ID.birth, .birth, help: .birthHelp, in: workspace),
      .word(ID.gender, .gender, help: .genderHelp, Gender.allCases, in: workspace) { $0.textKey },
      .line(ID.nationalID, .nationalID, help: .nationalIDHelp, maxLength: 20, in: workspace),
      .line(ID.district, .district, help: .districtHelp, in: workspace),
      .line(ID.phone, .phone, help: .phoneHelp, maxLength: 30, in: workspace),
      .pick(ID.lar, .lar, help: .larHelp, yesOrNo(in: workspace), in: workspace),
      .word(
        ID.protection, .protection, help: .protectionHelp, AddressProtection.allCases, in: workspace
      ) { $0.textKey },
    ]
    return filled(fields, values)
  }

  private func enrolmentFields(_ values: [String: String], in workspace: Workspace) -> [FormField] {
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

  private static func yesOrNo(in workspace: Workspace) -> [ChoiceField.Option] {
    [
      ChoiceField.Option(id: "true", label: workspace.language(CommonText.yes)),
      ChoiceField.Option(id: "false", label: workspace.language(CommonText.no)),
    ]
  }

  private static func values(of card: ParticipantCard) -> [String: String] {
    let person = card.identity.fact
    return [
      ID.number: person.number.text, ID.givenName: person.givenName, ID.familyName: person.familyName,
      ID.displayName: person.displayName ?? "",
      ID.birth: person.birthDate?.norwegian ?? person.birthYearOnly.map { "\($0)" } ?? "",
      ID.gender: person.gender?.rawValue ?? "", ID.nationalID: person.nationalID ?? "",
      ID.district: person.district ?? "", ID.phone: person.phone ?? "",
      ID.lar: card.background?.fact.lar.map { "\($0)" } ?? "", ID.protection: person.protection?.rawValue ?? "",
    ]
  }

  /// A number where something in it is a figure, else the last word is the family name.
  private static func names(in typed: String) -> [String: String] {
    let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let last = words.last else { return [:] }
    if words.count == 1, last.contains(where: \.isNumber), let number = try? ParticipantNumber(last) {
      return [ID.number: number.text]
    }
    // `Hansen, Aisha` is said family name first.
    if let first = words.first, first.hasSuffix(","), words.count > 1 {
      return [ID.familyName: capitalized(String(first.dropLast())), ID.givenName: capitalized(words.dropFirst())]
    }
    if words.count == 1 { return [ID.givenName: capitalized(last)] }
    return [ID.givenName: capitalized(words.dropLast()), ID.familyName: capitalized(last)]
  }

  private static func capitalized(_ words: some Sequence<String>) -> String {
    words.map { capitalized($0) }.joined(separator: " ")
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  // MARK: While typing

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
    form = Form(ParticipantForm.identityFields(values, in: workspace) + enrolmentFields(values, in: workspace))
    form.restoreName(values[NameField.id], known: knownNames)
    if let focused { form.focus(on: focused) }
  }

  /// Said calmly and always in the same words, whoever the other is; it stops nobody.
  private mutating func lookForDuplicates(in workspace: Workspace) {
    let typed = [ID.givenName, ID.familyName, ID.birth, ID.nationalID].map { form[$0] }
    guard typed != compared else { return }
    compared = typed
    let participant = participant(numbered: ParticipantNumber(stored: form[ID.number]))
    maybeRegistered = workspace.mayBeRegistered(participant)
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
      try session.add(read.participant, background: read.background, enrolment: read.enrolment)
    }
    guard let receipt else { return .stay }
    dropDraft(in: workspace)
    // The card of the new one, so that what is missing can follow at once.
    return receipt.about.map { .replace(ParticipantScreen(key: $0, in: workspace)) } ?? .back
  }

  private mutating func change(_ read: Reading, in workspace: Workspace) -> Turn {
    guard let seen else { return .back }
    let said = workspace.language(FormText.savedParticipant, ["name": read.participant.shownName])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.change(read.participant, row: seen.identity.row, background: read.background)
    }
    guard receipt != nil else {
      // Who came first has been told; what is typed stays, and saving once more is meant.
      self.seen = workspace.card(of: seen.person) ?? seen
      return .stay
    }
    dropDraft(in: workspace)
    return .back
  }

  private struct Reading {
    var participant: Participant
    var background: CaseBackground
    var enrolment: EnrolmentDraft?
  }

  /// The form as values; nil when something is wrong, and then it stands beside its field.
  private mutating func read(in workspace: Workspace) -> Reading? {
    var errors: [String: String] = [:]
    var participant: Participant?
    do throws(ParticipantNumber.Problem) {
      let read = self.participant(numbered: try ParticipantNumber(form.line(ID.number) ?? ""))
      for problem in read.problems(today: workspace.today) {
        errors[ParticipantForm.field(of: problem)] = problem.sentence(in: workspace.language)
      }
      if workspace.isTaken(read.number, besides: seen?.person) {
        errors[ID.number] = workspace.language(FormText.numberTaken)
      }
      participant = read
    } catch {
      errors[ID.number] = error.sentence(in: workspace.language)
    }
    let enrolment = EnrolmentFields(workspace: workspace)
    let new = enrolment.readNew(form, errors: &errors)
    form.setErrors(errors)
    guard errors.isEmpty, let participant else { return nil }
    return Reading(participant: participant, background: CaseBackground(lar: Bool(form[ID.lar])), enrolment: new)
  }

  private func participant(numbered number: ParticipantNumber) -> Participant {
    var participant = Participant(
      number: number, givenName: form.line(ID.givenName) ?? "", familyName: form.line(ID.familyName) ?? "",
      displayName: form.line(ID.displayName), gender: form.word(ID.gender),
      nationalID: form.line(ID.nationalID)?.filter { $0 != " " }, district: form.line(ID.district),
      phone: form.line(ID.phone), protection: form.word(ID.protection))
    switch BirthInput(form[ID.birth]) {
    case .date(let day): participant.birthDate = day
    case .year(let year): participant.birthYearOnly = year
    case nil: break
    }
    return participant
  }

  private static func field(of problem: Participant.Problem) -> String {
    switch problem {
    case .noName: ID.givenName
    case .bornInTheFuture, .birthYearUnlikely: ID.birth
    case .invalidNationalID: ID.nationalID
    }
  }
}
