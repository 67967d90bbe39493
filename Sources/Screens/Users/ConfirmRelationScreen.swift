import Domain
import Resources
import Store
import TerminalUI

/// Asks before somebody is named a close relative or a stand-in, or is so no longer: it opens and closes a card.
struct ConfirmRelationScreen: Screen {
  static let action = Action.nameCloseRelative

  private let fact: UserPersonFact
  private let userName: String
  private let ends: Bool
  /// The form this was asked from, whose draft goes when it is done.
  private let draft: String?
  private var confirm: Confirm

  init(_ fact: UserPersonFact, userName: String, ends: Bool, draft: String? = nil, in workspace: Workspace) {
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
      choices: [
        Confirm.Choice(id: "no", title: language(UsersText.no)),
        Confirm.Choice(id: "yes", title: language(UsersText.yes), isDestructive: true),
      ])
  }

  static let commands: [Command<Scene<ConfirmRelationScreen>>] = []

  func title(in workspace: Workspace) -> String {
    workspace.language(ends ? UsersText.endRelation : .newRelation)
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: confirm.height(width: size.width, glyphs: workspace.glyphs))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { fact.person }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { confirm.draw(on: &canvas) }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    switch confirm.handle(key) {
    case .chosen("yes"): return .turn(write(in: workspace))
    case .chosen, .cancelled: return .turn(.back)
    case .moved: return .taken
    case .ignored: return .no
    }
  }

  private func write(in workspace: Workspace) -> Turn {
    let words = RelationWords(workspace)
    let arguments: [String: any CustomStringConvertible] = [
      "user": userName, "kind": workspace.language(words.kind(fact.relation)), "name": words.name(fact.person),
    ]
    do {
      let session = workspace.session
      switch (fact.relation, ends) {
      case (.relative, false): try session.nameRelative(fact.user, of: fact.person)
      case (.standIn, false): try session.nameStandIn(fact.user, for: fact.person)
      case (let relation, true): try session.removeRelation(relation, of: fact.user, to: fact.person)
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
