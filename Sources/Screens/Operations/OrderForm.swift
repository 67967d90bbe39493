import Domain
import Resources
import Store
import TerminalUI

/// An order from a customer: what, where, and by when.
struct OrderForm: FormScreen {
  static let room = Room.panel("order", OperationsText.orders, for: .enterProduction)
  static let texts = "operations"

  var entry: Entry<WorkOrder>?
  /// The order to be changed, as seen when the form opened; nil for a new one.
  private let seen: KeptFact<OrderFact>?
  private let sites: [Choice<SiteKey>]

  /// Nil when there is no site where it could be done; a message says so.
  init?(in workspace: Workspace) {
    let units = Set(OwnUnits(workspace).units.map(\.key))
    guard let operations = workspace.allOperations() else { return nil }
    let sites = operations.sites.filter { units.contains($0.fact.site.unit) }
    if sites.isEmpty {
      workspace.message = .error(workspace.language(units.isEmpty ? OperationsText.noUnit : .noSite))
      return nil
    }
    self.init(nil, sites, in: workspace)
  }

  /// Nil when there is no such order any more; a message says so.
  init?(changing key: OrderKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let found = operations.orders.first(where: { $0.order.fact.key == key })?.order else {
      workspace.tellGone()
      return nil
    }
    self.init(found, operations.sites, in: workspace)
  }

  private init(_ seen: KeptFact<OrderFact>?, _ sites: [KeptFact<SiteFact>], in workspace: Workspace) {
    self.seen = seen
    self.sites = sites.map { Choice($0.fact.key, id: "\($0.fact.key.value)", $0.fact.site.name) }
    let only = sites.count == 1 ? sites[0].fact.key : nil
    let new = WorkOrder(site: only ?? SiteKey(0), day: workspace.today, customer: "", task: "")
    entry = Entry(seen?.fact.order ?? new, isChange: seen != nil)
    open(at: only != nil || seen != nil ? "customer" : nil, in: workspace)
  }

  static let draft = DraftForm<OrderKey?>("order", room.title, new: OperationsText.newOrder) { workspace, order in
    if let order { OrderForm(changing: order, in: workspace) } else { OrderForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  func title(in workspace: Workspace) -> String {
    seen?.fact.order.customer ?? workspace.language(OperationsText.newOrder)
  }

  func fields(_ order: WorkOrder, in workspace: Workspace) -> [Field<WorkOrder>] {
    [
      .choice("site", \.site, sites, missing: Phrase(OperationsText.siteMissing)),
      .text("customer", \.customer, limit: 60), .text("task", \.task, limit: 60),
      .day("due", \.due).helped(OperationsText.orderDueHelp), .day("day", \.day).called(OperationsText.ordered),
    ] + (seen == nil ? [] : [.day("done", \.done)])
  }

  func problems(_ order: WorkOrder, in workspace: Workspace) -> [String: String] {
    var errors: [String: String] = [:]
    for problem in order.problems(today: workspace.today) {
      let field =
        switch problem {
        case .customerMissing, .customerNotOneLine: "customer"
        case .taskMissing: "task"
        case .dueBeforeOrder: "due"
        case .inTheFuture: order.day > workspace.today ? "day" : "done"
        default: "done"
        }
      errors[field] = problem.sentence(in: workspace.language)
    }
    return errors
  }

  func save(_ order: WorkOrder, in workspace: Workspace) -> Turn {
    let said = workspace.language(OperationsText.orderSaved, ["customer": order.customer])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.work.saveOrder(order, replacing: seen?.row).receipt
    }
  }
}
