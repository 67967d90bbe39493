import Domain
import Ledger

/// A step of an enrolment, from when to when.
public struct StepPeriodFact: RegisterFact {
  public var enrolment: EnrolmentKey
  public var period: StepPeriod
  /// The reason, where it could not be read.
  private(set) var unread: UnreadSeal?

  package static let form = FactForm(
    "step_period", of: StepPeriodFact.self, whose: .enrolment, naturalKeys: [["enrolment", "from_day"]],
    erasure: .takesAll,
    indexes: ["(enrolment) WHERE voided IS NOT NULL"])

  static let words: [EntryKind] = [.stepMoved, .importedSteps]

  package static let blank = StepPeriodFact(enrolment: EnrolmentKey(0), period: StepPeriod(step: .first, from: .blank))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enrolment", &enrolment)
    f.step("step", &period.step)
    f.day("from_day", &period.from)
    f.day("to_day", &period.to)
    unread = f.seal("sealed", .clinical, unread: unread) { $0.word("reason", &self.period.reason) }
  }

  package var happened: Day? { period.to ?? period.from }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { .init(from: period.from, to: period.to) }
}

extension EntryKind {
  public static let stepMoved = EntryKind("step_moved", .change, .moveStep)
  public static let importedSteps = EntryKind("imported_steps", .bulk, .importData)
}
