import Domain
import Resources
import Store
import TerminalUI

/// Lends a thing to somebody; what is out already gets another limit.
struct LendForm: FormScreen {
  static let room = Room.panel("lend", OperationsText.lend, for: .lendAndReturn)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let line: GearLine

  private enum Field {
    static let due = "due"
    static let day = "day"
  }

  /// Nil when there is no such thing any more; a message says so.
  init?(_ gear: GearKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let line = operations.gear.first(where: { $0.gear.fact.key == gear }) else {
      workspace.tellGone()
      return nil
    }
    self.line = line
    let language = workspace.language
    func day(_ id: String, _ label: OperationsText, _ help: OperationsText, _ value: String) -> FormField {
      .checked(id, language(label), help: language(help), value: value, read: DateEntry.reader(in: workspace))
    }
    if let loan = line.loan?.fact.loan {
      form = Form([day(Field.due, .newLimit, .dueHelp, loan.due.norwegian)])
    } else {
      form = Form([
        PersonField.field(OperationsText.person, help: OperationsText.personHelp, in: workspace),
        day(Field.due, .due, .dueHelp, "+7"), day(Field.day, .lentOn, .lentOnHelp, language(CommonText.today)),
      ])
    }
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: LendForm.self)

  static let draft = DraftForm<GearKey>("lend", room.title) { LendForm($1, in: $0) }
  var draftKey: String { Self.draft.key(line.gear.fact.key) }

  var changesWhatIs: Bool { line.loan != nil }

  func title(in workspace: Workspace) -> String { line.gear.fact.gear.name }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 6) }

  mutating func typed(in workspace: Workspace) { form.offerPeople(in: workspace) }

  mutating func restored(_ fields: [String: String], in workspace: Workspace) {
    form.restorePerson(fields[PersonField.id], in: workspace)
  }

  // MARK: Saving

  mutating func save(in workspace: Workspace) -> Turn {
    guard let loan = line.loan else { return lend(in: workspace) }
    guard let due = due(in: workspace) else { return .stay }
    return changeLimit(loan, due, in: workspace)
  }

  private mutating func due(in workspace: Workspace) -> Day? {
    let due = form.day(Field.due, today: workspace.today)
    form.setErrors(due == nil ? [Field.due: workspace.language(CommonText.dateNotUnderstood)] : [:])
    return due
  }

  private mutating func changeLimit(_ loan: KeptFact<LoanFact>, _ due: Day, in workspace: Workspace) -> Turn {
    var changed = loan.fact.loan
    changed.due = due
    guard accepts(changed, in: workspace) else { return .stay }
    let said = workspace.language(
      OperationsText.limitChanged,
      ["gear": line.gear.fact.gear.name, "date": Dates(workspace.language).weekdayAndDate(due)])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.work.changeLoan(loan.row, due: due)
    }
    return receipt == nil ? .stay : .back
  }

  private mutating func lend(in workspace: Workspace) -> Turn {
    let language = workspace.language
    let (person, day) = (form.person, form.day(Field.day, today: workspace.today))
    guard let due = due(in: workspace) else { return .stay }
    var errors: [String: String] = [:]
    if person == nil { errors[PersonField.id] = language(OperationsText.personMissing) }
    if day == nil { errors[Field.day] = language(CommonText.dateNotUnderstood) }
    form.setErrors(errors)
    let gear = line.gear.fact
    guard let person, let day, accepts(Loan(gear: gear.key, day: day, due: due), in: workspace) else { return .stay }
    let said = language(
      OperationsText.lent,
      [
        "gear": gear.gear.name, "name": PersonNames(workspace).shown(person),
        "date": Dates(language).weekdayAndDate(due),
      ])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.work.lend(gear.key, to: person, day: day, due: due)
    }
    return receipt == nil ? .stay : .back
  }

  private mutating func accepts(_ loan: Loan, in workspace: Workspace) -> Bool {
    var errors: [String: String] = [:]
    for problem in loan.problems(today: workspace.today) {
      errors[problem == .inTheFuture ? Field.day : Field.due] = problem.sentence(in: workspace.language)
    }
    form.setErrors(errors)
    return errors.isEmpty
  }
}
