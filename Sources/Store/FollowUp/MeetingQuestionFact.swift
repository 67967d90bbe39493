import Domain
import Ledger

/// What the team is asked about somebody, and what it decided.
struct MeetingQuestionFact: FollowUpFact {
  var person: ParticipantKey
  var question: MeetingQuestion

  static let form = FactForm(
    "meeting_question", of: MeetingQuestionFact.self, whose: .person, naturalKeys: [], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = MeetingQuestionFact(
    person: ParticipantKey(0), question: MeetingQuestion(day: .blank, question: ""))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &question.day)
    f.text("question", &question.question)
    f.text("decision", &question.decision)
    f.day("decided_day", &question.decided)
  }

  var tells: FollowUp { .question(question) }
}
