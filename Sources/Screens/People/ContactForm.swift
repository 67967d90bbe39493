import Domain
import Resources
import Store
import TerminalUI

/// Somebody new who follows an enrolment: a fixed contact person, and the present one ends the day before; a co-contact; or whoever
/// stands in for a while. Several can be handed over at once.
struct ContactForm: FormScreen {
  static let room = Room.panel("contactForm", FormText.assignContact, for: .assignContact)
  static let texts = "form"

  struct Input {
    var role = ContactAssignment.Role.primary
    var name = ""
    var from: Day
    var to: Day?
    /// The participant has been told.
    var isTold: Bool?

    var assignment: ContactAssignment {
      ContactAssignment(name: name, role: role, from: from, to: role == .primary ? nil : to)
    }
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let name: String
  /// Contact persons used before.
  private let knownNames: [String]
  /// Who has a login; nil where that cannot be read.
  private let users: [String]?
  private let enrolment: EnrolmentCard?
  /// The enrolments of the others, where it is about several.
  private let others: [EnrolmentKey]

  /// - Parameters:
  ///   - enrolment: nil is the one that runs, else the latest to start.
  ///   - others: to whom the same is done.
  init(
    of participant: ParticipantKey, enrolment: EnrolmentKey? = nil, besides others: [EnrolmentKey] = [],
    in workspace: Workspace
  ) {
    self.participant = participant
    self.others = others
    let card = workspace.card(of: participant)
    name = card?.identity.fact.shownName ?? PersonNames(workspace).shown(participant)
    self.enrolment = card?.enrolment(enrolment, today: workspace.today)
    let users = workspace.ask { (session) throws(StoreError) in try session.desk.colleagues() }
    self.users = users
    // Colleagues first, and then who else has been somebody's contact person.
    knownNames = (users ?? []) + workspace.contactNames.filter { !(users ?? []).contains($0) }
    guard self.enrolment != nil else { return }
    entry = Entry(Input(from: workspace.today), about: name)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, EnrolmentKey>("contact", room.title) {
    ContactForm(of: $1, enrolment: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment?.key ?? EnrolmentKey(0)) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func gone(in workspace: Workspace) -> String { workspace.language(PersonText.noEnrolment, ["name": name]) }

  func fields(_ contact: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let fields: [Field<Input>] = [
      .name(\.name, known: knownNames, missing: Phrase(FormText.chooseOne)),
      .choice("contactRole", \.role, Choice.words(ContactAssignment.Role.allCases) { language($0.textKey) })
        .governing(),
      .day("from", \.from).called(FormText.contactFrom),
    ]
    // Of several each is told, and by themselves.
    let told: [Field<Input>] =
      others.isEmpty && workspace.session.access.may(.enterFollowUpContact)
      ? [.choice("contactTold", \.isTold, Choice.yesOrNo(language))] : []
    return fields + (contact.role == .primary ? [] : [.day("to", \.to).called(FormText.contactTo)]) + told
  }

  func problems(_ contact: Input, in workspace: Workspace) -> [String: String] {
    contact.assignment.problem.map { ["to": $0.sentence(in: workspace.language)] } ?? [:]
  }

  /// Whoever is no user can be sent nothing, and opens nothing. Of a colleague how many they follow already: a question of work.
  func remark(in workspace: Workspace) -> TextRun? {
    guard let name = entry?.read(in: workspace).value.name, !name.isEmpty, let users else { return nil }
    if !users.contains(name) {
      return TextRun(workspace.language(FormText.contactFromOutside, ["name": name]), .muted)
    }
    guard let roster = workspace.readyRoster else { return nil }
    let present = roster.select(RosterQuery(contact: .named(name), takesPart: true)).count
    let after = present + (enrolment?.contact(on: workspace.today)?.fact.name == name ? 0 : 1) + others.count
    let limit = workspace.catalogue?.holding("ips")?.caseload
    let isOver = limit.map { after > $0 } ?? false
    let told = workspace.language(FormText.contactCaseload, ["name": name, "n": present, "after": after])
    let warning = limit.flatMap { isOver ? workspace.language(FormText.contactCaseloadOver, ["limit": $0]) : nil }
    return TextRun([told, warning].compactMap(\.self).joined(separator: " "), isOver ? .warning : .muted)
  }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    if !others.isEmpty {
      return [[TextRun(workspace.language(FormText.contactOfSeveral, ["n": others.count + 1]), .heading)]]
    }
    return [[TextRun(name, .heading), TextRun("  " + present(in: workspace), .muted)]]
  }

  private func present(in workspace: Workspace) -> String {
    guard let present = enrolment?.contact(on: workspace.today)?.fact else {
      return workspace.language(FormText.noContact)
    }
    return workspace.language(FormText.presentContact, ["name": present.name, "date": present.from.norwegian])
  }

  func save(_ contact: Input, in workspace: Workspace) -> Turn {
    guard let enrolment else { return .back }
    let said =
      others.isEmpty
      ? workspace.language(FormText.savedContact, ["name": name, "contact": contact.name])
      : workspace.language(FormText.savedContacts, ["n": others.count + 1, "contact": contact.name])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      others.isEmpty
        ? try session.enrolments.assignContact(enrolment.key, contact.assignment, told: contact.isTold == true)
        : try session.enrolments.assignContact([enrolment.key] + others, contact.assignment)
    }
  }
}
