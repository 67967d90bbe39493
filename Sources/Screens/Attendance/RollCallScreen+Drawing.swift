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
  func status(in workspace: Workspace) -> [TextRun] {
    let counts = TextRun(AttendanceWords(workspace).counts(rollCall.counts))
    // First, since what a narrow window cuts off is the end.
    return marks.isEmpty
      ? [counts] : [TextRun(workspace.language(AttendanceText.unsaved, ["n": marks.count]) + "  ", .warning), counts]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let row = selected else { return nil }
    let words = AttendanceWords(workspace)
    if let mine = marks[row.person], !isContested(row) {
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

  private enum Column: Hashable { case name, mark, unsaved, time, remark }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard sheet != nil else {
      PeopleNotice.draw(workspace.language(AttendanceText.gone), on: &canvas)
      return
    }
    guard !rows.isEmpty else {
      let text =
        switch workspace.roster {
        case .loading: workspace.language(ParticipantsText.loading)
        case .failed(let error): workspace.sentences.sentence(error)
        case .ready where !showsNames: workspace.language(ErrorText.notAllowedUnlogged)
        case .ready: workspace.language(AttendanceText.nobodyListed)
        }
      PeopleNotice.draw(text, style: .muted, on: &canvas)
      return
    }
    let words = AttendanceWords(workspace)
    let longest = AttendanceMark.allCases.map { TextWidth.of(words.mark($0)) }.max() ?? 13
    let hasLeft = rows.contains { shown($0)?.left != nil }
    let layout = TableLayout(
      [
        TableColumn(Column.name, "", width: .flexible(min: 16, max: 34, weight: 2)),
        TableColumn(.mark, "", width: .fixed(max(longest, TextWidth.of(words.mark(nil))))),
        TableColumn(.unsaved, "", width: .fixed(1), dropOrder: 1),
        TableColumn(.time, "", width: .fixed(hasLeft ? 11 : 5), dropOrder: 2),
        TableColumn(.remark, "", width: .flexible(min: hasLeft ? 31 : 37, weight: 1), dropOrder: 3),
      ], width: canvas.width - ListState<ParticipantKey>.margin - 1)
    let byPerson = Dictionary(rows.map { ($0.person, $0) }) { first, _ in first }
    list.draw(on: &canvas, rows: listRows) { canvas, person, _ in
      guard let row = byPerson[person] else { return }
      layout.drawRow(on: &canvas) { cell($0, row, words, workspace) }
    }
  }

  private func cell(
    _ column: Column, _ row: Row, _ words: AttendanceWords, _ workspace: Workspace
  ) -> [TextRun] {
    let attendance = shown(row)
    switch column {
    case .name: return [TextRun(row.name)]
    case .mark: return [TextRun(words.mark(attendance?.mark), attendance == nil ? .muted : .plain)]
    case .unsaved: return marks[row.person] == nil ? [] : [TextRun("*", .warning)]
    case .time: return [TextRun(attendance.map { words.times($0) } ?? "", .muted)]
    case .remark: return [remark(row, attendance, words, workspace)]
    }
  }

  private func remark(
    _ row: Row, _ attendance: Attendance?, _ words: AttendanceWords, _ workspace: Workspace
  ) -> TextRun {
    if isContested(row) {
      let theirs = row.mark
      return TextRun(
        workspace.language(
          AttendanceText.contested,
          [
            "who": theirs?.entered.actor ?? "–", "mark": words.mark(theirs?.fact.mark),
            "when": theirs.map { words.moment($0.entered) } ?? "",
          ]), .warning)
    }
    if let absence = row.absence, let group = sheet?.group.fact.group {
      return TextRun(words.remark(absence, mark: attendance?.mark, group: group, on: day), .muted)
    }
    if marks[row.person] == nil, let late = row.mark.flatMap({ words.writtenLater($0) }) {
      return TextRun(late, .muted)
    }
    return TextRun("")
  }
}
