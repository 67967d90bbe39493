import Domain

/// A task is done.
public struct TaskDoneFact: StoredFact {
  public var task: TaskKey
  public var day: Day

  public init(task: TaskKey, day: Day) {
    self.task = task
    self.day = day
  }

  static let form = FactForm(
    "task_done", of: TaskDoneFact.self, whose: .through("task"), naturalKeys: [["task"]])

  init() { self.init(task: TaskKey(0), day: .blank) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("task", &task)
    f.day("day", &day)
  }

  var happened: Day? { day }
  func leftByErasure(on day: Day) -> TaskDoneFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
