import Domain
import Ledger

/// Something was told because the law went first: see ``LawFirst``. There may be several a day.
struct LawFirstFact: SurroundingFact {
  var person: ParticipantKey
  var told: LawFirst

  static let form = FactForm(
    "law_first", of: LawFirstFact.self, whose: .person, naturalKeys: [], erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = [.lawFirstEntered]

  static let blank = LawFirstFact(
    person: ParticipantKey(0), told: LawFirst(.dangerToLife, on: .blank, to: "", what: ""))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("ground", &told.ground)
    f.day("day", &told.day)
    f.text("party", &told.party)
    f.text("what", &told.what)
    f.text("asked", &told.asked)
  }

  var tells: Surrounding { .lawFirst(told) }
}

extension EntryKind {
  /// Stands on the list a team lead looks through.
  public static let lawFirstEntered = EntryKind("law_first_entered", .change, .enterConsent)
}
