import Domain
import Ledger

/// That somebody has opted out of a year's mapping.
struct MappingOptOutFact: SurroundingFact {
  var person: ParticipantKey
  var optOut: MappingOptOut

  static let form = FactForm(
    "mapping_opt_out", of: MappingOptOutFact.self, whose: .person, naturalKeys: [["year"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = MappingOptOutFact(person: ParticipantKey(0), optOut: MappingOptOut(year: 0))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.count("year", &optOut.year)
  }

  var tells: Surrounding { .optedOut(optOut) }
}
