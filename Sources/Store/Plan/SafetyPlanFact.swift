import Domain
import Ledger

/// What is to be done when it is dangerous for somebody: one a person.
struct SafetyPlanFact: PersonCaseFact {
  var person: ParticipantKey
  var safety: SafetyPlan

  static let form = FactForm(
    "safety_plan", of: SafetyPlanFact.self, whose: .person, naturalKeys: [["person"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = SafetyPlanFact(person: ParticipantKey(0), safety: SafetyPlan(day: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("call", &safety.call)
    f.text("naloxone", &safety.naloxone)
    f.text("crisis_plan", &safety.crisisPlan)
    f.day("day", &safety.day)
  }

  var happened: Day? { safety.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(safety.problems(today: ground.today), RuleViolation.plan)
  }
}
