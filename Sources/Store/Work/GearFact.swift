import Domain

/// A thing that is lent.
public struct GearFact: StoredFact {
  public var key: GearKey
  public var gear: Gear

  public init(key: GearKey, gear: Gear) {
    self.key = key
    self.gear = gear
  }

  static let form = FactForm(
    "gear", of: GearFact.self, whose: .nobody, naturalKeys: [["gear"], ["unit", "name"]])

  init() { self.init(key: GearKey(0), gear: Gear(unit: UnitKey(0), name: "")) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.own("gear", .thing, &key)
    f.points("unit", &gear.unit)
    f.text("name", &gear.name)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> GearFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { gear.name.isEmpty ? [.rule(.nameMissing)] : [] }
}
