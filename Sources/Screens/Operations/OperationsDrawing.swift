import Domain
import Resources
import Store
import TerminalUI

/// Draws the tabs of the screen of work and loans.
struct OperationsDrawing {
  let screen: OperationsScreen
  let workspace: Workspace

  private var language: Language { workspace.language }
  private var words: OperationsWords { OperationsWords(screen, workspace) }
  private var operations: Operations { screen.operations }

  private enum Column: Hashable {
    case gear, borrower, due, state, lent
    case customer, task, site, units, people
    case day, kind, what, count
    case measure, month, bar
  }

  func draw(on canvas: inout Canvas) {
    let layout = TableLayout(columns, width: canvas.width - ListState<OperationsRow>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<OperationsRow>.margin)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      screen.list.draw(on: &canvas, rows: screen.rows, keeping: [.warning]) { canvas, row, _ in
        if let title = title(row) {
          canvas.put(title, y: 0, width: canvas.width)
        } else {
          layout.drawRow(on: &canvas) { cell(row, $0, barWidth: width(of: .bar, in: layout)) }
        }
      }
    }
  }

  private func width(of column: Column, in layout: TableLayout<Column>) -> Int {
    layout.places.first { $0.column.id == column }?.width ?? 0
  }

  // MARK: Columns

  private func column(
    _ id: Column, _ title: OperationsText?, _ width: TableColumn<Column>.Width, right: Bool = false, drop: Int = 0
  ) -> TableColumn<Column> {
    TableColumn(id, title.map { language($0) } ?? "", width: width, align: right ? .right : .left, dropOrder: drop)
  }

  private var columns: [TableColumn<Column>] {
    switch screen.tab {
    case .loans:
      [
        column(.gear, .gear, .flexible(min: 12, max: 34, weight: 2)),
        column(.borrower, .borrower, .flexible(min: 10, max: 30, weight: 2)),
        column(.due, .due, .fixed(10)), column(.state, nil, .fixed(9), drop: 2),
        column(.lent, .lentOn, .fixed(10), drop: 3),
      ]
    case .orders:
      [
        column(.customer, .customer, .flexible(min: 10, max: 28, weight: 2)),
        column(.task, .task, .flexible(min: 10, max: 34, weight: 3)),
        column(.site, .site, .flexible(min: 10, max: 20), drop: 2), column(.due, .due, .fixed(16), drop: 1),
        column(.people, .people, .fixed(4), right: true, drop: 3),
        column(.units, .units, .fixed(7), right: true),
      ]
    case .goods:
      [
        column(.day, .day, .fixed(14)), column(.kind, .kind, .fixed(12)),
        column(.count, .count, .fixed(7), right: true), column(.what, .what, .flexible(min: 8, max: 40)),
      ]
    case .months:
      [
        column(.measure, nil, .fixed(10)), column(.month, nil, .fixed(8)),
        column(.count, .count, .fixed(7), right: true), column(.bar, nil, .flexible(min: 6, max: 60), drop: 1),
      ]
    }
  }

  /// Of a row that is no record: what Enter makes, or the name of a site.
  private func title(_ row: OperationsRow) -> String? {
    switch row {
    case .newGear: "+ \(language(OperationsText.newGear))"
    case .newOrder: "+ \(language(OperationsText.newOrder))"
    case .newSite: "+ \(language(OperationsText.newSite))"
    case .newGoods: "+ \(language(OperationsText.newGoods))"
    case .site(let key): operations.site(key).map { "\(language(OperationsText.site)): \($0.name)" }
    case .gear, .order, .goods, .month: nil
    }
  }

  // MARK: Cells

  private func cell(_ row: OperationsRow, _ column: Column, barWidth: Int) -> [TextRun] {
    switch row {
    case .gear(let key):
      operations.gear.first { $0.gear.fact.key == key }.map { cell($0, column) } ?? []
    case .order(let key):
      operations.orders.first { $0.order.fact.key == key }.map { cell($0, column) } ?? []
    case .goods(let key):
      operations.goods.first { $0.fact.key == key }.map { cell($0.fact.goods, column) } ?? []
    case .month(let measure, let first): cell(measure, first, column, barWidth: barWidth)
    case .newGear, .newOrder, .site, .newSite, .newGoods: []
    }
  }

  private func near(_ day: Day) -> String { Dates(language).near(day, today: workspace.today) }

  private func over(_ days: Int) -> TextRun { TextRun(language(OperationsText.daysOver, ["n": days]), .warning) }

  private func cell(_ line: GearLine, _ column: Column) -> [TextRun] {
    guard let fact = line.loan?.fact else {
      switch column {
      case .gear: return [TextRun(line.gear.fact.gear.name)]
      case .borrower: return [TextRun(language(OperationsText.isIn), .muted)]
      default: return []
      }
    }
    let days = fact.loan.daysOver(on: workspace.today)
    switch column {
    case .gear: return [TextRun(line.gear.fact.gear.name)]
    case .borrower: return [TextRun(words.name(fact.person) ?? language(OperationsText.notShown))]
    case .due: return [TextRun(near(fact.loan.due), days == nil ? .plain : .warning)]
    case .state: return days.map { [over($0)] } ?? []
    case .lent: return [TextRun(near(fact.loan.day), .muted)]
    default: return []
    }
  }

  private func cell(_ line: OrderLine, _ column: Column) -> [TextRun] {
    let order = line.order.fact.order
    let style = order.isOpen ? Style.plain : .muted
    switch column {
    case .customer: return [TextRun(order.customer, style)]
    case .task: return [TextRun(order.task, style)]
    case .site: return [TextRun(operations.site(order.site)?.name ?? "", .muted)]
    case .due:
      if let done = order.done { return [TextRun(language(OperationsText.doneOn, ["date": near(done)]), .muted)] }
      guard let due = order.due else { return [] }
      guard order.isOverdue(on: workspace.today) else { return [TextRun(near(due))] }
      return [TextRun(near(due) + "  ", .warning), over(workspace.today - due)]
    case .people: return [TextRun("\(line.people.count)", style)]
    case .units: return [TextRun("\(line.units)", line.units == 0 ? .muted : style)]
    default: return []
    }
  }

  private func cell(_ goods: GoodsCount, _ column: Column) -> [TextRun] {
    switch column {
    case .day: [TextRun(Dates(language).weekdayAndDate(goods.day))]
    case .kind: [TextRun(language(goods.kind.textKey))]
    case .count: [TextRun("\(goods.count)")]
    case .what: [TextRun(goods.what)]
    default: []
    }
  }

  private func cell(_ measure: WorkMeasure, _ first: Day, _ column: Column, barWidth: Int) -> [TextRun] {
    guard let month = operations.months.first(where: { $0.first == first }) else { return [] }
    let total = measure.sum(month).total
    switch column {
    case .measure:
      // Said once, on the first of its rows.
      return first == operations.months.first?.first ? [TextRun(language(measure.title), .heading)] : []
    case .month: return [TextRun("\(Dates(language).month(first.month)) \(first.year)")]
    case .count: return [TextRun("\(total)", total == 0 ? .muted : .plain)]
    case .bar:
      let most = operations.months.map { measure.sum($0).total }.max() ?? 0
      guard most > 0 else { return [] }
      // Something is never drawn as nothing.
      let cells = total == 0 ? 0 : max(1, total * barWidth / most)
      return [TextRun(String(repeating: workspace.glyphs.shadeFull, count: cells), .bar)]
    default: return []
    }
  }
}
