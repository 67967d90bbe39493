import Domain
import Ledger

/// A task for somebody of the house, about a person or about nobody.
public struct TaskFact: RegisterFact {
  public var key: TaskKey
  public var person: ParticipantKey?
  public var task: DeskTask

  package static let form = FactForm(
    "task", of: TaskFact.self, whose: .person, naturalKeys: [["task"]], erasure: .takesAll,
    indexes: ["(person) WHERE person IS NOT NULL", "(note) WHERE note IS NOT NULL"])

  static let words: [EntryKind] = [.taskSent]

  package static let blank = TaskFact(
    key: TaskKey(0), person: nil, task: DeskTask(kind: .other, due: .blank, assignee: nil, author: UserKey(0)))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("task", .thing, &key)
    f.points("person", &person)
    f.word("kind", &task.kind)
    f.day("due_day", &task.due)
    f.colleague(&task.assignee)
    f.key("author", &task.author)
    f.points("note", &task.note)
    f.told { $0.text("text", &self.task.text) }
  }

  package var happened: Day? { task.due }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let taskSent = EntryKind("task_sent", .change, .sendTask)
}
