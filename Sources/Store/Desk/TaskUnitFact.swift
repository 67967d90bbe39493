import Domain
import Ledger

/// A task is for the counsellors of a unit: nobody is the contact person of whom it is about.
public struct TaskUnitFact: RegisterFact {
  public var task: TaskKey
  public var unit: UnitKey

  package static let form = FactForm(
    "task_unit", of: TaskUnitFact.self, whose: .through("task"), naturalKeys: [["task"]], erasure: .takesAll, since: 2)

  /// It comes and goes with its task.
  static let words: [EntryKind] = []

  package static let blank = TaskUnitFact(task: TaskKey(0), unit: UnitKey(0))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("task", &task)
    f.points("unit", &unit)
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension TaskFact {
  /// With the unit whose counsellors it is for.
  func withUnit(_ coder: FactCoder) throws -> TaskFact {
    var fact = self
    if task.assignee == nil {
      fact.task.unit = try TaskUnitFact.first(coder, where: "f.task = ?", key.value)?.fact.unit
    }
    return fact
  }
}
