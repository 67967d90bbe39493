import ArgumentParser
import Domain
import Resources
import Store

/// `stegvis user passphrase LOGIN`: one's own, or that of somebody who forgot it; with the recovery key a team lead's too.
struct UserPassphrase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase", abstract: help(.userPassphraseAbstract), discussion: help(.userPassphraseDiscussion))

  @Argument(help: hint(.loginArgument)) var login: String
  @Option(name: .customLong("new-passphrase-file"), help: hint(.newPassphraseFileOption), completion: .file())
  var newPassphraseFile: String?
  @Flag(help: hint(.recoveryOption)) var recovery = false
  @Option(name: .customLong("recovery-file"), help: hint(.recoveryReadOption), completion: .file())
  var recoveryFile: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.requireRegister()
    let unlock = try unlock()
    try common.withUsers(as: unlock) { work in
      let session = work.session
      if case .user(_, let old) = unlock, UserWork.areEqual(session.actor, login) {
        let new = try new(name: session.access.name)
        try common.storing { () throws(StoreError) in try session.users.changePassphrase(old: old, new: new) }
        return UserWork.say(.userPassphraseDone, session.actor)
      }
      let user = try work.user(login)
      let new = try new(name: user.name)
      try common.storing { () throws(StoreError) in try session.users.setPassphrase(of: user.key, new: new) }
      UserWork.say(.userPassphraseDone, user.login)
    }
  }

  private func unlock() throws -> Unlock {
    guard recovery || recoveryFile != nil else { return try Credentials(common).unlock() }
    // The recovery key is nobody's: it needs no login, and takes the place of one.
    for (option, isGiven) in [("--user", common.user != nil), ("--passphrase-file", common.passphraseFile != nil)]
    where isGiven {
      throw Failure.usage(
        .usageNotTogether, ["first": option, "second": recovery ? "--recovery" : "--recovery-file"])
    }
    return try Credentials(user: nil, passphraseFile: recoveryFile).recovery()
  }

  private func new(name: String) throws -> SecretBytes {
    try Credentials(user: login, passphraseFile: newPassphraseFile).newPassphrase(login: login, name: name)
  }
}

/// `stegvis user recovery`: a new recovery key, when the old one is lost or was seen.
struct UserRecovery: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recovery", abstract: help(.userRecoveryAbstract), discussion: help(.userRecoveryDiscussion))

  @Option(name: .customLong("recovery-file"), help: hint(.recoveryFileOption), completion: .file())
  var recoveryFile: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let keyFile = try recoveryFile.map { try FileToMake($0, besides: common.path) }
    try common.withUsers { work in
      let key = try common.storing { () throws(StoreError) in try work.session.users.renewRecoveryKey() }
      try NewRegister.tell(key, file: keyFile)
    }
  }
}

/// `stegvis user exchange-keys`: new keys for everybody, when somebody else may know a passphrase.
struct UserExchangeKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exchange-keys", abstract: help(.userExchangeAbstract), discussion: help(.userExchangeDiscussion))

  @Flag(name: .customLong("new-recovery-key"), help: hint(.newRecoveryKeyOption)) var newRecoveryKey = false
  @Option(name: .customLong("recovery-file"), help: hint(.recoveryFileOption), completion: .file())
  var recoveryFile: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    if recoveryFile != nil, !newRecoveryKey {
      throw Failure.usage(
        .usageMissingOption, ["option": "--new-recovery-key", "command": "user exchange-keys --recovery-file"])
    }
    let keyFile = try recoveryFile.map { try FileToMake($0, besides: common.path) }
    try common.withUsers { work in
      var key: RecoveryKey?
      try work.exchanging { progress throws(StoreError) in
        key = try work.session.users.exchangeKeys(renewsRecoveryKey: newRecoveryKey, progress: progress)
      }
      StandardError.say(Speech.language(CommandText.keysExchanged))
      if let key { try NewRegister.tell(key, file: keyFile) }
    }
  }
}
