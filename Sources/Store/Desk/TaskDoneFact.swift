import Domain
import Ledger

/// A task is done.
public struct TaskDoneFact: RegisterFact {
  public var task: TaskKey
  public var day: Day

  public init(task: TaskKey, day: Day) {
    self.task = task
    self.day = day
  }

  package static let form = FactForm(
    "task_done", of: TaskDoneFact.self, whose: .through("task"), naturalKeys: [["task"]])

  static let words: [EntryKind] = [.taskDone]

  package init() { self.init(task: TaskKey(0), day: .blank) }

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("task", &task)
    f.day("day", &day)
  }

  package var happened: Day? { day }
  package func leftByErasure(on day: Day) -> TaskDoneFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let taskDone = EntryKind("task_done", .change, .sendTask)
}
