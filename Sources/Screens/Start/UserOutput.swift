import Domain
import Store

/// The users of a register for programs.
public enum UserOutput {
  /// - Parameter unit: a unit's name; nil when it is not in the register any more.
  public static func data(_ users: [UserRecord], unit: (UnitKey) -> String?) -> ScreenData {
    func units(_ user: UserRecord) -> [String] { user.units.compactMap(unit).sorted() }
    return ScreenData(
      [
        "users": .array(
          users.map { user in
            .object([
              "login": .string(user.login), "name": .string(user.name), "role": .string(user.role.rawValue),
              "units": .array(units(user).map { .string($0) }), "passphrase": .bool(user.hasSlot),
            ])
          })
      ],
      columns: ["login", "name", "role", "units", "passphrase"],
      rows: users.map { user in
        [
          user.login, user.name, user.role.rawValue, units(user).joined(separator: "; "),
          user.hasSlot ? "true" : "false",
        ]
      })
  }
}
