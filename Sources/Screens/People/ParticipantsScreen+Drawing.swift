import Domain
import Resources
import Store
import TerminalUI

extension ParticipantsScreen {

  /// `Småjobbsentralen · også sluttet · 5 av 26`.
  func status(in workspace: Workspace) -> [TextRun] {
    guard let roster = workspace.readyRoster else { return [] }
    let language = workspace.language
    let total = total(roster, in: workspace)
    let shown = filter.isEmpty && kind.chosen(in: workspace).isEmpty ? total : lines(roster, in: workspace).count
    // A filter may also take in more.
    let isPart = !filter.isEmpty || shown < total
    let count =
      isPart
      ? language(ParticipantsText.count, ["n": shown.grouped, "total": total.grouped])
      : everyone(total, roster, in: workspace)
    let parts = [scopeName(in: workspace), count].compactMap(\.self)
    return [TextRun(parts.joined(separator: " \(workspace.glyphs.separator) "), .muted)]
  }

  /// `15 deltar, 20 på lista`: also those who wait, and who ended not long ago, stand on it. The menu counts the first only.
  private func everyone(_ total: Int, _ roster: Roster, in workspace: Workspace) -> String {
    let language = workspace.language
    let all = language(ParticipantsText.countAll, ["n": total.grouped])
    guard workspace.sees(.status), workspace.bodySize.width >= 60 else { return all }
    return "\(language(MenuText.participating, ["n": participating(roster, in: workspace).grouped])), \(all)"
  }

  /// The programme or unit shown; nil when it is all of them.
  private func scopeName(in workspace: Workspace) -> String? {
    guard workspace.sees(.programmeAndUnit) else { return nil }
    if let unit = workspace.scope.unit { return workspace.unit(unit)?.unit.name }
    return workspace.scope.programme.flatMap { workspace.programme($0)?.name }
  }

  // MARK: Body

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    canvas.within(canvas.bounds.inset(top: showsFilter ? 1 : 0)) { canvas in
      let top = kind.drawFilters(isResting: !filter.isEmpty, on: &canvas, in: workspace)
      canvas.within(canvas.bounds.inset(top: top)) { drawList(on: &$0, in: workspace) }
    }
    // Last, because the cursor belongs here while something is typed.
    if showsFilter { drawFilter(on: &canvas, in: workspace) }
  }

  private func drawFilter(on canvas: inout Canvas, in workspace: Workspace) {
    let margin = ListState<ParticipantKey>.margin
    if filter.isEmpty, let words = expectedWords(in: workspace) {
      canvas.put(words, x: margin, y: 0, style: .muted, width: max(0, canvas.width - margin - 1))
    }
    guard isTyping || !filter.isEmpty else { return }
    canvas.put("/", x: 1, y: 0, style: .key)
    let width = max(0, canvas.width - 3)
    if isTyping, filter.isEmpty {
      canvas.placeCursor(x: 2, y: 0)
    } else if isTyping {
      filter.draw(on: &canvas, x: 2, y: 0, width: width, isFocused: true)
    } else {
      canvas.put(filter.text, x: 2, y: 0, style: .match, width: nil)
    }
  }

  private func drawList(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    switch workspace.roster {
    case .loading, .failed: PeopleNotice.drawWaiting(on: &canvas, in: workspace)
    case .ready where !showsNames:
      PeopleNotice.draw(language(ErrorText.notAllowedUnlogged), style: .muted, on: &canvas)
    case .ready(let roster):
      guard !lines(roster, in: workspace).isEmpty else {
        drawNobody(roster, on: &canvas, in: workspace)
        return
      }
      drawTable(roster, on: &canvas, in: workspace)
    }
  }

  private func drawNobody(_ roster: Roster, on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    guard filter.isEmpty else {
      canvas.put(
        language(ParticipantsText.noMatch, ["text": filter.text]), x: 3, y: 0, style: .muted,
        width: max(0, canvas.width - 4))
      // Enter does the first as well as its letter.
      let row = min(1, canvas.height - 1)
      canvas.put(
        numbered(in: workspace) == nil
          ? offer("participants.new", "N", PersonText.new, in: workspace)
          : [TextRun(leads(to: merged(in: workspace), in: workspace))], x: 3, y: row,
        width: max(0, canvas.width - 4))
      if workspace.session.access.may(.enterEnquiry), row + 1 < canvas.height {
        canvas.put(
          offer("participants.enquiry", "H", IntakeText.enquiry, in: workspace), x: 3, y: row + 1,
          width: max(0, canvas.width - 4))
      }
      canvas.put(canvas.glyphs.selection, x: 1, y: row)
      canvas.select(x: 1, y: row)
      canvas.placeCursor(x: 1, y: row)
      return
    }
    if !kind.chosen(in: workspace).isEmpty {
      return PeopleNotice.draw(language(ListText.nonePass), style: .muted, on: &canvas)
    }
    let sentence: String
    if roster.people == 0 {
      sentence = language(ParticipantsText.empty)
    } else if let scope = scopeName(in: workspace) {
      sentence = language(ParticipantsText.emptyScope, ["scope": scope])
    } else {
      sentence = language(ParticipantsText.emptyCurrent)
    }
    PeopleNotice.draw(sentence, on: &canvas)
  }

  /// `N Ny deltaker`.
  private func offer(
    _ command: String, _ letter: Character, _ title: some TextKey, in workspace: Workspace
  ) -> [TextRun] {
    let key = workspace.bindings.keys(for: command)?.first ?? .character(letter)
    return [TextRun(workspace.labels.label(key), .key), TextRun(" " + workspace.language(title))]
  }

  private func drawTable(_ roster: Roster, on canvas: inout Canvas, in workspace: Workspace) {
    let margin = ListState<ParticipantKey>.margin
    let layout = layout(roster, width: canvas.width, in: workspace)
    canvas.within(canvas.bounds.inset(left: margin)) { drawHeader(layout, on: &$0) }
    let shown = layout.places.map(\.column.id)
    let columns = Dictionary(kind.columns.map { ($0.id, $0) }) { first, _ in first }
    let programme = programme(in: workspace)
    let words = SearchWords(filter.text)
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(
        on: &canvas, rows: rows(roster, in: workspace),
        isMarked: { choices.marked.contains($0) }
      ) { canvas, person, _ in
        guard let row = roster.line(of: person, programme: programme).flatMap({ roster[$0] }) else { return }
        let line = line(of: row, showing: shown, in: workspace)
        layout.drawRow(on: &canvas) { column in
          let cell = columns[column]?.cell(line, workspace) ?? []
          return column == "name" || column == "number" ? cell.marking(words) : cell
        }
        if row.hasLeft, let end = row.end { drawEnd(end, layout, on: &canvas, in: workspace) }
      }
    }
  }

  /// By the first of those that stand there: columns are where they were while one moves. When anybody was met is not looked up
  /// for it.
  func layout(_ roster: Roster, width: Int, in workspace: Workspace) -> TableLayout<String> {
    let showsStatus = kind.shown(in: workspace).contains("status")
    let first = lines(roster, in: workspace).prefix(50).compactMap { roster[$0] }
    let lines = first.map { row in
      var line = ParticipantLine(
        row: row, showsStatus: showsStatus, lastMet: { .unknown },
        today: { [today] in today.answer(of: row.person, in: workspace) })
      line.hidesName = hidesNames(in: workspace)
      return line
    }
    return kind.layout(width: width, of: lines, in: workspace)
  }

  /// `sluttet 01.03.2026` where the step and its days would stand.
  private func drawEnd(_ end: Day, _ layout: TableLayout<String>, on canvas: inout Canvas, in workspace: Workspace) {
    guard let step = layout.span(of: "step") else { return }
    let width = max(step.upperBound, layout.span(of: "days")?.upperBound ?? 0) - step.lowerBound
    let text = workspace.language(ParticipantsText.endedOn, ["date": end.norwegian])
    canvas.put("", x: step.lowerBound, y: 0, width: width)
    canvas.put(text, x: step.lowerBound, y: 0, style: .muted, width: width)
  }

  private func drawHeader(_ layout: TableLayout<String>, on canvas: inout Canvas) {
    let order = kind.order(choices.sort)
    guard order?.column == "lights", let span = layout.span(of: "lights") else {
      layout.drawHeader(on: &canvas, sort: order, cursor: choices.column)
      return
    }
    // Eight letters fill their column; the arrow stands behind them.
    layout.drawHeader(on: &canvas, cursor: choices.column)
    let arrow = order?.isDescending == true ? canvas.glyphs.descending : canvas.glyphs.ascending
    canvas.put(arrow, x: span.upperBound, y: 0, style: .heading)
  }

  // MARK: Foot

  func footer(in workspace: Workspace) -> Footer? {
    isTyping ? .ofSearch(finding: selected(in: workspace)?.shownName, in: workspace) : nil
  }

  /// What Enter does with a number that nobody on the list has.
  private func leads(to merged: ParticipantKey?, in workspace: Workspace) -> String {
    let number = filter.text.uppercased()
    guard let merged else { return workspace.language(EmergencyText.openNumber, ["number": number]) }
    let now = workspace.row(of: merged)?.number.text ?? PersonNames(workspace).shown(merged)
    return workspace.language(MergeText.word(.leadsOn), ["number": number, "now": now])
  }

  /// `Hansen, Aisha · 0 røde lys · mangler: planlagt slutt`.
  func hint(in workspace: Workspace) -> String? {
    let language = workspace.language
    guard let row = selected(in: workspace) else {
      if !showsNames { return nil }
      if merged(in: workspace) != nil { return language(MergeText.word(.leadsOnHelp)) }
      if numbered(in: workspace) != nil { return language(EmergencyText.openNumberHelp) }
      return isInVain(in: workspace) ? language(PersonText.newHelp) : nil
    }
    var parts = [hidesNames(in: workspace) ? row.number.text : row.shownName]
    // What the desk looks people up for; of one at a time, since others may see the screen.
    if !workspace.sees(.lights) { parts += [row.phone, row.contact].compactMap(\.self) }
    if let lights = row.lights {
      parts.append(language(ParticipantsText.redLights, ["n": lights.count(of: .red)]))
    } else if row.status == .participating {
      parts.append(language(ParticipantsText.notAssessed))
    }
    if row.status == .participating {
      let missing = MissingWords(workspace).list(row)
      if !missing.isEmpty {
        parts.append(language(ParticipantsText.missingThings, ["what": missing.joined(separator: ", ")]))
      }
    } else if row.hasLeft, let end = row.end {
      parts.append(language(ParticipantsText.endedOn, ["date": end.norwegian]))
    } else if let status = row.status {
      parts.append(language(status.textKey))
    }
    return parts.joined(separator: " \(workspace.glyphs.separator) ")
  }
}
