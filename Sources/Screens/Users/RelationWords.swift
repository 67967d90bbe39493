import Domain
import Resources
import Store
import TerminalUI

/// What relations are called, and whom they are about.
struct RelationWords {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func kind(_ relation: UserRelation.Relation) -> UsersText {
    switch relation {
    case .relative: .relative
    case .standIn: .standIn
    }
  }

  /// The name that stands in lists; who is not on this user's has none here.
  func name(_ person: ParticipantKey) -> String {
    workspace.row(of: person)?.shownName ?? workspace.language(UsersText.notOnLists)
  }
}
