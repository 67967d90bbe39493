import Domain
import Resources
import Store
import TerminalUI

/// What takes keys from somebody, and so new keys for everybody.
enum ExchangeDeed: Hashable, Sendable {
  case remove(UserRecord)
  /// A slot that no user has.
  case removeNobodys(UserKey)
  /// A role that is to read less.
  case change(UserChange, draft: String)
  /// Somebody else may know a passphrase.
  case onDemand(renewsRecoveryKey: Bool)

  fileprivate func question(_ language: Language) -> String {
    switch self {
    case .remove(let user): language(UsersText.removeQuestion, ["name": user.name])
    case .removeNobodys(let key): language(UsersText.nobodyQuestion, ["name": "#\(key.value)"])
    case .change(let change, _):
      language(
        UsersText.demoteQuestion,
        ["name": change.user.name, "role": language((change.role ?? change.user.role).textKey)])
    case .onDemand: language(UsersText.exchangeQuestion)
    }
  }

  fileprivate var title: UsersText {
    switch self {
    case .remove, .removeNobodys: .remove
    case .change: .confirm
    case .onDemand: .exchange
    }
  }

  fileprivate var yes: UsersText {
    switch self {
    case .remove, .removeNobodys: .removeIt
    case .change: .demoteIt
    case .onDemand: .exchangeIt
    }
  }

  /// What may be done instead, in the same question.
  fileprivate var alternative: (deed: ExchangeDeed, title: UsersText)? {
    self == .onDemand(renewsRecoveryKey: false) ? (.onDemand(renewsRecoveryKey: true), .exchangeRecoveryToo) : nil
  }

  /// What is said when it is done.
  func said(_ language: Language) -> String {
    switch self {
    case .remove(let user): language(UsersText.removed, ["name": user.name])
    case .removeNobodys(let key): language(UsersText.removed, ["name": "#\(key.value)"])
    case .change(let change, _): language(UsersText.changed, ["name": change.name ?? change.user.name])
    case .onDemand: language(UsersText.exchanged)
    }
  }

  /// The form this was asked from, whose draft goes with it.
  var draft: String? {
    if case .change(_, let draft) = self { draft } else { nil }
  }

  /// - Returns: a new recovery key, where one was made.
  func run(_ session: Session, progress: (KeyExchangeProgress) -> Bool) throws(StoreError) -> RecoveryKey? {
    switch self {
    case .remove(let user): try session.users.remove(user.key, progress: progress)
    case .removeNobodys(let key): try session.users.remove(key, progress: progress)
    case .change(let change, _):
      try session.users.change(
        change.user.key, name: change.name, role: change.role, units: change.units, progress: progress)
    case .onDemand(let renewsRecoveryKey):
      return try session.users.exchangeKeys(renewsRecoveryKey: renewsRecoveryKey, progress: progress)
    }
    return nil
  }
}

/// Asks before somebody is shut out, or is to read less: nothing takes it back.
struct ConfirmExchangeScreen: ConfirmingScreen {
  static let room = Room.panel("confirmExchange", UsersText.exchange, for: .manageUsers)

  private let deed: ExchangeDeed
  var confirm: Confirm

  init(_ deed: ExchangeDeed, in workspace: Workspace) {
    self.deed = deed
    let language = workspace.language
    confirm = Confirm(
      deed.question(language),
      leave: language(UsersText.leave),
      act: language(deed.yes),
      also: deed.alternative.map { (ConfirmExchangeScreen.also, language($0.title)) })
  }

  private static let also = "also"

  func title(in workspace: Workspace) -> String { workspace.language(deed.title) }

  func confirmed(in workspace: Workspace) -> Turn { .replace(KeyExchangeScreen(deed, in: workspace)) }

  func chosen(_ choice: String, in workspace: Workspace) -> Turn? {
    guard choice == ConfirmExchangeScreen.also, let deed = deed.alternative?.deed else { return nil }
    return .replace(KeyExchangeScreen(deed, in: workspace))
  }
}
