import ArgumentParser
import Domain
import Resources
import Screens
import Store

/// `stegvis user`: who may open the register.
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: help(.userAbstract), discussion: help(.userDiscussion),
    subcommands: [
      UserList.self, UserAdd.self, UserRole.self, UserPassphrase.self, UserRemove.self, UserRecovery.self,
      UserExchangeKeys.self,
    ])

  /// A role as it stands in results for programs.
  enum RoleWord: String, ExpressibleByArgument, CaseIterable {
    case frontDesk = "front_desk"
    case counsellor
    case teamLead = "team_lead"

    var role: Role {
      switch self {
      case .frontDesk: .frontDesk
      case .counsellor: .counsellor
      case .teamLead: .teamLead
      }
    }
  }
}

/// What the commands about users share.
struct UserWork {
  let common: CommonOptions
  let session: Session

  /// Small and capital letters are the same in a login.
  static func areEqual(_ one: String, _ two: String) -> Bool {
    LoginName.hash(one, registerID: []) == LoginName.hash(two, registerID: [])
  }

  func found(_ login: String) throws -> UserRecord? {
    let users = try common.storing { () throws(StoreError) in try session.users.all() }
    return users.first { UserWork.areEqual($0.login, login) }
  }

  /// Somebody whose login nobody can tell from the file: by the number of their slot.
  func found(number: String) throws -> UserRecord? {
    guard let number = Int64(number) else { return nil }
    let users = try common.storing { () throws(StoreError) in try session.users.all() }
    return users.first { $0.key == UserKey(number) }
  }

  func user(_ login: String) throws -> UserRecord {
    guard let user = try found(login) else { throw Failure.usage(.usageUnknownLogin, ["name": login]) }
    return user
  }

  /// Units by their names, in whatever programme.
  func units(_ names: [String]) throws -> Set<UnitKey> {
    if names.isEmpty { return [] }
    let units = try common.storing { () throws(StoreError) in try session.catalogue.units() }.map(\.fact)
    return Set(
      try names.flatMap { name in
        let found = units.filter { $0.unit.name.lowercased() == name.lowercased() }
        guard !found.isEmpty else {
          throw Failure.usage(
            .usageUnknownUnit, ["name": name, "accepted": units.map(\.unit.name).joined(separator: ", ")])
        }
        return found.map(\.key)
      })
  }

  /// Runs what may have to seal everything anew, with a bar and until somebody stops it.
  func exchanging(_ body: (_ progress: (KeyExchangeProgress) -> Bool) throws(StoreError) -> Void) throws {
    Interruption.watch()
    let line = ProgressLine("user")
    defer { line.finish() }
    try common.storing { () throws(StoreError) in
      try body { progress in
        line.show(done: progress.done, total: progress.total)
        return Interruption.isRequested
      }
    }
  }

  static func say(_ text: CommandText, _ login: String) {
    StandardError.say(Speech.language(text, ["user": login]))
  }
}

extension CommonOptions {
  /// Opens the register for work on its users, and closes it afterwards.
  func withUsers<Result>(
    readOnly: Bool = false, as unlock: Unlock? = nil, _ body: (UserWork) throws -> Result
  ) throws -> Result {
    try requireRegister()
    let register = try open(
      as: try unlock ?? Credentials(self).unlock(), readOnly: readOnly, busyMilliseconds: OpenOptions.commandWait)
    defer { close(register) }
    return try body(UserWork(common: self, session: try session(register)))
  }
}
