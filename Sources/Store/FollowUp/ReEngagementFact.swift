import Domain
import Ledger

/// That a person is back after a relapse, as a counsellor has confirmed.
struct ReEngagementFact: FollowUpFact {
  var person: ParticipantKey
  var back: ReEngagement

  static let form = FactForm(
    "re_engagement", of: ReEngagementFact.self, whose: .person, naturalKeys: [["day"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = ReEngagementFact(person: ParticipantKey(0), back: ReEngagement(day: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &back.day)
    f.text("note", &back.note)
  }

  var tells: FollowUp { .reEngagement(back) }
}
