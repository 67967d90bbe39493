import Domain
import Ledger

/// A unit that a user works with. A user without any works with the whole register.
public struct UserUnitFact: RegisterFact {
  public var user: UserKey
  public var unit: UnitKey

  public init(user: UserKey, unit: UnitKey) {
    self.user = user
    self.unit = unit
  }

  package static let form = FactForm(
    "clerk_unit", of: UserUnitFact.self, whose: .nobody, naturalKeys: [["clerk", "unit"]])

  /// Entered with what it belongs to.
  static let words: [EntryKind] = []

  package init() { self.init(user: UserKey(0), unit: UnitKey(0)) }

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("clerk", &user)
    f.points("unit", &unit)
  }

  package var happened: Day? { nil }
  package func leftByErasure(on day: Day) -> UserUnitFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
