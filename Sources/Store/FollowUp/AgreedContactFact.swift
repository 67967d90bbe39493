import Domain
import Ledger

/// How often somebody and the service have agreed to be in touch.
struct AgreedContactFact: FollowUpFact {
  var person: ParticipantKey
  var agreed: AgreedContact

  static let form = FactForm(
    "agreed_contact", of: AgreedContactFact.self, whose: .person, naturalKeys: [["from_day"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = AgreedContactFact(person: ParticipantKey(0), agreed: AgreedContact(from: .blank, every: nil))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("from_day", &agreed.from)
    f.count("every_days", &agreed.every)
  }

  var tells: FollowUp { .agreed(agreed) }
}
