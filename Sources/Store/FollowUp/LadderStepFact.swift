import Domain
import Ledger

/// What was done when nobody answered.
struct LadderStepFact: FollowUpFact {
  var person: ParticipantKey
  var step: LadderStep

  static let form = FactForm(
    "ladder_step", of: LadderStepFact.self, whose: .person, naturalKeys: [["day", "step"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = LadderStepFact(
    person: ParticipantKey(0), step: LadderStep(day: .blank, step: .homeVisit, takenBy: ""))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &step.day)
    f.word("step", &step.step)
    f.text("taken_by", &step.takenBy)
  }

  var tells: FollowUp { .ladder(step) }
}
