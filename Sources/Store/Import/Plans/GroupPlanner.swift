import Domain
import Ledger

/// A group as the register has it.
struct KnownGroup: Sendable {
  var key: GroupKey
  var group: Group
  var row: Int64
  /// Those whose time in it has no end.
  var members: Set<ParticipantKey> = []
}

/// Plans an import of groups: a row for each meeting of the week, and one for each member.
///
/// The meetings a file tells of a group are its whole timetable. Members are taken in from the day of the import; nobody is
/// taken out.
struct GroupPlanner: ImportPlanner {
  struct Key: Hashable, Sendable {
    var unit: UnitKey
    /// Folded: `turgruppa` is Turgruppa.
    var name: String
  }

  struct Plan: Sendable {
    var known: KnownGroup?
    var unit: UnitKey
    var name: String
    var meetings: Set<Timetable.Meeting> = []
    var members: [ParticipantKey] = []
    var seen: Set<ParticipantKey> = []
  }

  private let people: [ParticipantNumber: ParticipantKey]
  private let groups: [Key: KnownGroup]
  private let names: RegisterNames
  private let today: Day
  private var plans: [Key: Plan] = [:]
  private var order: [Key] = []
  private(set) var counts = ImportCounts()

  init(
    people: [ParticipantNumber: ParticipantKey], groups: [KnownGroup], names: RegisterNames, today: Day
  ) {
    self.people = people
    self.groups = Dictionary(
      groups.map { (Key(unit: $0.group.unit, name: Folding.fold($0.group.name)), $0) }
    ) { first, _ in first }
    self.names = names
    self.today = today
  }

  mutating func take(_ reader: inout RowReader) {
    guard let row = GroupRow(&reader, names), reader.problems.isEmpty else { return }
    var member: ParticipantKey?
    if let number = row.number {
      member = people[number]
      if member == nil { return reader.report(.number, .unknownParticipant) }
    }
    let key = Key(unit: row.unit, name: Folding.fold(row.name))
    if plans[key] == nil {
      let known = groups[key]
      plans[key] = Plan(known: known, unit: row.unit, name: known?.group.name ?? row.name)
      order.append(key)
      if known == nil, row.meeting == nil, member == nil {
        counts.added += 1
        return
      }
    }
    guard var plan = plans[key] else { return }
    var isNew = false
    if let meeting = row.meeting, plan.meetings.insert(meeting).inserted {
      isNew = !(plan.known?.group.timetable.meetings.contains(meeting) ?? false)
    }
    if let member, plan.seen.insert(member).inserted, !(plan.known?.members.contains(member) ?? false) {
      plan.members.append(member)
      isNew = true
    }
    plans[key] = plan
    if isNew { counts.added += 1 } else { counts.unchanged += 1 }
  }

  /// Meetings that a file which tells of others leaves out are gone.
  mutating func finish() -> [LateProblem] {
    for plan in plans.values where !plan.meetings.isEmpty {
      counts.replaced += plan.known?.group.timetable.meetings.count { !plan.meetings.contains($0) } ?? 0
    }
    return []
  }

  var size: Int { plans.values.reduce(plans.count) { $0 + $1.members.count } }

  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for plan in order.compactMap({ plans[$0] }) {
      try step()
      let key: GroupKey
      if let known = plan.known {
        key = known.key
        var group = known.group
        if !plan.meetings.isEmpty { group.timetable = Timetable(Array(plan.meetings)) }
        if group != known.group {
          try change.void(RowID(form: GroupFact.form, id: known.row))
          try change.enter(GroupFact(key: key, group: group))
        }
      } else {
        key = try change.newKey()
        let group = Group(unit: plan.unit, name: plan.name, timetable: Timetable(Array(plan.meetings)))
        try change.enter(GroupFact(key: key, group: group))
      }
      for member in plan.members {
        try step()
        try change.enter(MembershipFact(group: key, person: member, membership: Membership(from: today)))
      }
    }
  }
}
