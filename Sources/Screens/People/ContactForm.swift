import Domain
import Resources
import Store
import TerminalUI

/// A new fixed contact person for an enrolment; the present one ends the day before.
struct ContactForm: FormScreen {
  static let room = Room.panel("contactForm", FormText.assignContact, for: .assignContact)
  static let texts = "form"

  struct Input {
    var name = ""
    var from: Day
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let name: String
  /// Contact persons used before.
  private let knownNames: [String]
  private let enrolment: EnrolmentCard?

  /// - Parameter enrolment: nil is the one that runs, else the latest to start.
  init(of participant: ParticipantKey, enrolment: EnrolmentKey? = nil, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    name = card?.identity.fact.shownName ?? PersonNames(workspace).shown(participant)
    self.enrolment = card?.enrolment(enrolment, today: workspace.today)
    knownNames = workspace.contactNames
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
    [
      .name(\.name, known: knownNames, missing: Phrase(FormText.chooseOne)),
      .day("from", \.from).called(FormText.contactFrom),
    ]
  }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    [[TextRun(name, .heading), TextRun("  " + present(in: workspace), .muted)]]
  }

  private func present(in workspace: Workspace) -> String {
    guard let present = enrolment?.contact(on: workspace.today)?.fact else {
      return workspace.language(FormText.noContact)
    }
    return workspace.language(FormText.presentContact, ["name": present.name, "date": present.from.norwegian])
  }

  func save(_ contact: Input, in workspace: Workspace) -> Turn {
    guard let enrolment else { return .back }
    let said = workspace.language(FormText.savedContact, ["name": name, "contact": contact.name])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.enrolments.assignContact(enrolment.key, name: contact.name, from: contact.from)
    }
  }
}
