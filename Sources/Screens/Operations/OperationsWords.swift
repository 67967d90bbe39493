import Domain
import Resources
import Store

/// What the screen of work and loans says about the chosen row, and how its numbers explain themselves.
struct OperationsWords {
  private let screen: OperationsScreen
  private let workspace: Workspace

  init(_ screen: OperationsScreen, _ workspace: Workspace) {
    self.screen = screen
    self.workspace = workspace
  }

  private var language: Language { workspace.language }
  private var separator: String { " \(workspace.glyphs.separator) " }

  /// What a list calls somebody; nil for whoever is not this user's to see, for somebody close, and for nobody.
  func name(_ person: ParticipantKey) -> String? {
    screen.showsNames && screen.tells(of: person, in: workspace) ? workspace.row(of: person)?.shownName : nil
  }

  // MARK: The message row

  var hint: String? {
    switch screen.chosenRow {
    case .gear: return screen.chosenGear.map(hint)
    case .order: return screen.chosenOrder.map(hint)
    case .site(let key):
      return screen.operations.sites.first { $0.fact.key == key }.map { inUnit($0.fact.site.name, $0.fact.site.unit) }
    case .goods(let key):
      return screen.operations.goods.first { $0.fact.key == key }.map { kept in
        inUnit(
          "\(language(kept.fact.goods.kind.textKey)): \(kept.fact.goods.count) \(kept.fact.goods.what)",
          kept.fact.goods.unit)
      }
    case .newGear: return language(OperationsText.hintNewGear)
    case .newOrder: return language(OperationsText.hintNewOrder)
    case .newSite: return language(OperationsText.hintNewSite)
    case .newGoods: return language(OperationsText.hintNewGoods)
    case .month(let measure, let first): return hint(measure, first)
    case nil: return nil
    }
  }

  private func hint(_ measure: WorkMeasure, _ first: Day) -> String? {
    guard let month = screen.operations.months.first(where: { $0.first == first }) else { return nil }
    let sum = measure.sum(month)
    return language(
      OperationsText.hintMonth,
      [
        "what": language(measure.title), "month": "\(Dates(language).month(first.month)) \(first.year)",
        "n": sum.total, "counts": sum.counts,
      ])
  }

  private func hint(_ line: GearLine) -> String {
    let gear = line.gear.fact.gear
    guard let loan = line.loan?.fact else {
      return inUnit(language(OperationsText.hintGear, ["gear": gear.name]), gear.unit)
    }
    let dates = Dates(language)
    let text = language(
      OperationsText.hintLoan,
      [
        "gear": gear.name, "lent": dates.near(loan.loan.day, today: workspace.today),
        "name": name(loan.person) ?? language(OperationsText.notShown),
        "due": dates.weekdayAndDate(loan.loan.due),
      ])
    return inUnit(text, gear.unit)
  }

  private func hint(_ line: OrderLine) -> String {
    let names = line.people.compactMap { name($0.fact.person) }
    return language(
      OperationsText.hintOrder,
      [
        "customer": line.order.fact.order.customer,
        "people": names.isEmpty ? language(OperationsText.hintNobody) : names.joined(separator: separator),
      ])
  }

  /// Where there are several units it is told whose it is, to those who see where people are.
  private func inUnit(_ text: String, _ unit: UnitKey) -> String {
    guard let name = unitName(unit), OwnUnits(workspace).units.count > 1 else { return text }
    return text + separator + name
  }

  func unitName(_ unit: UnitKey) -> String? {
    workspace.sees(.programmeAndUnit) ? workspace.unit(unit)?.unit.name : nil
  }

  // MARK: Numbers

  var figure: Figure? {
    switch screen.chosenRow {
    case .month(let measure, let first): return figure(measure, first)
    case .order: return screen.chosenOrder.flatMap(figure)
    case .gear, .newGear, .site, .newOrder, .newSite, .goods, .newGoods, nil: return nil
    }
  }

  private func figure(_ measure: WorkMeasure, _ first: Day) -> Figure? {
    guard let month = screen.operations.months.first(where: { $0.first == first }),
      let period = month.period(today: workspace.today)
    else { return nil }
    let sum = measure.sum(month)
    return workspace.figure(measure.figure, sum.total, of: sum.counts, [.period(period)])
  }

  private func figure(_ line: OrderLine) -> Figure? {
    let day = line.order.fact.order.day
    guard let period = Period(from: day, to: max(day, workspace.today)) else { return nil }
    return workspace.figure(.orderUnits, line.units, of: line.counts, [.period(period)])
  }

  /// What is out, and what of it is out too long.
  var loans: [Figure] {
    let out = screen.operations.gear.compactMap(\.loan?.fact)
    let late = out.filter { $0.loan.isOverdue(on: workspace.today) }
    func people(_ loans: [LoanFact]) -> [ParticipantKey] { loans.map(\.person).filter { name($0) != nil } }
    return [
      workspace.figure(.loansOverdue, late.count, of: out.count, people: people(late)),
      workspace.figure(.loansOut, out.count, people: people(out)),
    ]
  }
}
