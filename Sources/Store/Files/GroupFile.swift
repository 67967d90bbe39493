import Domain
import Ledger

/// Groups, known by unit and name: a row for each meeting of the week, and one for each member.
///
/// The meetings a file tells of a group are its whole timetable. Members are taken in from the day of the import; nobody is
/// taken out.
struct GroupFile: FileKind {
  struct Row: FileRow {
    var name = ""
    var unit = UnitKey(0)
    var weekday = Cell<Int>.untouched
    var from = Cell<String>.untouched
    var to = Cell<String>.untouched
    var number = Cell<ParticipantNumber>.untouched
    /// Nil: the row tells of none.
    var meeting: Timetable.Meeting?

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.group, TextCodec(isOneLine: true), &name)
      c.key(.unit, UnitCodec(), &unit)
      c.cell(.weekday, Vocabularies.weekday, &weekday)
      c.cell(.from, UnreadCodec(accepts: .time), &from)
      c.cell(.to, UnreadCodec(accepts: .time), &to)
      c.cell(.number, NumberCodec(), &number)
    }

    mutating func settle(_ reader: inout RowReader) {
      if number == .cleared { reader.report(.number, .cannotBeCleared) }
      switch weekday {
      case .value(let day): settle(day, &reader)
      // A timetable is not cleared row by row.
      case .cleared: reader.report(.weekday, .cannotBeCleared)
      case .untouched:
        // Times alone say nothing.
        if reader.problems.isEmpty, from != .untouched || to != .untouched { reader.report(.weekday, .missingValue) }
      }
    }

    private mutating func settle(_ day: Int, _ reader: inout RowReader) {
      guard let from = Row.time(from, .from, &reader), let to = Row.time(to, .to, &reader) else { return }
      meeting = Timetable.Meeting(weekday: day, from: from, to: to)
      if meeting == nil { reader.report(.to, .endBeforeFrom) }
    }

    private static func time(_ cell: Cell<String>, _ column: ImportColumn, _ reader: inout RowReader) -> TimeOfDay? {
      let time = cell.value.flatMap { TimeOfDay($0) }
      if time == nil { reader.report(column, cell == .untouched ? .missingValue : .notATime) }
      return time
    }
  }

  private struct UnitName: Hashable {
    var unit: UnitKey
    /// Folded: `turgruppa` is Turgruppa.
    var name: String

    init(_ unit: UnitKey, _ name: String) { (self.unit, self.name) = (unit, Folding.fold(name)) }
  }

  private struct Incoming {
    var known: Known<GroupFact>?
    var group: Group
    var meetings: Set<Timetable.Meeting> = []
    var members: [ParticipantKey] = []
    /// Those who have been met in the file or are members already.
    var seen: Set<ParticipantKey> = []
  }

  struct Write {
    /// Nil: a new group.
    var key: GroupKey?
    /// Nil: the group stays as it is.
    var group: Group?
    var members: [ParticipantKey]
    var membership: Membership
  }

  static let data = DataKind.groups
  static let entry = EntryKind.importedGroups
  static let checkedAgainst = [UnitFact.form, IdentityFact.form, GroupFact.form, MembershipFact.form]

  private let people: FilePeople
  private let groups: [Known<GroupFact>]
  private let groupsByName: [UnitName: Known<GroupFact>]
  private let members: [GroupKey: Set<ParticipantKey>]
  private var incoming: [UnitName: Incoming] = [:]
  private var order: [UnitName] = []

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot)
    groups = try snapshot.groups()
    groupsByName = Dictionary(groups.map { (UnitName($0.fact.group.unit, $0.fact.group.name), $0) }) { first, _ in
      first
    }
    let present: [GroupKey: [Known<MembershipFact>]] = try snapshot.grouped(where: "f.to_day IS NULL", by: \.group)
    members = present.mapValues { Set($0.map(\.fact.person)) }
  }

  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    var member: ParticipantKey?
    if let number = row.number.value {
      member = people.person(number, &reader)
    }
    guard reader.problems.isEmpty else { return }
    let name = UnitName(row.unit, row.name)
    let isFirst = incoming[name] == nil
    var group = incoming[name] ?? begin(name, row)
    var isNew = isFirst && group.known == nil && row.meeting == nil && member == nil
    if let meeting = row.meeting, group.meetings.insert(meeting).inserted {
      isNew = !(group.known?.fact.group.timetable.meetings.contains(meeting) ?? false)
    }
    if let member, group.seen.insert(member).inserted {
      group.members.append(member)
      isNew = true
    }
    incoming[name] = group
    if isNew { plan.counts.added += 1 } else { plan.counts.unchanged += 1 }
  }

  private mutating func begin(_ name: UnitName, _ row: Row) -> Incoming {
    order.append(name)
    let known = groupsByName[name]
    return Incoming(
      known: known, group: known?.fact.group ?? Group(unit: row.unit, name: row.name),
      seen: known.flatMap { members[$0.fact.key] } ?? [])
  }

  /// Meetings that a file which tells of others leaves out are gone.
  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem] {
    for incoming in order.compactMap({ incoming[$0] }) {
      let (known, meetings) = (incoming.known, incoming.meetings)
      var group = incoming.group
      if !meetings.isEmpty {
        plan.counts.replaced += group.timetable.meetings.count { !meetings.contains($0) }
        group.timetable = Timetable(Array(meetings))
      }
      let isChanged = group != known?.fact.group
      if isChanged, let known { plan.void(known.id) }
      plan.append(
        Write(
          key: known?.fact.key, group: isChanged ? group : nil, members: incoming.members,
          membership: Membership(from: ground.today)))
    }
    return []
  }

  static func enter(_ write: Write, _ change: inout ChangeSet) throws(StoreError) {
    let key: GroupKey
    if let known = write.key { key = known } else { key = try change.newKey() }
    if let group = write.group { try change.enter(GroupFact(key: key, group: group)) }
    for member in write.members {
      try change.enter(MembershipFact(group: key, person: member, membership: write.membership))
    }
  }

  /// A row for each meeting of the week, then one for each member; a group with neither has one of its own.
  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let numbers = people.within(reach)
    let told = groups.filter { reach.includes(mappedIn: $0.fact.group.unit) }
      .map { (name: $0.fact.group.name, unit: ground.names.name(of: $0.fact.group.unit) ?? "", fact: $0.fact) }
    for (name, _, fact) in told.sorted(by: { ($0.name, $0.unit) < ($1.name, $1.unit) }) {
      let group = Row(name: name, unit: fact.group.unit)
      let meetings = fact.group.timetable.meetings
      for meeting in meetings {
        var row = group
        row.weekday = .value(meeting.weekday)
        row.from = .value(meeting.from.text)
        row.to = .value(meeting.to.text)
        try body(row)
      }
      let present = members[fact.key] ?? []
      let listed = numbers.filter { present.contains($0.value) }
      for (number, _) in listed {
        var row = group
        row.number = .value(number)
        try body(row)
      }
      if meetings.isEmpty, listed.isEmpty { try body(group) }
    }
  }
}

extension ImportColumn {
  public static let weekday = ImportColumn("ukedag", "weekday")
}
