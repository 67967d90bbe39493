import Domain
import Ledger

/// What somebody has told the case side who may not read there: a serious event. All of it but who told lies in the drop box, so
/// that nobody at the desk sees whom it is about, nor what it is; whoever wrote it has a copy until then. The next session that can read takes it in: see
/// ``FollowUpRoom/takeReports()``.
struct ReportFact: RegisterFact {
  var key: ReportKey
  var author: UserKey
  var day: Day
  /// Nobody's to who may not read it, and when it has been taken in.
  var person = ParticipantKey(0)
  var kind: Incident.Kind?
  var incidentDay: Day?
  var text: String?

  static let form = FactForm(
    "report", of: ReportFact.self, whose: .nobody, naturalKeys: [["report"]], erasure: .takesAll, since: 2)

  static let words: [EntryKind] = [.reported, .reportsTaken, .reportsEmptied]

  static let blank = ReportFact(key: ReportKey(0), author: UserKey(0), day: .blank)

  mutating func fields(_ f: inout some FieldVisitor) {
    f.own("report", .thing, &key)
    f.key("author", &author)
    f.day("day", &day)
    f.told {
      $0.key("person", &self.person)
      $0.word("kind", &self.kind)
      $0.day("happened", &self.incidentDay)
      $0.text("text", &self.text)
    }
  }

  var happened: Day? { day }
  var isTold: Bool { person != ParticipantKey(0) }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

typealias ReportKey = FactKey<Incident>

extension EntryKind {
  /// Something has been put in for the case side.
  public static let reported = EntryKind("reported", .change, .reportIncident)
  /// It has been taken in there.
  public static let reportsTaken = EntryKind("reports_taken", .administration, nil)
  public static let reportsEmptied = EntryKind("reports_emptied", .erasure, nil)
}
