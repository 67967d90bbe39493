import Domain
import Ledger

/// A unit of a programme.
public struct UnitFact: RegisterFact {
  public var key: UnitKey
  public var unit: Unit

  package static let form = FactForm(
    "unit", of: UnitFact.self, whose: .nobody, naturalKeys: [["unit"], ["programme", "name"]], erasure: .takesAll)

  static let words: [EntryKind] = [.unitAdded, .unitChanged]

  package static let blank = UnitFact(key: UnitKey(0), unit: Unit(programme: "", name: "", places: nil))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("unit", .unit, &key)
    f.programme(.points("programme"), &unit.programme)
    f.text("name", &unit.name)
    f.count("places", &unit.places)
  }

  package var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    if unit.name.isEmpty { return [.rule(.nameMissing)] }
    return unit.places.map { $0 < 0 } ?? false ? [.rule(.placesNegative)] : []
  }
}

extension EntryKind {
  public static let unitAdded = EntryKind("unit_added", .change, .changeUnits)
  public static let unitChanged = EntryKind("unit_changed", .change, .changeUnits)
}
