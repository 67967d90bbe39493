import Domain
import Ledger

/// Whether a person has an individuell plan and an ansvarsgruppe.
struct CarePlanFact: SurroundingFact {
  var person: ParticipantKey
  var plan: CarePlan

  static let form = FactForm(
    "care_plan", of: CarePlanFact.self, whose: .person, naturalKeys: [["person"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = CarePlanFact(person: ParticipantKey(0), plan: CarePlan())

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("plan", &plan.plan)
    f.day("plan_day", &plan.planDay)
    f.word("team", &plan.team)
    f.day("team_day", &plan.teamDay)
  }

  var tells: Surrounding { .plan(plan) }
}
