import ArgumentParser
import Domain
import Resources
import Store

/// `stegvis user add LOGIN`.
struct UserAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: help(.userAddAbstract), discussion: help(.userAddDiscussion))

  @Argument(help: hint(.loginArgument)) var login: String
  @Option(help: hint(.nameOption)) var name: String?
  @Option(help: hint(.roleOption)) var role: UserCommand.RoleWord
  @Option(help: hint(.userUnitOption)) var unit: [String] = []
  @Option(name: .customLong("new-passphrase-file"), help: hint(.newPassphraseFileOption), completion: .file())
  var newPassphraseFile: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.withUsers { work in
      let name = name ?? login
      let units = try work.units(unit)
      let passphrase = try Credentials(user: login, passphraseFile: newPassphraseFile)
        .newPassphrase(login: login, name: name)
      _ = try common.storing { () throws(StoreError) in
        try work.session.users.add(
          NewUser(login: login, name: name, role: role.role, units: units, passphrase: passphrase))
      }
      UserWork.say(.userAdded, login)
    }
  }
}

/// `stegvis user role LOGIN`: what somebody is called, what they may, and where they work.
struct UserRole: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: help(.userRoleAbstract), discussion: help(.userRoleDiscussion))

  @Argument(help: hint(.loginArgument)) var login: String
  @Option(help: hint(.nameOption)) var name: String?
  @Option(help: hint(.roleOption)) var role: UserCommand.RoleWord?
  @Option(help: hint(.userUnitOption)) var unit: [String] = []
  @Flag(name: .customLong("all-units"), help: hint(.allUnitsOption)) var allUnits = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    if allUnits, !unit.isEmpty {
      throw Failure.usage(.usageNotTogether, ["first": "--unit", "second": "--all-units"])
    }
    if name == nil, role == nil, unit.isEmpty, !allUnits {
      throw Failure.usage(.usageMissingOption, ["option": "--role", "command": "user role"])
    }
    try common.withUsers { work in
      let user = try work.user(login)
      let units = allUnits ? [] : unit.isEmpty ? nil : try work.units(unit)
      try work.exchanging { progress throws(StoreError) in
        try work.session.users.change(user.key, name: name, role: role?.role, units: units, progress: progress)
      }
      UserWork.say(.userChanged, user.login)
    }
  }
}

/// `stegvis user remove LOGIN`.
struct UserRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: help(.userRemoveAbstract), discussion: help(.userRemoveDiscussion))

  @Argument(help: hint(.loginArgument)) var login: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.withUsers { work in
      // By login, else by the number check tells; a slot that is nobody's goes the same way.
      let user = try work.found(login) ?? work.found(number: login)
      let nobodys = try common.storing { () throws(StoreError) in
        user == nil ? try work.session.users.keyOfNobody(login) : nil
      }
      let key = try nobodys ?? (user ?? work.user(login)).key
      try work.exchanging { progress throws(StoreError) in
        try work.session.users.remove(key, progress: progress)
      }
      UserWork.say(.userRemoved, user?.login ?? login)
    }
  }
}
