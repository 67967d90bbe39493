import Domain
import Store

/// The users of a register for programs.
public enum UserOutput {
  typealias Source = (users: [UserRecord], unit: (UnitKey) -> String?)

  static let form = ScreenForm<Source>([.list("users", user, each)], table: user, rows: each)

  private static let user: JSONForm<(user: UserRecord, units: [String])> = [
    .key("login", \.user.login), .key("name", \.user.name), .key("role", \.user.role.rawValue),
    .key("units", \.units), .key("passphrase", \.user.hasSlot),
  ]

  private static func each(_ source: Source) -> [(user: UserRecord, units: [String])] {
    source.users.map { ($0, $0.units.compactMap(source.unit).sorted()) }
  }

  /// - Parameter unit: a unit's name; nil when it is not in the register any more.
  public static func data(_ users: [UserRecord], unit: @escaping (UnitKey) -> String?) -> ScreenData {
    form.data((users, unit))
  }
}
