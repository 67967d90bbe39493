import Domain
import Ledger

/// A unit that a user works with. A user without any works with the whole register.
public struct UserUnitFact: RegisterFact {
  public var user: UserKey
  public var unit: UnitKey

  package static let form = FactForm(
    "clerk_unit", of: UserUnitFact.self, whose: .nobody, naturalKeys: [["clerk", "unit"]], erasure: .takesAll)

  /// Entered with what it belongs to.
  static let words: [EntryKind] = []

  package static let blank = UserUnitFact(user: UserKey(0), unit: UnitKey(0))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("clerk", &user)
    f.points("unit", &unit)
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
