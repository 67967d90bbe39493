import Domain
import Ledger

/// A person's relapse, as judged together with them.
struct RelapseFact: FollowUpFact {
  var person: ParticipantKey
  var relapse: Relapse

  static let form = FactForm(
    "relapse", of: RelapseFact.self, whose: .person, naturalKeys: [["day"]], erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = RelapseFact(person: ParticipantKey(0), relapse: Relapse(day: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &relapse.day)
    f.flag("about", &relapse.isAbout)
    f.day("known_day", &relapse.known)
    f.text("note", &relapse.note)
  }

  var tells: FollowUp { .relapse(relapse) }
}
