import Domain
import Ledger

/// That somebody was in touch with a person, or tried to be. There may be several a day.
struct FollowUpContactFact: FollowUpFact {
  var person: ParticipantKey
  var contact: FollowUpContact

  static let form = FactForm(
    "follow_up_contact", of: FollowUpContactFact.self, whose: .person, naturalKeys: [], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = [
    .followUpEntered, .followUpChanged, .followUpStruck, .importedEvents, .importedDeaths, .talkHeld,
  ]

  static let blank = FollowUpContactFact(person: ParticipantKey(0), contact: FollowUpContact(day: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &contact.day)
    f.word("form", &contact.form)
    f.word("reached_out", &contact.reachedOut)
    f.flag("achieved", &contact.isAchieved)
    f.text("note", &contact.note)
  }

  var tells: FollowUp { .contact(contact) }
}
