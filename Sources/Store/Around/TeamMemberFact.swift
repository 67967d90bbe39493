import Domain
import Ledger

/// Somebody in a person's ansvarsgruppe.
struct TeamMemberFact: SurroundingFact {
  var person: ParticipantKey
  var member: TeamMember

  static let form = FactForm(
    "team_member", of: TeamMemberFact.self, whose: .person, naturalKeys: [["name"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = TeamMemberFact(person: ParticipantKey(0), member: TeamMember(name: ""))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("name", &member.name)
    f.text("service", &member.service)
    f.text("phone", &member.phone)
    f.flag("coordinator", &member.isCoordinator)
  }

  var tells: Surrounding { .teamMember(member) }
}
