import Domain
import Ledger

/// Somebody in a group, from when to when.
public struct MembershipFact: RegisterFact {
  public var group: GroupKey
  public var person: ParticipantKey
  public var membership: Membership

  package static let form = FactForm(
    "membership", of: MembershipFact.self, whose: .person, naturalKeys: [["day_group", "person", "from_day"]],
    erasure: .takesAll,
    indexes: ["(person)"])

  static let words: [EntryKind] = [.groupMembersChanged]

  package static let blank = MembershipFact(
    group: GroupKey(0), person: ParticipantKey(0), membership: Membership(from: .blank))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("day_group", &group)
    f.points("person", &person)
    f.day("from_day", &membership.from)
    f.day("to_day", &membership.to)
  }

  package var happened: Day? { membership.to ?? membership.from }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { .init(from: membership.from, to: membership.to) }
}

extension EntryKind {
  public static let groupMembersChanged = EntryKind("group_members_changed", .change, .changeGroups)
}
