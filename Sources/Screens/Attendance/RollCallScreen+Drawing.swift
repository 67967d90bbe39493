import Domain
import Resources
import Store
import TerminalUI

extension RollCallScreen {
  /// `Verkstedet · tor 19.11 kl. 10–14`.
  func title(in workspace: Workspace) -> String {
    guard let group = sheet?.group.fact.group else { return workspace.language(AttendanceText.group) }
    let words = AttendanceWords(workspace)
    let hours = sheet.map { words.hours($0.meetings) } ?? ""
    return "\(group.name) \(workspace.glyphs.separator) \(words.day(day))" + (hours.isEmpty ? "" : " \(hours)")
  }

  /// `5 møtt · 1 syk · 2 ikke ført`.
  func heads(in workspace: Workspace) -> [Figure] {
    guard let name = sheet?.group.fact.group.name else { return [] }
    let offList = rows.filter(\.isOffList).map(\.person)
    let listed = rollCall.rows.filter { !$0.isOffList }.map { ($0.person, $0.mark) }
    return workspace.marks(listed, offList: offList, in: name, on: day)
      + [workspace.share(rollCall.counts, in: name, on: day)]
  }

  var meets: Bool { sheet.map { !$0.meetings.isEmpty } ?? false }

  func status(in workspace: Workspace) -> [TextRun] {
    let counts = TextRun(AttendanceWords(workspace).counts(rollCall.counts))
    // First, since what a narrow window cuts off is the end.
    return marks.isEmpty
      ? [counts] : [TextRun(workspace.language(AttendanceText.unsaved, ["n": marks.count]) + "  ", .warning), counts]
  }

  /// The list with what is not saved, and under it those who came and do not stand on it.
  func lines(of rows: [Row], in workspace: Workspace) -> [ListLine<Row>] {
    func records(_ isOffList: Bool) -> [ListLine<Row>] {
      rows.filter { $0.isOffList == isOffList }.map { row in
        var row = row
        row.mine = marks[row.person]
        return .record(row)
      }
    }
    let others = records(true)
    let heading = TextRun(workspace.language(AttendanceText.addOffList), .heading)
    let told = GuestWords(workspace, [:]).row(guests).map { ListLine<Row>.text(id: "guests", [TextRun($0, .muted)]) }
    return records(false) + (others.isEmpty ? [] : [.text(id: "offList", [heading])] + others)
      + (told.map { [$0] } ?? [])
  }

  func hint(in workspace: Workspace) -> String? {
    guard let row = chosen, !row.isRelative else { return nil }
    let words = AttendanceWords(workspace)
    if let mine = marks[row.person], !row.isContested {
      return workspace.language(
        AttendanceText.hintUnsaved, ["name": row.name, "mark": words.mark(mine.attendance.mark)])
    }
    guard let mark = row.mark else {
      return workspace.language(AttendanceText.hintUnmarked, ["name": row.name])
    }
    return workspace.language(
      AttendanceText.markedBy,
      [
        "name": row.name, "mark": words.mark(mark.fact.mark), "who": mark.entered.actor,
        "when": words.moment(mark.entered),
      ])
  }

  // MARK: Columns

  static let list: ListKind<Row> = kind(withTimesTheyLeft: false)
  private static let listOfThoseWhoLeft = kind(withTimesTheyLeft: true)

  /// The time is wider where somebody has left, and what is said beside gives way.
  var kind: ListKind<Row> {
    rows.contains { $0.shown?.left != nil } ? RollCallScreen.listOfThoseWhoLeft : RollCallScreen.list
  }

  private static func kind(withTimesTheyLeft isWide: Bool) -> ListKind<Row> {
    ListKind(
      "rollCall", hasHead: false,
      [
        .text("name", ParticipantsText.name, .flexible(min: 16, max: 34, weight: 2), sees: .shownName) { row, _ in
          row.name
        },
        ListColumn(
          "mark", AttendanceText.columnMarked, .fixed(13), sees: nil,
          sort: { row, workspace in .text(row.markWord(in: workspace)) }, value: nil,
          cell: { row, workspace in
            [TextRun(row.markWord(in: workspace) ?? "–", row.told == nil ? .muted : .plain)]
          }),
        ListColumn(
          "unsaved", AttendanceText.notSavedYet, .fixed(1), dropOrder: 1, sees: nil, sort: nil, value: nil,
          cell: { row, _ in row.mine == nil ? [] : [TextRun("*", .warning)] }),
        ListColumn(
          "time", AttendanceText.columnTime, .fixed(isWide ? 11 : 5), dropOrder: 2, sees: nil,
          sort: { row, _ in .number(row.told?.arrived?.minutes) }, value: nil,
          cell: { row, workspace in [TextRun(row.told.map { AttendanceWords(workspace).times($0) } ?? "", .muted)] }),
        ListColumn(
          "remark", AttendanceText.columnRemark, .flexible(min: isWide ? 31 : 37), dropOrder: 3, sees: nil, sort: nil,
          value: nil, cell: { row, workspace in [row.remark(in: workspace)] }),
      ])
  }

  func notice(in workspace: Workspace) -> TextRun? {
    if sheet == nil { return TextRun(workspace.language(AttendanceText.gone)) }
    let text =
      switch workspace.roster {
      case .loading: workspace.language(ParticipantsText.loading)
      case .failed(let error): workspace.sentences.sentence(error)
      case .ready where !showsNames: workspace.language(ErrorText.notAllowedUnlogged)
      case .ready: workspace.language(meets ? AttendanceText.nobodyListed : .doesNotMeet)
      }
    return TextRun(text, .muted)
  }
}

extension RollCallScreen.Row {
  /// What stands there: of somebody close nothing does, and it is counted.
  fileprivate var told: Attendance? { isRelative ? nil : shown }

  fileprivate func markWord(in workspace: Workspace) -> String? {
    isRelative ? nil : AttendanceWords(workspace).mark(shown?.mark)
  }

  fileprivate func remark(in workspace: Workspace) -> TextRun {
    if isRelative { return TextRun("") }
    let words = AttendanceWords(workspace)
    if isContested {
      let arguments = [
        "who": mark?.entered.actor ?? "–", "mark": words.mark(mark?.fact.mark),
        "when": mark.map { words.moment($0.entered) } ?? "",
      ]
      return TextRun(workspace.language(AttendanceText.contested, arguments), .warning)
    }
    if let absence {
      return TextRun(words.remark(absence, mark: shown?.mark, group: group, on: day), .muted)
    }
    let late = mine == nil ? mark.flatMap { words.writtenLater($0) } : nil
    return TextRun(late ?? "", late == nil ? .plain : .muted)
  }
}
