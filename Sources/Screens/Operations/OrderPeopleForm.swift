import Domain
import Resources
import Store
import TerminalUI

/// Who works on an order: those who do, each with the choice to leave, and one more.
struct OrderPeopleForm: FormScreen {
  static let room = Room.panel("orderPeople", OperationsText.peopleTitle, for: .enterProduction)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let line: OrderLine

  private enum Choice: String { case stays, leaves }

  /// Nil when there is no such order any more, and where looking at the names cannot be logged; a message says so.
  init?(_ order: OrderKey, in workspace: Workspace) {
    guard workspace.mayListNames(of: OperationsScreen.room), let operations = workspace.allOperations() else {
      return nil
    }
    guard let line = operations.orders.first(where: { $0.order.fact.key == order }) else {
      workspace.tellGone()
      return nil
    }
    self.line = line
    let language = workspace.language
    let options = [
      ChoiceField.Option(id: Choice.stays.rawValue, label: language(OperationsText.stays)),
      ChoiceField.Option(id: Choice.leaves.rawValue, label: language(OperationsText.leaves)),
    ]
    // Whoever is not this user's to see is not theirs to take off either.
    let present = line.people.compactMap { kept in
      workspace.row(of: kept.fact.person).map { row in
        FormField.choice(
          OrderPeopleForm.field(kept.fact.person), row.shownName, help: language(OperationsText.staysHelp),
          options: options, value: Choice.stays.rawValue)
      }
    }
    let more = PersonField.field(OperationsText.addPerson, help: OperationsText.addPersonHelp, in: workspace)
    form = Form(present + [more])
    form.focus(on: PersonField.id)
    untouched = form.values
    restoreDraft(in: workspace)
  }

  private static func field(_ person: ParticipantKey) -> String { "on\(person.value)" }

  static let commands = FormCommands.table(for: OrderPeopleForm.self)

  static let draft = DraftForm<OrderKey>("orderPeople", room.title) { OrderPeopleForm($1, in: $0) }
  var draftKey: String { Self.draft.key(line.order.fact.key) }

  var changesWhatIs: Bool { true }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 7) }

  mutating func typed(in workspace: Workspace) { form.offerPeople(in: workspace) }

  mutating func restored(_ fields: [String: String], in workspace: Workspace) {
    form.restorePerson(fields[PersonField.id], in: workspace)
  }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    let leaving = line.people.filter { form[OrderPeopleForm.field($0.fact.person)] == Choice.leaves.rawValue }
    let adding = form.person.map { [$0] } ?? []
    if let person = adding.first, line.people.contains(where: { $0.fact.person == person }) {
      form.setErrors([PersonField.id: language(OperationsText.onOrderAlready)])
      return .stay
    }
    let order = line.order.fact
    let said = language(OperationsText.peopleSaved, ["customer": order.order.customer])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.work.changePeople(on: order.key, adding: adding, leaving: leaving.map(\.row))
    }
    return receipt == nil ? .stay : .back
  }
}
