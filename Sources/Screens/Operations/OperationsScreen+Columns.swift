import Domain
import Resources
import Store
import TerminalUI

/// What stands in the columns of each page.
extension OperationsScreen {
  typealias Row = OperationsLine

  static let list = lists[OperationsTab.loans.rawValue]
  static let lists = [loans, orders, goods, months]
  var kind: ListKind<OperationsLine> { OperationsScreen.lists[tab.rawValue] }

  private static let loans = ListKind(
    "operationsLoans",
    [
      column("gear", .gear, .flexible(min: 12, max: 34, weight: 2), of: \.gear) {
        .text($0.name)
      } cell: { line, _ in
        [TextRun(line.name)]
      },
      ListColumn(
        "borrower", OperationsText.borrower, .flexible(min: 10, max: 30, weight: 2), sees: nil,
        sort: { line, workspace in .text(line.borrower(in: workspace)) }, value: nil,
        cell: { line, workspace in
          line.borrower(in: workspace).map { [TextRun($0)] }
            ?? [TextRun(workspace.language(OperationsText.isIn), .muted)]
        }),
      column("due", .due, .fixed(10), of: \.loan) {
        .day($0.due)
      } cell: { loan, workspace in
        [TextRun(near(loan.due, workspace), loan.daysOver(on: workspace.today) == nil ? .plain : .warning)]
      },
      column("state", .due, .fixed(9), drop: 2, hasHeading: false, of: \.loan, sort: nil) { loan, workspace in
        loan.daysOver(on: workspace.today).map { [over($0, workspace)] } ?? []
      },
      column("lent", .lentOn, .fixed(10), drop: 3, of: \.loan) {
        .day($0.day)
      } cell: { loan, workspace in
        [TextRun(near(loan.day, workspace), .muted)]
      },
    ],
    filters: [
      ListFilter("due", ["over"], sees: nil) { row, _, workspace in
        row.gear?.loan?.fact.loan.isOverdue(on: workspace.today) ?? false
      }
    ])
  static var names: Room? { room }

  private static let orders = ListKind(
    "operationsOrders",
    [
      column("customer", .customer, .flexible(min: 10, max: 28, weight: 2), of: \.order) {
        .text($0.work.customer)
      } cell: { line, _ in
        [TextRun(line.work.customer, line.style)]
      },
      column("task", .task, .flexible(min: 10, max: 34, weight: 3), of: \.order) {
        .text($0.work.task)
      } cell: { line, _ in
        [TextRun(line.work.task, line.style)]
      },
      .text("site", OperationsText.site, .flexible(min: 10, max: 20), style: .muted, dropOrder: 2, sees: nil) {
        line, _ in
        line.site
      },
      column("due", .due, .fixed(16), drop: 1, of: \.order) {
        .day($0.work.done ?? $0.work.due)
      } cell: {
        due($0.work, $1)
      },
      column("people", .people, .fixed(4), right: true, drop: 3, of: \.order) {
        .number($0.people.count)
      } cell: {
        line, _ in
        [TextRun("\(line.people.count)", line.style)]
      },
      column("units", .units, .fixed(8), right: true, of: \.order) {
        .number($0.units)
      } cell: { line, _ in
        [TextRun("\(line.units)", line.units == 0 ? .muted : line.style)]
      },
    ])

  private static let goods = ListKind(
    "operationsGoods",
    [
      column("day", .day, .fixed(14), of: \.goods) {
        .day($0.day)
      } cell: { goods, workspace in
        [TextRun(Dates(workspace.language).weekdayAndDate(goods.day))]
      },
      .text("kind", OperationsText.kind, .fixed(12), sees: nil) { line, workspace in
        line.goods.map { workspace.language($0.kind.textKey) }
      },
      column("count", .count, .fixed(7), right: true, of: \.goods) {
        .number($0.count)
      } cell: { goods, _ in
        [TextRun("\(goods.count)")]
      },
      .text("what", OperationsText.what, .flexible(min: 8, max: 40), sees: nil) { line, _ in line.goods?.what },
    ])

  // Each measure's months stand under it: their order is their own.
  private static let months = ListKind(
    "operationsMonths",
    [
      column("measure", .months, .fixed(10), hasHeading: false, of: \.month, sort: nil) { month, workspace in
        // Said once, on the first of its rows.
        month.isFirst ? [TextRun(workspace.language(month.measure.title), .heading)] : []
      },
      column("month", .months, .fixed(8), hasHeading: false, of: \.month, sort: nil) { month, workspace in
        [TextRun("\(Dates(workspace.language).month(month.first.month)) \(month.first.year)")]
      },
      column("count", .count, .fixed(7), right: true, of: \.month, sort: nil) { month, _ in
        [TextRun("\(month.total)", month.total == 0 ? .muted : .plain)]
      },
      column("bar", .count, .flexible(min: 6, max: 60), drop: 1, hasHeading: false, of: \.month, sort: nil, cell: bar),
    ])

  // MARK: Their parts

  private static func column<Part>(
    _ id: String, _ title: OperationsText, _ width: TableColumn<String>.Width, right: Bool = false, drop: Int = 0,
    hasHeading: Bool = true, of part: @escaping @Sendable (OperationsLine) -> Part?,
    sort: (@Sendable (Part) -> ListOrder)?, cell: @escaping @Sendable (Part, Workspace) -> [TextRun]
  ) -> ListColumn<OperationsLine> {
    var order: (@Sendable (OperationsLine, Workspace) -> ListOrder)?
    if let sort {
      order = { (line: OperationsLine, _: Workspace) -> ListOrder in
        guard let part = part(line) else { return .missing }
        return sort(part)
      }
    }
    return ListColumn(
      id, title, width, align: right ? .right : .left, dropOrder: drop,
      heading: { hasHeading ? $0.language(title) : "" }, sees: nil, sort: order,
      value: nil,
      cell: { line, workspace in part(line).map { cell($0, workspace) } ?? [] })
  }

  private static func near(_ day: Day, _ workspace: Workspace) -> String {
    Dates(workspace.language).near(day, today: workspace.today)
  }

  private static func over(_ days: Int, _ workspace: Workspace) -> TextRun {
    TextRun(workspace.language(OperationsText.daysOver, ["n": days]), .warning)
  }

  private static func due(_ order: WorkOrder, _ workspace: Workspace) -> [TextRun] {
    if let done = order.done {
      return [TextRun(workspace.language(OperationsText.doneOn, ["date": near(done, workspace)]), .muted)]
    }
    guard let due = order.due else { return [] }
    guard order.isOverdue(on: workspace.today) else { return [TextRun(near(due, workspace))] }
    return [TextRun(near(due, workspace) + "  ", .warning), over(workspace.today - due, workspace)]
  }

  private static func bar(_ month: OperationsLine.Month, _ workspace: Workspace) -> [TextRun] {
    let width = months.layout(width: workspace.bodySize.width, in: workspace).span(of: "bar")?.count ?? 0
    guard month.most > 0 else { return [] }
    // Something is never drawn as nothing.
    let cells = month.total == 0 ? 0 : max(1, month.total * width / month.most)
    return [TextRun(String(repeating: workspace.glyphs.shadeFull, count: cells), .bar)]
  }
}

extension OperationsLine {
  /// What of a month its columns tell.
  struct Month {
    let measure: WorkMeasure
    let first: Day
    let total: Int
    let isFirst: Bool
    let most: Int
  }

  fileprivate var month: Month? {
    guard case .month(let measure, let month, let isFirst, let most) = content else { return nil }
    return Month(
      measure: measure, first: month.first, total: measure.sum(month).total, isFirst: isFirst, most: most)
  }

  fileprivate var loan: Loan? { gear?.loan?.fact.loan }

  /// Who has it; nil when it is in.
  fileprivate func borrower(in workspace: Workspace) -> String? {
    guard let person = gear?.loan?.fact.person else { return nil }
    let isTold = showsNames && !workspace.session.access.seesNameOnly(of: person)
    return (isTold ? workspace.row(of: person)?.shownName : nil) ?? workspace.language(OperationsText.notShown)
  }
}

extension GearLine {
  fileprivate var name: String { gear.fact.gear.name }
}

extension OrderLine {
  fileprivate var work: WorkOrder { order.fact.order }
  fileprivate var style: Style { work.isOpen ? .plain : .muted }
}
