import Domain
import Resources
import Store
import TerminalUI

/// What drafts and errors of an enrolment go by.
enum EnrolmentFieldID {
  static let programme = "programme"
  static let unit = "unit"
  static let status = "status"
  static let applied = "applied"
  static let start = "start"
  static let end = "end"
  static let plannedEnd = "plannedEnd"
  static let endReason = "endReason"
  static let otherReason = "otherReason"
  static let outcome = "outcome"
  static let outcomeDate = "outcomeDate"
  static let funding = "funding"
  static let referredFrom = "referredFrom"
  static let step = "step"
  static let contact = "contact"
}

/// The fields of an enrolment, which three forms share. Each is called by its id among the texts of forms.
struct EnrolmentFields<Value> {
  private typealias ID = EnrolmentFieldID

  let workspace: Workspace
  /// Where the enrolment is in what the form fills in.
  let path: WritableKeyPath<Value, Enrolment>

  init(_ path: WritableKeyPath<Value, Enrolment>, in workspace: Workspace) {
    self.path = path
    self.workspace = workspace
  }

  // MARK: Fields

  /// The units of a programme with the places that are free: full warns and never blocks.
  func unit(of programme: String?) -> Field<Value> {
    let choices = Occupancies(workspace).of(programme).map { unit in
      Choice(unit.key, id: "\(unit.key.value)", unit.label)
    }
    return .choice(ID.unit, path.appending(path: \.unit), choices)
  }

  func status(_ statuses: [EnrolmentStatus]) -> Field<Value> {
    .choice(ID.status, path.appending(path: \.status), Choice.words(statuses) { workspace.language($0.textKey) })
  }

  /// The help says how long the programme may last.
  func plannedEnd(of programme: String?) -> Field<Value> {
    let field = day(ID.plannedEnd, \.plannedEnd)
    guard let months = programme.flatMap({ workspace.programme($0)?.months }) else { return field }
    return field.helped(FormText.plannedEndAtMost, ["n": months])
  }

  func endReason() -> Field<Value> {
    .choice(
      ID.endReason, path.appending(path: \.endReason),
      Choice.words(EndReason.allCases) { workspace.language($0.textKey) })
  }

  func outcome() -> Field<Value> {
    .choice(
      ID.outcome, path.appending(path: \.outcome), Choice.words(Outcome.allCases) { workspace.language($0.textKey) })
  }

  func day(_ id: String, _ day: WritableKeyPath<Enrolment, Day?>) -> Field<Value> {
    .day(id, path.appending(path: day))
  }

  func line(_ id: String, _ line: WritableKeyPath<Enrolment, String?>, limit: Int = 100) -> Field<Value> {
    .text(id, path.appending(path: line), limit: limit)
  }
}
