import Domain
import Ledger

/// Which letter told a person what is kept about them, and when.
struct InformationFact: SurroundingFact {
  var person: ParticipantKey
  var given: InformationGiven

  static let form = FactForm(
    "information_given", of: InformationFact.self, whose: .person, naturalKeys: [["letter", "day"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = InformationFact(person: ParticipantKey(0), given: InformationGiven(letter: "", day: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("letter", &given.letter)
    f.day("day", &given.day)
  }

  var tells: Surrounding { .informed(given) }
}
