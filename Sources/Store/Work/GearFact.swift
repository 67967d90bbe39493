import Domain
import Ledger

/// A thing that is lent.
public struct GearFact: RegisterFact {
  public var key: GearKey
  public var gear: Gear

  package static let form = FactForm(
    "gear", of: GearFact.self, whose: .nobody, naturalKeys: [["gear"], ["unit", "name"]], erasure: .takesAll)

  static let words: [EntryKind] = [.gearChanged]

  package static let blank = GearFact(key: GearKey(0), gear: Gear(unit: UnitKey(0), name: ""))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("gear", .thing, &key)
    f.points("unit", &gear.unit)
    f.text("name", &gear.name)
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { gear.name.isEmpty ? [.rule(.nameMissing)] : [] }
}

extension EntryKind {
  public static let gearChanged = EntryKind("gear_changed", .change, .lendAndReturn)
}
