import Domain
import Ledger

/// What a team lead says in their own words to a chapter of a report: one text a chapter and period.
struct ReportWordsFact: RegisterFact {
  var words: ReportWords
  var author: UserKey

  static let form = FactForm(
    "report_words", of: ReportWordsFact.self, whose: .nobody,
    naturalKeys: [["report", "chapter", "from_day", "to_day"]], erasure: .takesAll, sealsHangOnRow: true, since: 2)

  static let words: [EntryKind] = [.reportWordsWritten]

  static let blank = ReportWordsFact(
    words: ReportWords(.year, .inAndOut, Period(days: 1, to: .blank), text: "", day: .blank), author: UserKey(0))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.word("report", &words.report)
    f.word("chapter", &words.chapter)
    f.day("from_day", &words.from)
    f.day("to_day", &words.to)
    f.day("day", &words.day)
    f.key("author", &author)
    f.seal("sealed", .clinical) { $0.text("text", &self.words.text) }
  }

  var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    words.to < words.from ? [.endsBeforeItBegins] : []
  }
}

extension EntryKind {
  /// Written, changed or struck.
  public static let reportWordsWritten = EntryKind("report_words_written", .change, .seeReports)
}
