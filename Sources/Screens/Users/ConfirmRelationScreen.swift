import Domain
import Resources
import Store
import TerminalUI

/// Asks before somebody is named a close relative or a stand-in, or is so no longer: it opens and closes a card.
struct ConfirmRelationScreen: ConfirmingScreen {
  static let room = Room.panel("confirmRelation", UsersText.newRelation, for: .nameCloseRelative)

  private let fact: UserRelation
  private let userName: String
  private let ends: Bool
  /// The form this was asked from, whose draft goes when it is done.
  private let draft: String?
  var confirm: Confirm

  init(_ fact: UserRelation, userName: String, ends: Bool, draft: String? = nil, in workspace: Workspace) {
    self.fact = fact
    self.userName = userName
    self.ends = ends
    self.draft = draft
    let language = workspace.language
    let question: UsersText =
      switch (fact.relation, ends) {
      case (.relative, false): .relativeQuestion
      case (.standIn, false): .standInQuestion
      case (.relative, true): .endRelativeQuestion
      case (.standIn, true): .endStandInQuestion
      }
    confirm = Confirm(
      language(question, ["user": userName, "name": RelationWords(workspace).name(fact.person)]),
      leave: language(UsersText.no),
      act: language(UsersText.yes))
  }

  func title(in workspace: Workspace) -> String {
    workspace.language(ends ? UsersText.endRelation : .newRelation)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { fact.person }

  func confirmed(in workspace: Workspace) -> Turn {
    let words = RelationWords(workspace)
    let arguments: [String: any CustomStringConvertible] = [
      "user": userName, "kind": workspace.language(words.kind(fact.relation)), "name": words.name(fact.person),
    ]
    do {
      let session = workspace.session
      switch (fact.relation, ends) {
      case (.relative, false): try session.users.nameRelative(fact.user, of: fact.person)
      case (.standIn, false): try session.users.nameStandIn(fact.user, for: fact.person)
      case (let relation, true): try session.users.removeRelation(relation, of: fact.user, to: fact.person)
      }
    } catch {
      workspace.tell(error)
      return .back
    }
    if let draft { workspace.drafts.forget(draft) }
    workspace.message = Message(workspace.language(ends ? UsersText.relationEnded : .relationNamed, arguments))
    return .back
  }
}
