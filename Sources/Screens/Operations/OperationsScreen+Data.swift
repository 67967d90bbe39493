import Domain
import Store

extension OperationsScreen: ShownScreen {
  /// The table has a line for each thing, order, count of goods and month, told apart by `section`.
  static let output = Output(
    namesPeople: true,
    form: ScreenForm<Told>(
      [
        .list("gear", gear) { told in told.screen.operations.gear.map { (told, $0) } },
        .list("orders", order) { told in told.screen.operations.orders.map { (told, $0) } },
        .list("goods", goods) { told in told.screen.operations.goods.map { (told, $0.fact.goods) } },
        .list("months", month, \.screen.operations.months),
      ],
      columns: ["section", "unit", "what", "who", "from", "due", "done", "count"],
      rows: { $0.screen.table($0.words, $0.workspace) }),
    open: { OperationsScreen(in: $1) },
    source: { (screen: OperationsScreen, workspace) in (screen, OperationsWords(screen, workspace), workspace) })

  private typealias Told = (screen: OperationsScreen, words: OperationsWords, workspace: Workspace)

  private static let gear: JSONForm<(told: Told, line: GearLine)> = [
    .key("name", \.line.gear.fact.gear.name), .key("unit") { $0.told.words.unitName($0.line.gear.fact.gear.unit) },
    .key("isOut") { $0.line.loan != nil },
    .object("borrower", borrower) { gear in
      guard let person = gear.line.loan?.fact.person, let name = gear.told.words.name(person) else { return nil }
      return (gear.told.workspace.row(of: person)?.number.text, name)
    },
    .key("lent", \.line.loan?.fact.loan.day), .key("due", \.line.loan?.fact.loan.due),
    .key("daysOver") { $0.line.loan?.fact.loan.daysOver(on: $0.told.workspace.today) },
  ]

  private static let borrower: JSONForm<(number: String?, name: String)> = [
    .key("number", \.number), .key("name", \.name),
  ]

  private static let order: JSONForm<(told: Told, line: OrderLine)> = [
    .key("customer", \.line.order.fact.order.customer), .key("task", \.line.order.fact.order.task),
    .key("site") { $0.told.screen.operations.site($0.line.order.fact.order.site)?.name },
    .key("ordered", \.line.order.fact.order.day), .key("due", \.line.order.fact.order.due),
    .key("done", \.line.order.fact.order.done), .key("people", \.line.people.count), .key("produced", \.line.units),
  ]

  private static let goods: JSONForm<(told: Told, goods: GoodsCount)> = [
    .key("date", \.goods.day), .key("kind", \.goods.kind.rawValue), .key("what", \.goods.what),
    .key("count", \.goods.count), .key("unit") { $0.told.words.unitName($0.goods.unit) },
  ]

  private static let month: JSONForm<WorkMonth> = [
    .key("month") { String($0.first.iso.prefix(7)) }, .key("produced", \.produced.total),
    .key("collected") { $0.goods(.collected).total }, .key("repaired") { $0.goods(.repaired).total },
    .key("givenAway") { $0.goods(.givenAway).total }, .key("equipment") { $0.goods(.equipment).total },
    .key("spray") { $0.goods(.spray).total }, .key("switchTalks") { $0.goods(.switchTalks).total },
  ]

  private func table(_ words: OperationsWords, _ workspace: Workspace) -> [[String]] {
    func unit(_ key: UnitKey?) -> String { key.flatMap(words.unitName) ?? "" }
    var rows = operations.gear.map { line in
      let (gear, loan) = (line.gear.fact.gear, line.loan?.fact)
      return [
        "gear", unit(gear.unit), gear.name, loan.flatMap { words.name($0.person) } ?? "", loan?.loan.day.iso ?? "",
        loan?.loan.due.iso ?? "", "", loan?.loan.daysOver(on: workspace.today).map(String.init) ?? "",
      ]
    }
    rows += operations.orders.map { line in
      let order = line.order.fact.order
      let place = operations.sites.first { $0.fact.key == order.site }?.fact.site.unit
      return [
        "order", unit(place), order.task, order.customer, order.day.iso, order.due?.iso ?? "", order.done?.iso ?? "",
        "\(line.units)",
      ]
    }
    rows += operations.goods.map(\.fact.goods).map { goods in
      [goods.kind.rawValue, unit(goods.unit), goods.what, "", goods.day.iso, "", "", "\(goods.count)"]
    }
    for measure in WorkMeasure.all {
      rows += operations.months.map { month in
        ["month", "", measure.id, "", month.first.iso, "", "", "\(measure.sum(month).total)"]
      }
    }
    return rows
  }
}
