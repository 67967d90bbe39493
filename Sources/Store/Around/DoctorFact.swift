import Domain
import Ledger

/// A person's fastlege: one at a time.
struct DoctorFact: SurroundingFact {
  var person: ParticipantKey
  var doctor: Doctor

  static let form = FactForm(
    "doctor", of: DoctorFact.self, whose: .person, naturalKeys: [["person"]], erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = DoctorFact(person: ParticipantKey(0), doctor: Doctor(name: ""))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("name", &doctor.name)
    f.text("office", &doctor.office)
    f.text("phone", &doctor.phone)
  }

  var tells: Surrounding { .doctor(doctor) }
}
