import Domain
import Resources
import Store
import TerminalUI

/// How many units were made on an order on a day. A day has one number; another takes its place.
struct ProductionForm: FormScreen {
  static let room = Room.panel("production", OperationsText.production, for: .enterProduction)
  static let texts = "operations"

  var entry: Entry<Production>?
  private let order: OrderFact
  /// What was counted when the form opened: whoever has counted since is told of.
  private let counted: [KeptFact<ProductionFact>]

  /// Nil when there is no such order any more; a message says so.
  init?(_ key: OrderKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let line = operations.orders.first(where: { $0.order.fact.key == key }) else {
      workspace.tellGone()
      return nil
    }
    let counted = workspace.ask { (session) throws(StoreError) in try session.work.production(of: key) }
    guard let counted else { return nil }
    order = line.order.fact
    self.counted = counted
    let about = "\(order.order.customer) \(workspace.glyphs.separator) \(order.order.task)"
    entry = Entry(Production(day: workspace.today, units: 0), about: about)
    open(at: "units", in: workspace)
  }

  static let draft = DraftForm<OrderKey>("production", room.title) { ProductionForm($1, in: $0) }
  var draftKey: String { Self.draft.key(order.key) }

  func fields(_ production: Production, in workspace: Workspace) -> [Field<Production>] {
    let units = Field<Production>.number(
      "units", \.units, figures: 6, isBlank: true, wrong: Phrase(OperationsText.numberWrong))
    return [
      .day("day", \.day).helped(OperationsText.countDayHelp),
      units.called(OperationsText.production).helped(OperationsText.unitsHelp),
    ]
  }

  /// The count of the day that is typed.
  private func present(on day: Day?) -> KeptFact<ProductionFact>? {
    counted.first { $0.fact.production.day == day }
  }

  func remark(in workspace: Workspace) -> TextRun? {
    let units = present(on: form.day("day", today: workspace.today))?.fact.production.units
    return units.map { TextRun(workspace.language(OperationsText.countedAlready, ["n": $0]), .muted) }
  }

  private func isRemoval(_ production: Production) -> Bool {
    production.units == 0 && present(on: production.day) != nil
  }

  func problems(_ production: Production, in workspace: Workspace) -> [String: String] {
    var errors: [String: String] = [:]
    for problem in isRemoval(production) ? [] : production.problems(on: order.order, today: workspace.today) {
      switch problem {
      case .countNotPositive, .countTooLarge: errors["units"] = problem.sentence(in: workspace.language)
      default: errors["day"] = problem.sentence(in: workspace.language)
      }
    }
    return errors
  }

  func save(_ production: Production, in workspace: Workspace) -> Turn {
    let said = workspace.language(
      isRemoval(production) ? OperationsText.productionRemoved : .productionSaved,
      ["n": production.units, "customer": order.order.customer, "date": production.day.norwegian])
    let row = present(on: production.day)?.row
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.work.saveProduction(production, of: order.key, replacing: row)
    }
  }
}
