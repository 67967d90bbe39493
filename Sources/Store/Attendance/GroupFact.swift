import Domain
import Ledger

/// A group that meets.
public struct GroupFact: RegisterFact {
  public var key: GroupKey
  public var group: Group

  package static let form = FactForm(
    "day_group", of: GroupFact.self, whose: .nobody, naturalKeys: [["day_group"], ["unit", "name"]], erasure: .takesAll)

  static let words: [EntryKind] = [.groupChanged, .importedGroups]

  package static let blank = GroupFact(key: GroupKey(0), group: Group(unit: UnitKey(0), name: ""))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("day_group", .thing, &key)
    f.points("unit", &group.unit)
    f.text("name", &group.name)
    f.timetable("timetable", &group.timetable)
    f.day("ended_day", &group.ended)
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { group.name.isEmpty ? [.rule(.nameMissing)] : [] }
}

extension EntryKind {
  public static let groupChanged = EntryKind("group_changed", .change, .changeGroups)
  public static let importedGroups = EntryKind("imported_groups", .bulk, .importData)
}
