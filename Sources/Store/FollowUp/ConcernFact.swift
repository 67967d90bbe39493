import Domain
import Ledger

/// Uro: somebody has told of something that is to be talked about.
struct ConcernFact: FollowUpFact {
  var person: ParticipantKey
  var concern: Concern

  static let form = FactForm(
    "concern", of: ConcernFact.self, whose: .person, naturalKeys: [["day", "told_by"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = [.concernsErased]

  static let blank = ConcernFact(person: ParticipantKey(0), concern: Concern(day: .blank, toldBy: .other))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &concern.day)
    f.word("told_by", &concern.toldBy)
    f.word("came_to", &concern.cameTo)
  }

  var tells: FollowUp { .concern(concern) }
}
