import Domain
import Ledger

/// A task is done.
public struct TaskDoneFact: RegisterFact {
  public var task: TaskKey
  public var day: Day

  package static let form = FactForm(
    "task_done", of: TaskDoneFact.self, whose: .through("task"), naturalKeys: [["task"]], erasure: .takesAll)

  static let words: [EntryKind] = [.taskDone]

  package static let blank = TaskDoneFact(task: TaskKey(0), day: .blank)

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("task", &task)
    f.day("day", &day)
  }

  package var happened: Day? { day }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let taskDone = EntryKind("task_done", .change, .sendTask)
}
