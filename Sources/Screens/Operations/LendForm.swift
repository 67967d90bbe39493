import Domain
import Resources
import Store
import TerminalUI

/// Lends a thing to somebody; what is out already gets another limit.
struct LendForm: FormScreen {
  static let room = Room.panel("lend", OperationsText.lend, for: .lendAndReturn)
  static let texts = "operations"

  struct Input {
    var loan: Loan
    var person: ParticipantKey?
  }

  var entry: Entry<Input>?
  private let line: GearLine

  /// Nil when there is no such thing any more; a message says so.
  init?(_ gear: GearKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let line = operations.gear.first(where: { $0.gear.fact.key == gear }) else {
      workspace.tellGone()
      return nil
    }
    self.line = line
    let new = Loan(gear: gear, day: workspace.today, due: workspace.today + 7)
    entry = Entry(Input(loan: line.loan?.fact.loan ?? new), isChange: line.loan != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<GearKey>("lend", room.title) { LendForm($1, in: $0) }
  var draftKey: String { Self.draft.key(line.gear.fact.key) }

  func title(in workspace: Workspace) -> String { line.gear.fact.gear.name }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    if line.loan != nil {
      return [.day("due", \.loan.due).called(OperationsText.newLimit).helped(OperationsText.dueHelp)]
    }
    return [
      .person(\.person, missing: Phrase(OperationsText.personMissing)), .day("due", \.loan.due, starting: "+7"),
      .day("day", \.loan.day).called(OperationsText.lentOn),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var errors: [String: String] = [:]
    for problem in input.loan.problems(today: workspace.today) {
      errors[problem == .inTheFuture && line.loan == nil ? "day" : "due"] = problem.sentence(in: workspace.language)
    }
    return errors
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let (loan, gear) = (input.loan, line.gear.fact.gear.name)
    let date = Dates(workspace.language).weekdayAndDate(loan.due)
    if let present = line.loan {
      let said = workspace.language(OperationsText.limitChanged, ["gear": gear, "date": date])
      return change(saying: said, in: workspace) { (session) throws(StoreError) in
        try session.work.changeLoan(present.row, due: loan.due)
      }
    }
    guard let person = input.person else { return .stay }
    let said = workspace.language(
      OperationsText.lent, ["gear": gear, "name": PersonNames(workspace).shown(person), "date": date])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.work.lend(loan.gear, to: person, day: loan.day, due: loan.due)
    }
  }
}
