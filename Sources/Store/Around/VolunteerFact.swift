import Domain
import Ledger

/// A tidgiver or medvandrer of a person.
struct VolunteerFact: SurroundingFact {
  var person: ParticipantKey
  var volunteer: Volunteer

  static let form = FactForm(
    "volunteer", of: VolunteerFact.self, whose: .person, naturalKeys: [["name"]], erasure: .takesAll, isOnCaseSide: true
  )

  static let words: [EntryKind] = []

  static let blank = VolunteerFact(person: ParticipantKey(0), volunteer: Volunteer(name: "", role: .timeGiver))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("name", &volunteer.name)
    f.word("role", &volunteer.role)
    f.text("phone", &volunteer.phone)
    f.day("secrecy_day", &volunteer.secrecySigned)
  }

  var tells: Surrounding { .volunteer(volunteer) }
}
