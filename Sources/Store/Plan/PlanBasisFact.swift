import Domain
import Ledger

/// What somebody has to build on: one a person.
struct PlanBasisFact: PersonCaseFact {
  var person: ParticipantKey
  var basis: PlanBasis

  static let form = FactForm(
    "plan_basis", of: PlanBasisFact.self, whose: .person, naturalKeys: [["person"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = PlanBasisFact(person: ParticipantKey(0), basis: PlanBasis())

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("resources", &basis.resources)
    f.text("competence", &basis.competence)
  }

  var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { .init(basis.problems, RuleViolation.plan) }
}
