import Domain
import Ledger

/// A place of work, of practice or of learning: one of a kind at a place from a day.
struct OccupationFact: PersonCaseFact {
  var person: ParticipantKey
  var occupation: Occupation

  static let form = FactForm(
    "occupation", of: OccupationFact.self, whose: .person, naturalKeys: [["kind", "place", "from_day"]],
    erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = OccupationFact(
    person: ParticipantKey(0), occupation: Occupation(.practice, at: "", from: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("kind", &occupation.kind)
    f.text("place", &occupation.place)
    f.day("from_day", &occupation.from)
    f.day("to_day", &occupation.to)
    f.count("share", &occupation.share)
    f.flag("may_know", &occupation.mayKnow)
    f.text("phone", &occupation.phone)
  }

  var happened: Day? { occupation.to ?? occupation.from }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(occupation.problems, RuleViolation.occupation)
  }
}
