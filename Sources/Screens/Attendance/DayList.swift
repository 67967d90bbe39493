import Domain
import Resources
import Store
import TerminalUI

/// Everyone expected on a day, group by group: what is printed, and what `show attendance` gives. Nobody with a protected
/// address stands on it, and nothing says so: the roll call has everybody.
struct DayList {
  struct Entry {
    var summary: RollCallSummary
    var group: Group
    var people: [Person]
    /// Guests who are there, or have been.
    var guests: [Guest]

    typealias Person = (row: RosterRow, mark: Attendance?, absence: Absence?, isOffList: Bool)

    var counts: AttendanceCounts {
      people.reduce(into: AttendanceCounts()) { $0.add($1.mark?.mark, isOffList: $1.isOffList) }
    }
  }

  let day: Day
  let groups: [Entry]
  /// Groups would meet, were it not a public holiday.
  private let isHoliday: Bool
  private let workspace: Workspace

  init(_ day: Day, in workspace: Workspace) throws(StoreError) {
    self.day = day
    self.workspace = workspace
    var groups: [Entry] = []
    let guests = Dictionary(grouping: try workspace.session.attendance.guests(on: day).map(\.fact.guest), by: \.group)
    for summary in try workspace.session.attendance.rollCalls(on: day) where workspace.isInScope(summary.unit) {
      guard let sheet = try workspace.session.attendance.rollCall(summary.group, on: day) else { continue }
      let printable = try workspace.session.attendance.printable(summary.members + summary.offList.keys)
      let byPerson = Dictionary(sheet.rows.map { ($0.person, $0) }) { first, _ in first }
      let rows = workspace.readyRoster?.rows(of: printable) ?? []
      let people = rows.compactMap { row in
        byPerson[row.person].map { (row, $0.mark?.fact, $0.absence?.fact, $0.isOffList) as Entry.Person }
      }
      groups.append(
        Entry(
          summary: summary, group: sheet.group.fact.group,
          people: people.filter { !$0.isOffList } + people.filter(\.isOffList), guests: guests[summary.group] ?? []))
    }
    self.groups = groups
    let all = groups.isEmpty && day.isPublicHoliday ? try workspace.session.attendance.groups() : []
    isHoliday = all.map(\.fact.group).contains { workspace.isInScope($0.unit) && $0.timetable.isOff(onHoliday: day) }
  }

  /// The unit's name, for those who see where somebody is.
  private func unit(_ entry: Entry) -> String {
    workspace.sees(.programmeAndUnit) ? workspace.unit(entry.summary.unit)?.unit.name ?? "" : ""
  }

  /// As text, for paper: a box to tick beside whoever is not marked, and ticked for whoever is here: not for who has gone.
  var lines: [String] {
    let words = AttendanceWords(workspace)
    let language = workspace.language
    var lines: [String] = []
    let names = groups.flatMap(\.people).map { [TextRun($0.row.shownName)].columns(workspace.glyphs) }
    let nameWidth = min(32, (names.max() ?? 0) + 2)
    for entry in groups {
      if !lines.isEmpty { lines.append("") }
      lines.append(
        [entry.summary.name, words.hours(entry.summary.meetings), unit(entry)].filter { !$0.isEmpty }
          .joined(separator: " \(workspace.glyphs.separator) "))
      if entry.people.isEmpty { lines.append("    \(language(AttendanceText.nobodyOnPrint))") }
      for (row, mark, absence, isOffList) in entry.people {
        let said = [mark.map { words.mark($0.mark) }, mark.map { words.times($0) }].compactMap(\.self)
          .filter { !$0.isEmpty }.joined(separator: " ")
        let beside = absence.map { words.remark($0, mark: mark?.mark, group: entry.group, on: day) }
        // A longer name moves what stands after it, and never runs into it.
        let isLong = [TextRun(row.shownName)].columns(workspace.glyphs) > nameWidth - 2
        let name = isLong ? row.shownName + "  " : row.shownName.padded(to: nameWidth, glyphs: workspace.glyphs)
        let isHere = mark.map { $0.mark == .present && $0.left == nil }
        let box = isHere.map { $0 ? "[x]" : "[-]" } ?? "[ ]"
        let tail = [said, isOffList ? language(AttendanceText.offList) : "", beside ?? ""].filter { !$0.isEmpty }
          .joined(separator: "  ")
        lines.append(tail.isEmpty ? "\(box) \(row.shownName)" : "\(box) \(name)\(tail)")
      }
      if let guests = GuestWords(workspace, [:]).row(entry.guests) { lines.append("    \(guests)") }
    }
    return lines.isEmpty
      ? [
        language(
          isHoliday ? AttendanceText.holidayPrinted : .noneToday, ["date": Dates(language).weekdayAndDate(day)])
      ] : lines
  }

  /// How many people stand on it.
  var count: Int { groups.reduce(0) { $0 + $1.people.count } }

  // MARK: For programs

  static let form = ScreenForm<DayList>(
    [.list("groups", group) { list in list.groups.map { ($0, list.unit($0)) } }],
    columns: ["group", "unit", "date"] + person.columns,
    rows: { list in
      list.groups.flatMap { entry in
        entry.people.map { [entry.summary.name, list.unit(entry), list.day.iso] + person.row($0) }
      }
    })

  private static let group: JSONForm<(entry: Entry, unit: String)> = [
    .key("group", \.entry.summary.name), .key("unit", \.unit),
    .list("times", [.key("from", \.from), .key("to", \.to)], \.entry.summary.meetings),
    .key("present", \.entry.counts.present), .key("sick", \.entry.counts.sick), .key("leave", \.entry.counts.leave),
    .key("absent", \.entry.counts.absent), .key("unmarked", \.entry.counts.unmarked),
    .key("offList", \.entry.counts.offList), .key("guests") { $0.entry.guests.map(\.count).reduce(0, +) },
    .list("participants", person, \.entry.people),
  ]

  private static let person: JSONForm<Entry.Person> = [
    .key("number", \.row.number.text), .key("name", \.row.shownName), .key("mark", \.mark?.mark.rawValue),
    .key("arrived") { $0.mark?.arrived }, .key("left") { $0.mark?.left }, .key("away", \.absence?.reason.rawValue),
    .key("awayTo") { $0.absence?.to }, .key("offList", \.isOffList),
  ]
}
