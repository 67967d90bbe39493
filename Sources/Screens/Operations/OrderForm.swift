import Domain
import Resources
import Store
import TerminalUI

/// An order from a customer: what, where, and by when.
struct OrderForm: FormScreen {
  static let room = Room.panel("order", OperationsText.orders, for: .enterProduction)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  /// The order to be changed, as seen when the form opened; nil for a new one.
  private let seen: KeptFact<OrderFact>?

  private enum Field {
    static let site = "site"
    static let customer = "customer"
    static let task = "task"
    static let day = "day"
    static let due = "due"
    static let done = "done"
  }

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
    let language = workspace.language
    let order = seen?.fact.order
    func text(_ id: String, _ label: OperationsText, _ help: OperationsText, _ value: String?) -> FormField {
      .text(id, language(label), help: language(help), value: value ?? "", maxLength: 60)
    }
    func day(_ id: String, _ label: OperationsText, _ help: OperationsText, _ value: String?) -> FormField {
      .checked(id, language(label), help: language(help), value: value ?? "", read: DateEntry.reader(in: workspace))
    }
    let options = sites.map { ChoiceField.Option(id: "\($0.fact.key.value)", label: $0.fact.site.name) }
    let only = options.count == 1 ? options[0].id : nil
    var fields = [
      FormField.choice(
        Field.site, language(OperationsText.site), help: language(OperationsText.siteHelp), options: options,
        value: order.map { "\($0.site.value)" } ?? only),
      text(Field.customer, .customer, .customerHelp, order?.customer),
      text(Field.task, .task, .taskHelp, order?.task),
      day(Field.due, .due, .orderDueHelp, order?.due?.norwegian),
      day(Field.day, .ordered, .orderedHelp, order?.day.norwegian ?? language(CommonText.today)),
    ]
    if let order { fields.append(day(Field.done, .done, .doneHelp, order.done?.norwegian)) }
    form = Form(fields)
    if only != nil || order != nil { form.focus(on: Field.customer) }
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: OrderForm.self)

  static let draft = DraftForm<OrderKey?>("order", room.title, new: OperationsText.newOrder) { workspace, order in
    if let order { OrderForm(changing: order, in: workspace) } else { OrderForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  var changesWhatIs: Bool { seen != nil }

  func title(in workspace: Workspace) -> String {
    seen?.fact.order.customer ?? workspace.language(OperationsText.newOrder)
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 3) }

  mutating func save(in workspace: Workspace) -> Turn {
    let (language, today) = (workspace.language, workspace.today)
    let site = form.number(Field.site).map { SiteKey($0) }
    let day = form.day(Field.day, today: today)
    var errors: [String: String] = [:]
    if site == nil { errors[Field.site] = language(OperationsText.siteMissing) }
    if day == nil { errors[Field.day] = language(CommonText.dateNotUnderstood) }
    form.setErrors(errors)
    guard let site, let day else { return .stay }
    let order = WorkOrder(
      site: site, day: day, due: form.day(Field.due, today: today), done: form.day(Field.done, today: today),
      customer: form.line(Field.customer) ?? "", task: form.line(Field.task) ?? "")
    for problem in order.problems(today: today) {
      errors[OrderForm.field(of: problem, day > today)] = problem.sentence(in: language)
    }
    form.setErrors(errors)
    guard errors.isEmpty else { return .stay }
    let row = seen?.row
    let said = language(OperationsText.orderSaved, ["customer": order.customer])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.work.saveOrder(order, replacing: row)
    }
    return receipt == nil ? .stay : .back
  }

  private static func field(of problem: WorkProblem, _ orderedInTheFuture: Bool) -> String {
    switch problem {
    case .customerMissing, .customerNotOneLine: Field.customer
    case .taskMissing: Field.task
    case .dueBeforeOrder: Field.due
    case .inTheFuture: orderedInTheFuture ? Field.day : Field.done
    default: Field.done
    }
  }
}
