import Domain
import Ledger

/// A meeting of a person's ansvarsgruppe.
struct TeamMeetingFact: SurroundingFact {
  var person: ParticipantKey
  var meeting: TeamMeeting

  static let form = FactForm(
    "team_meeting", of: TeamMeetingFact.self, whose: .person, naturalKeys: [["day"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = TeamMeetingFact(person: ParticipantKey(0), meeting: TeamMeeting(day: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &meeting.day)
  }

  var tells: Surrounding { .teamMeeting(meeting) }
}
