import Domain
import Resources
import Store
import TerminalUI

/// A team lead asks for somebody to be erased, or several under one case. Nothing is erased before another user confirms.
struct AskErasureForm: FormScreen {
  static let room = Room.panel("askErasure", ErasureText.ask, for: .erase)
  static let texts = "erasure"

  /// The number of the case.
  var entry: Entry<String>?
  private let people: [ParticipantKey]
  private let name: String

  init(of people: [ParticipantKey], in workspace: Workspace) {
    self.people = people
    name = PersonNames(workspace).shown(people)
    entry = Entry("", about: name)
    open(in: workspace)
  }

  static let draft = DraftForm<[ParticipantKey]>("askErasure", room.title) { AskErasureForm(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(people) }

  func person(in workspace: Workspace) -> ParticipantKey? { people.count == 1 ? people.first : nil }

  func fields(_ number: String, in workspace: Workspace) -> [Field<String>] {
    [
      .text("caseNumber", \.self, limit: 40, missing: Phrase(ErrorText.caseNumberMissing)).helped(with: ["name": name])
    ]
  }

  func save(_ number: String, in workspace: Workspace) -> Turn {
    do {
      try workspace.session.erasure.askErasure(of: people, caseNumber: number)
    } catch {
      workspace.tell(error)
      return .stay
    }
    workspace.message = Message(workspace.language(ErasureText.asked, ["name": name]))
    dropDraft(in: workspace)
    return .back
  }
}
