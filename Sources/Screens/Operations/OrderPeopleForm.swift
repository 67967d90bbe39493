import Domain
import Resources
import Store
import TerminalUI

/// Who works on an order: those who do, each with the choice to leave, and one more.
struct OrderPeopleForm: FormScreen {
  static let room = Room.panel("orderPeople", OperationsText.peopleTitle, for: .enterProduction)
  static let texts = "operations"

  struct Input {
    var leaving: Set<ParticipantKey> = []
    var adding: ParticipantKey?
  }

  var entry: Entry<Input>?
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
    entry = Entry(Input(), isChange: true)
    open(at: PersonField.id, in: workspace)
  }

  static let draft = DraftForm<OrderKey>("orderPeople", room.title) { OrderPeopleForm($1, in: $0) }
  var draftKey: String { Self.draft.key(line.order.fact.key) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    // Whoever is not this user's to see is not theirs to take off either.
    let present = line.people.compactMap { kept in
      workspace.row(of: kept.fact.person).map { field(of: $0, in: workspace) }
    }
    let more = Field<Input>.person(\.adding).called(OperationsText.addPerson)
    return present + [more]
  }

  private func field(of row: RosterRow, in workspace: Workspace) -> Field<Input> {
    let options = [
      ChoiceField.Option(id: Choice.stays.rawValue, label: workspace.language(OperationsText.stays)),
      ChoiceField.Option(id: Choice.leaves.rawValue, label: workspace.language(OperationsText.leaves)),
    ]
    return Field("on\(row.person.value)") { _, _ in
      .choice(ChoiceField(options, selected: Choice.stays.rawValue))
    } read: { field, input, _ in
      if field.value == Choice.leaves.rawValue { input.leaving.insert(row.person) }
      return nil
    }
    .labelled(row.shownName).helped(OperationsText.staysHelp)
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    line.people.contains { $0.fact.person == input.adding }
      ? [PersonField.id: workspace.language(OperationsText.onOrderAlready)] : [:]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let order = line.order.fact
    let leaving = line.people.filter { input.leaving.contains($0.fact.person) }.map(\.row)
    let said = workspace.language(OperationsText.peopleSaved, ["customer": order.order.customer])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.work.changePeople(on: order.key, adding: input.adding.map { [$0] } ?? [], leaving: leaving)
    }
  }
}
