import Domain
import Resources
import Store
import TerminalUI

/// How many units were made on an order on a day. A day has one number; another takes its place.
struct ProductionForm: FormScreen {
  static let room = Room.panel("production", OperationsText.production, for: .enterProduction)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let order: OrderFact
  /// What was counted when the form opened: whoever has counted since is told of.
  private let counted: [KeptFact<ProductionFact>]

  private enum Field {
    static let day = "day"
    static let units = "units"
  }

  /// Nil when there is no such order any more; a message says so.
  init?(_ key: OrderKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let line = operations.orders.first(where: { $0.order.fact.key == key }) else {
      workspace.tellGone()
      return nil
    }
    order = line.order.fact
    do {
      counted = try workspace.session.work.production(of: key)
    } catch {
      workspace.tell(error)
      return nil
    }
    let language = workspace.language
    form = Form([
      .checked(
        Field.day, language(OperationsText.day), help: language(OperationsText.countDayHelp),
        value: language(CommonText.today), read: DateEntry.reader(in: workspace)),
      .text(
        Field.units, language(OperationsText.production), help: language(OperationsText.unitsHelp), maxLength: 6),
    ])
    form.focus(on: Field.units)
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: ProductionForm.self)

  static let draft = DraftForm<OrderKey>("production", room.title) { ProductionForm($1, in: $0) }
  var draftKey: String { Self.draft.key(order.key) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 7) }

  /// The count of the day that is typed.
  private func present(in workspace: Workspace) -> KeptFact<ProductionFact>? {
    let day = form.day(Field.day, today: workspace.today)
    return counted.first { $0.fact.production.day == day }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    // What it is about gives way before the fields do.
    let top = canvas.height > form.fields.count + 1 ? 1 : 0
    if top > 0 {
      let words = "\(order.order.customer) \(workspace.glyphs.separator) \(order.order.task)"
      canvas.put(words, x: 3, y: 0, style: .heading, width: max(0, canvas.width - 4))
    }
    canvas.within(canvas.bounds.inset(top: top)) { form.draw(on: &$0) }
    let y = top + form.fields.count
    guard y < canvas.height, let units = present(in: workspace)?.fact.production.units else { return }
    canvas.put(
      workspace.language(OperationsText.countedAlready, ["n": units]), x: 3, y: y, style: .muted,
      width: max(0, canvas.width - 4))
  }

  // MARK: Saving

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    let day = form.day(Field.day, today: workspace.today)
    let units = form.line(Field.units).flatMap { WorkCount.read($0) }
    var errors: [String: String] = [:]
    if day == nil { errors[Field.day] = language(CommonText.dateNotUnderstood) }
    if units == nil { errors[Field.units] = language(OperationsText.numberWrong) }
    form.setErrors(errors)
    guard let day, let units else { return .stay }
    let production = Production(day: day, units: units)
    let present = present(in: workspace)
    let isRemoval = units == 0 && present != nil
    for problem in isRemoval ? [] : production.problems(on: order.order, today: workspace.today) {
      switch problem {
      case .countNotPositive, .countTooLarge: errors[Field.units] = problem.sentence(in: language)
      default: errors[Field.day] = problem.sentence(in: language)
      }
    }
    form.setErrors(errors)
    guard errors.isEmpty else { return .stay }
    let said = language(
      isRemoval ? OperationsText.productionRemoved : .productionSaved,
      ["n": units, "customer": order.order.customer, "date": day.norwegian])
    let key = order.key
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.work.saveProduction(production, of: key, replacing: present?.row)
    }
    return receipt == nil ? .stay : .back
  }
}
