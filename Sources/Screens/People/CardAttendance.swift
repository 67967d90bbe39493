import Domain
import Resources
import Store
import TerminalUI

/// "Oppmøte": the groups somebody is in, the weeks behind as a strip of letters, and each mark with when it was written.
///
/// No share and no sum: attendance is reckoned of groups, never of a person.
struct CardAttendance {
  private let attendance: PersonAttendance?
  private let workspace: Workspace

  init(_ attendance: PersonAttendance?, _ workspace: Workspace) {
    self.attendance = attendance
    self.workspace = workspace
  }

  private var words: AttendanceWords { AttendanceWords(workspace) }
  private var language: Language { workspace.language }
  private var marks: [(group: GroupFact, mark: Recorded<Attendance>)] { (attendance?.marks ?? []).reversed() }

  /// The marks, newest first.
  var rows: ListRows<RowID> { ListRows(marks.map(\.mark.row)) }

  // MARK: Above the list

  /// `Syk: borte til og med fr 20.11, ventes ma 23.11`; then a line for each group they are in, with its strip.
  private var absence: [TextRun]? {
    guard let attendance else { return nil }
    let today = workspace.today
    // One that holds, else the next that will.
    let next = attendance.absence(on: today) ?? attendance.absences.first { $0.fact.from > today }
    guard let next else { return nil }
    let groups = attendance.groups(on: today).map(\.group)
    return [
      TextRun(language(next.fact.reason.textKey), .heading),
      TextRun("  " + words.sentence(next.fact, groups: groups)),
    ]
  }

  private struct Strip {
    var name: String
    var when: String
    /// One letter a day it met, oldest first; a blank between weeks.
    var letters: String
  }

  private static let weeks = 8

  private var strips: [Strip] {
    guard let attendance else { return [] }
    let today = workspace.today
    let monday = today - (today.weekday - 1) - 7 * (CardAttendance.weeks - 1)
    var seen: Set<GroupKey> = []
    let groups = attendance.groups(on: today) + attendance.marks.map(\.group).filter { _ in true }
    return groups.filter { seen.insert($0.key).inserted }.map { group in
      let marked = Dictionary(
        attendance.marks.filter { $0.group.key == group.key }.map { ($0.mark.fact.day, $0.mark.fact.mark) }
      ) { first, _ in first }
      let memberships = attendance.memberships.filter { $0.group.key == group.key }.map(\.membership)
      var weeks: [String] = []
      for week in 0..<CardAttendance.weeks {
        let days = (0..<7).map { monday + (7 * week + $0) }.filter { $0 <= today }
        weeks.append(
          days.compactMap { day -> String? in
            if let mark = marked[day] { return mark.letter }
            return group.group.lists(memberships, on: day) ? "\(workspace.glyphs.lightNone)" : nil
          }.joined())
      }
      return Strip(
        name: group.group.name, when: words.weekdays(group.group),
        letters: weeks.filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  /// How many lines stand above the marks and their heading.
  var linesAbove: Int { (absence == nil ? 0 : 2) + (strips.isEmpty ? 0 : strips.count + 2) }

  // MARK: Drawing

  private enum Column: Hashable { case day, group, mark, time, written }

  func draw(_ list: ListState<RowID>, on canvas: inout Canvas) {
    let strips = strips
    guard attendance != nil, !strips.isEmpty || absence != nil || !marks.isEmpty else {
      PeopleNotice.draw(language(AttendanceText.inNoGroup), style: .muted, on: &canvas)
      return
    }
    let margin = ListState<RowID>.margin
    var y = 0
    if let absence {
      canvas.put(absence, x: margin, y: y, width: max(0, canvas.width - margin - 1))
      y += 2
    }
    if !strips.isEmpty {
      // As wide as they are, as long as the weeks have what they need.
      let named = strips.map { [TextRun($0.name)].columns(canvas.glyphs) }.max() ?? 0
      let letters = strips.map(\.letters.count).max() ?? 0
      let width = min(named + 2, max(canvas.width / 3, canvas.width - margin - 1 - letters))
      for strip in strips {
        canvas.put(strip.name, x: margin, y: y, style: .heading, width: width - 1)
        let room = max(0, canvas.width - margin - width - 1)
        // The newest weeks are those that count: what does not fit goes at the front.
        canvas.put(String(strip.letters.suffix(room)), x: margin + width, y: y, width: room)
        y += 1
      }
      canvas.put(
        language(AttendanceText.legend, ["none": canvas.glyphs.lightNone]), x: margin, y: y, style: .muted,
        width: max(0, canvas.width - margin - 1))
      y += 2
    }
    guard !marks.isEmpty else {
      canvas.placeCursor(x: margin, y: 0)
      return
    }
    let layout = TableLayout(
      [
        TableColumn(Column.day, language(AttendanceText.day), width: .fixed(14)),
        TableColumn(.group, language(AttendanceText.group), width: .flexible(min: 12, max: 28, weight: 2)),
        TableColumn(.mark, "", width: .fixed(14)),
        TableColumn(.time, "", width: .fixed(11), dropOrder: 1),
        TableColumn(.written, "", width: .flexible(min: 12, max: 30), dropOrder: 2),
      ], width: canvas.width - margin - 1, fitting: marks, glyphs: canvas.glyphs, cell: cell)
    let byRow = Dictionary(marks.map { ($0.mark.row, $0) }) { first, _ in first }
    canvas.within(canvas.bounds.inset(left: margin, top: y)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: min(y + 1, canvas.height))) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in
        guard let entry = byRow[row] else { return }
        layout.drawRow(on: &canvas) { cell($0, entry) }
      }
    }
  }

  private func cell(_ column: Column, _ entry: (group: GroupFact, mark: Recorded<Attendance>)) -> [TextRun] {
    switch column {
    case .day: [TextRun(Dates(language).weekdayAndDate(entry.mark.fact.day))]
    case .group: [TextRun(entry.group.group.name)]
    case .mark: [TextRun(words.mark(entry.mark.fact.mark))]
    case .time: [TextRun(words.times(entry.mark.fact), .muted)]
    case .written:
      [
        TextRun(
          [isOffList(entry) ? language(AttendanceText.offList) : nil, words.writtenLater(entry.mark)]
            .compactMap(\.self).joined(separator: ", "), .muted)
      ]
    }
  }

  private func isOffList(_ entry: (group: GroupFact, mark: Recorded<Attendance>)) -> Bool {
    let memberships = attendance?.memberships.filter { $0.group.key == entry.group.key }.map(\.membership)
    return !entry.group.group.lists(memberships ?? [], on: entry.mark.fact.day)
  }

  func hint(_ list: ListState<RowID>) -> String? {
    let marks = marks
    guard let row = list.selectedRow(in: rows), marks.indices.contains(row) else { return nil }
    let entry = marks[row]
    return language(
      AttendanceText.markedBy,
      [
        "name": "\(entry.group.group.name) \(words.day(entry.mark.fact.day))", "mark": words.mark(entry.mark.fact.mark),
        "who": entry.mark.entered.actor, "when": words.moment(entry.mark.entered),
      ])
  }
}

extension AttendanceMark {
  /// The key it is marked with: what strips and months are drawn with.
  var letter: String {
    switch self {
    case .present: "m"
    case .sick: "s"
    case .leave: "p"
    case .absent: "f"
    }
  }
}
