import Domain
import Ledger

/// Groups, known by unit and name: a row for each meeting of the week, or for the one day it meets, and one for each member.
///
/// The meetings a file tells of a group are its whole timetable. On a row of a meeting `fra` and `til` are times; on one that tells
/// of a member only they are the days they are in the group, from the day of the import where nothing stands there. Nobody is
/// taken out.
struct GroupFile: FileKind {
  struct Row: FileRow {
    var name = ""
    var unit = UnitKey(0)
    var weekday = Cell<Int>.untouched
    var from = Cell<String>.untouched
    var to = Cell<String>.untouched
    var number = Cell<ParticipantNumber>.untouched
    /// The one day it meets.
    var date = Cell<Day>.untouched
    var fortnightly = Cell<Day>.untouched
    var holidays = Cell<Bool>.untouched
    var ended = Cell<Day>.untouched
    /// Nil: the row tells of none.
    var meeting: Timetable.Meeting?
    /// Nil: the row does not say since when.
    var membership: Membership?

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.group, TextCodec(isOneLine: true), &name)
      c.key(.unit, UnitCodec(), &unit)
      c.cell(.weekday, Vocabularies.weekday, &weekday)
      c.cell(.from, UnreadCodec(accepts: .time), &from)
      c.cell(.to, UnreadCodec(accepts: .time), &to)
      c.cell(.number, NumberCodec(), &number)
      c.cell(.date, DateCodec(), &date)
      c.cell(.fortnightly, DateCodec(), &fortnightly)
      c.cell(.holidays, Vocabularies.yesNo, &holidays)
      c.cell(.lastDay, DateCodec(), &ended)
    }

    mutating func settle(_ reader: inout RowReader) {
      if number == .cleared { reader.report(.number, .cannotBeCleared) }
      // A timetable is not cleared row by row.
      if weekday == .cleared { reader.report(.weekday, .cannotBeCleared) }
      if date == .cleared { reader.report(.date, .cannotBeCleared) }
      let day = weekday.value ?? date.value?.weekday
      if let day {
        if let date = date.value, date.weekday != day { reader.report(.weekday, .otherWeekday(date)) }
        settle(day, &reader)
      } else if reader.problems.isEmpty, from != .untouched || to != .untouched {
        // Times alone say nothing, and days only of whom they are.
        if number == .untouched { reader.report(.weekday, .missingValue) } else { settleMembership(&reader) }
      }
    }

    private mutating func settle(_ day: Int, _ reader: inout RowReader) {
      guard let from = Row.time(from, .from, &reader), let to = Row.time(to, .to, &reader) else { return }
      meeting = Timetable.Meeting(weekday: day, from: from, to: to)
      if meeting == nil { reader.report(.to, .endBeforeFrom) }
    }

    private mutating func settleMembership(_ reader: inout RowReader) {
      func day(_ cell: Cell<String>, _ column: ImportColumn) -> Day? {
        guard let text = cell.value else { return nil }
        let day = FileDate.read(text)
        if day == nil { reader.report(column, FileDate.looksLikeDate(text) ? .noSuchDay : .notADate) }
        return day
      }
      let (first, last) = (day(from, .from), day(to, .to))
      guard reader.problems.isEmpty else { return }
      guard let first else { return reader.report(.from, .missingValue) }
      if let last, last < first { return reader.report(.to, .endBeforeFrom) }
      membership = Membership(from: first, to: last)
    }

    private static func time(_ cell: Cell<String>, _ column: ImportColumn, _ reader: inout RowReader) -> TimeOfDay? {
      let time = cell.value.flatMap { TimeOfDay($0) }
      if time == nil { reader.report(column, cell == .untouched ? .missingValue : .notATime) }
      return time
    }

    /// Nil: the row says nothing of it.
    var rhythm: Timetable.Rhythm? {
      if meeting == nil { return nil }
      if let day = date.value { return .once(day) }
      return fortnightly == .cleared ? .weekly : fortnightly.value.map { .fortnightly(from: $0) }
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
    /// What its meetings have said so far.
    var isOnce: Bool?
    var rhythm: Timetable.Rhythm?
    var holidays: Bool?
    /// Nil: from the day of the import on.
    var members: [(person: ParticipantKey, membership: Membership?)] = []

    /// Whether a row's meeting is of another timetable than those before it.
    func disagrees(with row: Row) -> Bool {
      guard row.meeting != nil, let isOnce else { return false }
      if isOnce != (row.date != .untouched) { return true }
      return rhythm.flatMap { told in row.rhythm.map { $0 != told } } ?? false
    }
  }

  struct Write {
    /// Nil: a new group.
    var key: GroupKey?
    /// Nil: the group stays as it is.
    var group: Group?
    var members: [(person: ParticipantKey, membership: Membership)]
  }

  static let data = DataKind.groups
  static let entry = EntryKind.importedGroups
  static let checkedAgainst = [UnitFact.form, IdentityFact.form, GroupFact.form, MembershipFact.form]

  private let people: FilePeople
  private let groups: [Known<GroupFact>]
  private let groupsByName: [UnitName: Known<GroupFact>]
  private let members: [GroupKey: [ParticipantKey: [Known<MembershipFact>]]]
  private var incoming: [UnitName: Incoming] = [:]
  private var order: [UnitName] = []

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot, withDeaths: true)
    groups = try snapshot.groups()
    groupsByName = Dictionary(groups.map { (UnitName($0.fact.group.unit, $0.fact.group.name), $0) }) { first, _ in
      first
    }
    let kept: [GroupKey: [Known<MembershipFact>]] = try snapshot.grouped(by: \.group)
    members = kept.mapValues { Dictionary(grouping: $0, by: \.fact.person) }
  }

  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    var member: ParticipantKey?
    if let number = row.number.value {
      member = people.person(number, &reader)
      people.check(row.membership?.from, .from, of: member, &reader)
      people.check(row.membership?.to, .to, of: member, &reader)
    }
    let name = UnitName(row.unit, row.name)
    if incoming[name]?.disagrees(with: row) ?? false {
      reader.report(row.date == .untouched ? .fortnightly : .date, .otherTimetable)
    }
    guard reader.problems.isEmpty else { return }
    let isFirst = incoming[name] == nil
    var group = incoming[name] ?? begin(name, row)
    var isNew = isFirst && group.known == nil && row.meeting == nil && member == nil
    if row.meeting != nil { group.isOnce = row.date != .untouched }
    group.rhythm = row.rhythm ?? group.rhythm
    if let holidays = row.holidays.value { group.holidays = holidays }
    switch row.ended {
    case .untouched: break
    case .cleared: group.group.ended = nil
    case .value(let day): group.group.ended = day
    }
    if let meeting = row.meeting, group.meetings.insert(meeting).inserted {
      isNew = !(group.known?.fact.group.timetable.meetings.contains(meeting) ?? false)
    }
    if let member, row.membership == nil, isNews(member, nil, group) {
      // Without days they are in the group from today on.
      people.check(reader.ground.today, .number, of: member, &reader)
      guard reader.problems.isEmpty else { return }
    }
    let other = member.flatMap { ending($0, row.membership, group) }
    if let other { plan.void(other.id) }
    if let member, other != nil || isNews(member, row.membership, group) {
      group.members.append((member, row.membership))
      isNew = other == nil
    }
    incoming[name] = group
    if other != nil {
      plan.counts.changed += 1
    } else if isNew {
      plan.counts.added += 1
    } else {
      plan.counts.unchanged += 1
    }
  }

  private func known(_ person: ParticipantKey, _ group: Incoming) -> [Known<MembershipFact>] {
    group.known.flatMap { members[$0.fact.key]?[person] } ?? []
  }

  /// The membership that a row says another last day of.
  private func ending(_ person: ParticipantKey, _ membership: Membership?, _ group: Incoming) -> Known<MembershipFact>?
  {
    guard let membership, let last = membership.to else { return nil }
    if group.members.contains(where: { $0.person == person && $0.membership?.from == membership.from }) { return nil }
    return known(person, group).first { $0.fact.membership.from == membership.from && $0.fact.membership.to != last }
  }

  /// Whether a row takes somebody in who is not there: without days whoever is there now, with days whoever was there on the first.
  private func isNews(_ person: ParticipantKey, _ membership: Membership?, _ group: Incoming) -> Bool {
    let known = known(person, group).map(\.fact.membership)
    guard let membership else {
      return !known.contains { $0.to == nil } && !group.members.contains { $0.person == person }
    }
    let planned = group.members.filter { $0.person == person }.compactMap(\.membership)
    return !(known + planned).contains { $0.isInForce(on: membership.from) || membership.isInForce(on: $0.from) }
  }

  private mutating func begin(_ name: UnitName, _ row: Row) -> Incoming {
    order.append(name)
    let known = groupsByName[name]
    return Incoming(known: known, group: known?.fact.group ?? Group(unit: row.unit, name: row.name))
  }

  /// Meetings that a file which tells of others leaves out are gone.
  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem] {
    for incoming in order.compactMap({ incoming[$0] }) {
      let known = incoming.known
      var group = incoming.group
      let present = group.timetable
      let holidays = incoming.holidays ?? present.meetsOnHolidays
      if incoming.meetings.isEmpty {
        group.timetable = Timetable(present.meetings, present.rhythm, meetsOnHolidays: holidays)
      } else {
        plan.counts.replaced += present.meetings.count { !incoming.meetings.contains($0) }
        group.timetable = Timetable(
          Array(incoming.meetings), incoming.rhythm ?? present.rhythm.ofWeeks, meetsOnHolidays: holidays)
      }
      let isChanged = group != known?.fact.group
      if isChanged, let known {
        plan.void(known.id)
        // What changes beside the meetings stands in no row of its own.
        if plan.counts.isNothing { plan.counts.changed += 1 }
      }
      plan.append(
        Write(
          key: known?.fact.key, group: isChanged ? group : nil,
          members: incoming.members.map { ($0.person, $0.membership ?? Membership(from: ground.today)) }))
    }
    return []
  }

  static func enter(_ write: Write, _ change: inout ChangeSet) throws(StoreError) {
    let key: GroupKey
    if let known = write.key { key = known } else { key = try change.newKey() }
    if let group = write.group { try change.enter(GroupFact(key: key, group: group)) }
    for (person, membership) in write.members {
      try change.enter(MembershipFact(group: key, person: person, membership: membership))
    }
  }

  /// A row for each meeting, then one for each member; a group with neither has one of its own.
  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let numbers = people.within(reach)
    let told = groups.filter { reach.includes(mappedIn: $0.fact.group.unit) }
      .map { (name: $0.fact.group.name, unit: ground.names.name(of: $0.fact.group.unit) ?? "", fact: $0.fact) }
    for (name, _, fact) in told.sorted(by: { ($0.name, $0.unit) < ($1.name, $1.unit) }) {
      let bare = Row(name: name, unit: fact.group.unit)
      var group = bare
      let timetable = fact.group.timetable
      if case .fortnightly(let day) = timetable.rhythm { group.fortnightly = .value(day) }
      if timetable.meetsOnHolidays { group.holidays = .value(true) }
      if let ended = fact.group.ended { group.ended = .value(ended) }
      for meeting in timetable.meetings {
        var row = group
        if case .once(let day) = timetable.rhythm {
          row.date = .value(day)
        } else {
          row.weekday = .value(meeting.weekday)
        }
        row.from = .value(meeting.from.text)
        row.to = .value(meeting.to.text)
        try body(row)
      }
      let present = members[fact.key] ?? [:]
      var count = timetable.meetings.count
      for (number, person) in numbers {
        for membership in (present[person] ?? []).map(\.fact.membership).sorted(by: { $0.from < $1.from }) {
          var row = bare
          row.number = .value(number)
          row.from = .value(membership.from.iso)
          if let to = membership.to { row.to = .value(to.iso) }
          try body(row)
          count += 1
        }
      }
      if count == 0 { try body(group) }
    }
  }
}
