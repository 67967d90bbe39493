import Domain
import Ledger

/// A person's treatment, from the application to the discharge.
struct TreatmentFact: FollowUpFact {
  var person: ParticipantKey
  var episode: TreatmentEpisode

  static let form = FactForm(
    "treatment", of: TreatmentFact.self, whose: .person, naturalKeys: [["kind", "applied_day", "admitted_day"]],
    erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = TreatmentFact(person: ParticipantKey(0), episode: TreatmentEpisode())

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("kind", &episode.kind)
    f.day("applied_day", &episode.applied)
    f.day("admitted_day", &episode.admitted)
    f.day("ended_day", &episode.ended)
    f.word("ending", &episode.ending)
    f.text("note", &episode.note)
    f.text("end_note", &episode.endNote)
    f.day("expected_day", &episode.expected)
  }

  var tells: FollowUp { .treatment(episode) }
  var happened: Day? { episode.ended ?? tells.day }
}
