import Domain
import Store
import TerminalUI

@testable import Screens

/// The screens about users, each in the states worth looking at.
extension ScreensUnderTest {
  static let users: [ScreenCase] = [
    ScreenCase("users, a new one", keys: [.end]) { UsersScreen(in: $0) },
    ScreenCase("users, choices", keys: [.right]) { UsersScreen(in: $0) },
    ScreenCase("new user") { NewUserForm(in: $0) },
    ScreenCase("change user") { workspace in
      workspace.user("kari").flatMap { ChangeUserForm(of: $0.key, in: workspace) }
    },
    ScreenCase("passphrase of a user") { workspace in
      workspace.user("kari").map { UserPassphraseForm(of: $0, in: workspace) }
    },
    ScreenCase("remove user") { workspace in
      workspace.user("kari").map { ConfirmExchangeScreen(.remove($0), in: workspace) }
    },
    ScreenCase("relations of a user") { workspace in
      workspace.withRelations().user("kari").map { RelationsScreen(of: $0, in: workspace) }
    },
    ScreenCase("relations to a person") { RelationsScreen(to: $0.withRelations().someone(), in: $0) },
    ScreenCase("name a relation of a user") { workspace in
      workspace.user("kari").flatMap { RelationForm(of: $0.key, in: workspace) }
    },
    ScreenCase("name a relation to a person") { RelationForm(to: $0.someone(), in: $0) },
    ScreenCase("confirm a relation") { workspace in
      ConfirmRelationScreen(
        UserRelation(user: UserKey(3), person: workspace.someone(), relation: .relative), userName: "Kari Holm",
        ends: false, in: workspace)
    },
  ]
}

extension Workspace {
  /// Nil for who may not see users.
  func user(_ login: String) -> UserRecord? { (try? session.users.all())?.first { $0.login == login } }

  /// Kari is close to Hansen, and stands in for who has a protected address; where these are.
  func withRelations() -> Workspace {
    if let kari = user("kari") {
      _ = try? session.users.nameRelative(kari.key, of: someone())
      _ = try? session.users.nameStandIn(kari.key, for: someone("B-1"))
    }
    return self
  }
}
