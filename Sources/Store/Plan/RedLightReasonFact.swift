import Domain
import Ledger

/// A line why the light of an area is red: one an area.
struct RedLightReasonFact: PersonCaseFact {
  var person: ParticipantKey
  var reason: RedLightReason

  static let form = FactForm(
    "red_light_reason", of: RedLightReasonFact.self, whose: .person, naturalKeys: [["area"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = RedLightReasonFact(
    person: ParticipantKey(0), reason: RedLightReason(.housing, "", on: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.area("area", &reason.area)
    f.text("why", &reason.why)
    f.day("day", &reason.day)
  }

  var happened: Day? { reason.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(reason.problems(today: ground.today), RuleViolation.plan)
  }
}
