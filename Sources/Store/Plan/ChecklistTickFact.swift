import Domain
import Ledger

/// That something on the checklist of a step has been seen to.
struct ChecklistTickFact: PersonCaseFact {
  var person: ParticipantKey
  var tick: ChecklistTick

  static let form = FactForm(
    "checklist_tick", of: ChecklistTickFact.self, whose: .person, naturalKeys: [["enrolment", "step", "what"]],
    erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = ChecklistTickFact(
    person: ParticipantKey(0), tick: ChecklistTick(enrolment: EnrolmentKey(0), step: .first, words: "", day: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.key("enrolment", &tick.enrolment)
    f.step("step", &tick.step)
    f.text("what", &tick.words)
    f.day("day", &tick.day)
  }

  var happened: Day? { tick.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
