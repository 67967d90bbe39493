import Domain
import Store

extension OperationsScreen {
  /// For programs. The table has a line for each thing, order, count of goods and month, told apart by `section`.
  func data(in workspace: Workspace) -> ScreenData? {
    let words = OperationsWords(self, workspace)
    let today = workspace.today
    func person(_ key: ParticipantKey?) -> JSON {
      guard let key, let name = words.name(key) else { return .null }
      return .object(["number": .optional(workspace.row(of: key)?.number.text), "name": .string(name)])
    }
    func unit(_ key: UnitKey) -> JSON { .optional(words.unitName(key)) }
    let gear = operations.gear.map { line in
      let (gear, loan) = (line.gear.fact.gear, line.loan?.fact)
      return JSON.object([
        "name": .string(gear.name), "unit": unit(gear.unit), "isOut": .bool(loan != nil),
        "borrower": person(loan?.person), "lent": .optional(loan?.loan.day.iso),
        "due": .optional(loan?.loan.due.iso), "daysOver": .optional(loan?.loan.daysOver(on: today)),
      ])
    }
    let orders = operations.orders.map { line in
      let order = line.order.fact.order
      return JSON.object([
        "customer": .string(order.customer), "task": .string(order.task),
        "site": .optional(operations.site(order.site)?.name), "ordered": .string(order.day.iso),
        "due": .optional(order.due?.iso), "done": .optional(order.done?.iso), "people": .int(line.people.count),
        "produced": .int(line.units),
      ])
    }
    let goods = operations.goods.map(\.fact.goods).map { goods in
      JSON.object([
        "date": .string(goods.day.iso), "kind": .string(goods.kind.rawValue), "what": .string(goods.what),
        "count": .int(goods.count), "unit": unit(goods.unit),
      ])
    }
    let months = operations.months.map { month in
      JSON.object([
        "month": .string(String(month.first.iso.prefix(7))), "produced": .int(month.produced.total),
        "collected": .int(month.goods(.collected).total), "repaired": .int(month.goods(.repaired).total),
        "givenAway": .int(month.goods(.givenAway).total),
      ])
    }
    return ScreenData(
      ["gear": .array(gear), "orders": .array(orders), "goods": .array(goods), "months": .array(months)],
      columns: ["section", "unit", "what", "who", "from", "due", "done", "count"], rows: table(words, workspace))
  }

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
