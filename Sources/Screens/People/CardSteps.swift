import Domain
import Resources
import Store
import TerminalUI

/// A row under "Steg": an enrolment, or a period of it.
struct CardStepRow: Hashable {
  let enrolment: EnrolmentKey
  /// The first day of the period, which is its key; nil for the enrolment itself.
  let from: Day?

  static func list(_ card: ParticipantCard) -> [CardStepRow] {
    card.enrolments.flatMap { enrolment in
      [CardStepRow(enrolment: enrolment.key, from: nil)]
        + enrolment.steps.reversed().map { CardStepRow(enrolment: enrolment.key, from: $0.fact.from) }
    }
  }
}

/// "Steg": every enrolment, newest first, with the steps in it.
struct CardSteps {
  private let card: ParticipantCard
  private let workspace: Workspace
  private let rows: [CardStepRow]

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
    rows = CardStepRow.list(card)
  }

  private enum Column { case step, from, to, days, reason }

  private func enrolment(_ row: CardStepRow) -> EnrolmentCard? { card.enrolments.first { $0.key == row.enrolment } }

  private func period(_ row: CardStepRow) -> StepPeriod? {
    enrolment(row)?.steps.first { $0.fact.from == row.from }?.fact
  }

  private func selected(_ list: ListState<CardStepRow>) -> CardStepRow? {
    list.selectedRow(in: ListRows(rows)).map { rows[$0] }
  }

  // MARK: Drawing

  func draw(_ list: ListState<CardStepRow>, on canvas: inout Canvas) {
    guard !rows.isEmpty else {
      PeopleNotice.draw(workspace.language(ParticipantText.noEnrolments), style: .muted, on: &canvas)
      return
    }
    let language = workspace.language
    let layout = TableLayout<Column>(
      [
        TableColumn(.step, language(ParticipantText.step), width: .flexible(min: 18, max: 34)),
        TableColumn(.from, language(ParticipantText.from), width: .fixed(10)),
        TableColumn(.to, language(ParticipantText.to), width: .fixed(10), dropOrder: 1),
        TableColumn(.days, language(ParticipantText.days), width: .fixed(5), align: .right),
        TableColumn(.reason, language(ParticipantText.reason), width: .flexible(min: 14, weight: 3), dropOrder: 2),
      ], width: canvas.width - ListState<CardStepRow>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<CardStepRow>.margin)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: ListRows(rows)) { canvas, row, _ in
        if let period = period(row) {
          layout.drawRow(on: &canvas) { cell($0, period, of: row) }
        } else if let enrolment = enrolment(row) {
          canvas.put(heading(enrolment), y: 0, width: canvas.width - 1)
        }
      }
    }
  }

  private func heading(_ enrolment: EnrolmentCard) -> [TextRun] {
    let separator = " \(workspace.glyphs.separator) "
    let fact = enrolment.enrolment.fact
    let status = workspace.language(enrolment.status(in: workspace).textKey)
    var told = status
    switch (fact.start ?? fact.applied, fact.end) {
    case (let from?, let end?): told += " \(from.norwegian)–\(end.norwegian)"
    case (let from?, nil): told += " \(workspace.language(CommonText.since, ["date": from.norwegian]))"
    case (nil, _): break
    }
    let unit = enrolment.unitName(in: workspace).map { "\($0)\(separator)" } ?? ""
    return [
      TextRun(enrolment.programmeName(in: workspace), .heading), TextRun(separator, .muted), TextRun(unit + told),
    ]
  }

  private func cell(_ column: Column, _ period: StepPeriod, of row: CardStepRow) -> [TextRun] {
    switch column {
    case .step:
      let names = enrolment(row).flatMap { workspace.programme($0.enrolment.fact.programme)?.stepShortNames } ?? []
      let index = period.step.value - 1
      return [TextRun("  \(period.step.value) \(names.indices.contains(index) ? names[index] : "")")]
    case .from: return [TextRun(period.from.norwegian)]
    case .to: return [TextRun(last(period, of: row)?.norwegian ?? workspace.language(ParticipantText.now))]
    case .days: return [TextRun("\(days(period, of: row))")]
    case .reason: return [TextRun(period.reason.map { workspace.language($0.textKey) } ?? "", .muted)]
    }
  }

  /// Today less the first day while it lasts; afterwards to the day the next begins.
  private func days(_ period: StepPeriod, of row: CardStepRow) -> Int {
    max(0, (last(period, of: row).map { $0 + 1 } ?? workspace.today) - period.from)
  }

  private func last(_ period: StepPeriod, of row: CardStepRow) -> Day? {
    enrolment(row)?.lastDay(of: period, today: workspace.today)
  }

  // MARK: What the cursor stands on

  func hint(_ list: ListState<CardStepRow>) -> String? {
    guard let row = selected(list), let enrolment = enrolment(row) else { return nil }
    var parts = CardWords(card, workspace).details(of: enrolment)
    let fact = enrolment.enrolment.fact
    if let from = fact.referredFrom {
      parts.append(workspace.language(ParticipantText.referredFrom, ["name": from]))
    }
    if let reason = fact.endReason { parts.append(CardWords.reason(reason, fact, workspace.language)) }
    if let contact = enrolment.contact(on: workspace.today)?.fact.name { parts.append(contact) }
    return parts.isEmpty ? nil : parts.joined(separator: " \(workspace.glyphs.separator) ")
  }

  func figure(_ list: ListState<CardStepRow>) -> Figure? {
    guard let row = selected(list), let enrolment = enrolment(row), let period = period(row) else { return nil }
    return CardFigures(card, workspace).days(days(period, of: row), in: period, of: enrolment)
  }
}
