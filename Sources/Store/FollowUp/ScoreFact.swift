import Domain
import Ledger

/// A score of quality of life; one of an instrument a day.
struct ScoreFact: FollowUpFact {
  var person: ParticipantKey
  var score: Score

  static let form = FactForm(
    "score", of: ScoreFact.self, whose: .person, naturalKeys: [["instrument", "day"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = [.importedScores]

  static let blank = ScoreFact(person: ParticipantKey(0), score: Score("", on: .blank, raw: 0))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("instrument", &score.instrument)
    f.day("day", &score.day)
    f.count("raw", &score.raw)
  }

  var tells: FollowUp { .score(score) }
}
