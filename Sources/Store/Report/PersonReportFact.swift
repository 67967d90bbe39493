import Domain
import Ledger

/// A report about somebody, and what they said of it: one of a kind a day.
struct PersonReportFact: PersonCaseFact {
  var person: ParticipantKey
  var report: PersonReport

  static let form = FactForm(
    "person_report", of: PersonReportFact.self, whose: .person, naturalKeys: [["kind", "made_day"]],
    erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = [.reportWritten, .reportAnswered, .reportPrinted]

  static let blank = PersonReportFact(
    person: ParticipantKey(0),
    report: PersonReport(.progress, made: .blank, from: .blank, to: .blank, recipient: ""))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("kind", &report.kind)
    f.day("made_day", &report.made)
    f.day("from_day", &report.from)
    f.day("to_day", &report.to)
    f.text("recipient", &report.recipient)
    f.text("assessment", &report.assessment)
    var goals = report.goals.joined(separator: "\n")
    f.text("goals", &goals)
    if f.reads { report.goals = goals.split(separator: "\n").map(String.init) }
    f.text("page", &report.page)
    f.word("answer", &report.answer)
    f.day("answered_day", &report.answered)
    f.text("own_words", &report.ownWords)
  }

  var happened: Day? { report.answered ?? report.made }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(report.problems(today: ground.today), RuleViolation.report)
  }
}

extension EntryKind {
  /// Written, changed or struck.
  public static let reportWritten = EntryKind("report_written", .change, .writePersonReport)
  /// The person has read it.
  public static let reportAnswered = EntryKind("report_answered", .change, .writePersonReport)
  /// It left the house, about one person.
  public static let reportPrinted = EntryKind("report_printed", .reading, .writePersonReport)
}
