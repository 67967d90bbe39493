import Domain
import Ledger

/// What holds for a time about somebody: a service, housing, income, a post.
struct HoldingFact: FollowUpFact {
  var person: ParticipantKey
  var holding: Holding

  static let form = FactForm(
    "holding", of: HoldingFact.self, whose: .person, naturalKeys: [["sort", "what", "from_day"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = [.importedServices]

  static let blank = HoldingFact(person: ParticipantKey(0), holding: Holding(.service, "", from: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("sort", &holding.sort)
    f.text("what", &holding.what)
    f.word("state", &holding.state)
    f.day("from_day", &holding.from)
    f.day("to_day", &holding.to)
    f.text("giver", &holding.giver)
    f.text("note", &holding.note)
  }

  var tells: FollowUp { .holding(holding) }
}
