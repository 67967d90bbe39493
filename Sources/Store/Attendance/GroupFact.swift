import Domain

/// A group that meets.
public struct GroupFact: StoredFact {
  public var key: GroupKey
  public var group: Group

  public init(key: GroupKey, group: Group) {
    self.key = key
    self.group = group
  }

  static let form = FactForm(
    "day_group", of: GroupFact.self, whose: .nobody, naturalKeys: [["day_group"], ["unit", "name"]])

  init() { self.init(key: GroupKey(0), group: Group(unit: UnitKey(0), name: "")) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.own("day_group", .thing, &key)
    f.points("unit", &group.unit)
    f.text("name", &group.name)
    f.timetable("timetable", &group.timetable)
    f.day("ended_day", &group.ended)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> GroupFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { group.name.isEmpty ? [.rule(.nameMissing)] : [] }
}
