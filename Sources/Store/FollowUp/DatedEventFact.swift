import Domain
import Ledger

/// Release, death, and talks and training against overdose: one of a kind a day.
struct DatedEventFact: FollowUpFact {
  var person: ParticipantKey
  var event: DatedEvent

  static let form = FactForm(
    "dated_event", of: DatedEventFact.self, whose: .person, naturalKeys: [["kind", "day"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = DatedEventFact(person: ParticipantKey(0), event: DatedEvent(.released, on: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("kind", &event.kind)
    f.day("day", &event.day)
    f.text("note", &event.note)
  }

  var tells: FollowUp { .event(event) }
}
