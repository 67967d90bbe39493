import Domain
import Ledger

/// A serious event about somebody, with what came of it. There may be several a day.
struct IncidentFact: FollowUpFact {
  var person: ParticipantKey
  var incident: Incident

  static let form = FactForm(
    "incident", of: IncidentFact.self, whose: .person, naturalKeys: [], erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = IncidentFact(
    person: ParticipantKey(0), incident: Incident(.other, on: .blank, text: nil, reported: .blank, by: ""))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("kind", &incident.kind)
    f.day("day", &incident.day)
    f.text("text", &incident.text)
    f.day("reported_day", &incident.reported)
    f.text("reporter", &incident.reporter)
    f.text("notified", &incident.notified)
    f.day("notified_day", &incident.notifiedOn)
    f.day("reviewed_day", &incident.reviewedOn)
    f.text("learned", &incident.learned)
    f.day("closed_day", &incident.closedOn)
  }

  var tells: FollowUp { .incident(incident) }
}
