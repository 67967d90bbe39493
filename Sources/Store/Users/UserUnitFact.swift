import Domain

/// A unit that a user works with. A user without any works with the whole register.
public struct UserUnitFact: StoredFact {
  public var user: UserKey
  public var unit: UnitKey

  public init(user: UserKey, unit: UnitKey) {
    self.user = user
    self.unit = unit
  }

  static let form = FactForm(
    "user_unit", of: UserUnitFact.self, whose: .nobody, naturalKeys: [["user", "unit"]])

  init() { self.init(user: UserKey(0), unit: UnitKey(0)) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("user", &user)
    f.points("unit", &unit)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> UserUnitFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
