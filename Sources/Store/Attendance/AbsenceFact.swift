import Domain
import Ledger

/// Somebody is away, from when to when.
public struct AbsenceFact: RegisterFact {
  public var person: ParticipantKey
  public var absence: Absence

  package static let form = FactForm(
    "absence", of: AbsenceFact.self, whose: .person, naturalKeys: [["person", "from_day"]], erasure: .takesAll,
    indexes: ["(person) WHERE voided IS NOT NULL"])

  static let words: [EntryKind] = [.absenceEntered]

  package static let blank = AbsenceFact(
    person: ParticipantKey(0), absence: Absence(from: .blank, to: nil, reason: .sick))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("from_day", &absence.from)
    f.day("to_day", &absence.to)
    f.word("reason", &absence.reason)
  }

  package var happened: Day? { absence.to ?? absence.from }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { .init(from: absence.from, to: absence.to) }
}

extension EntryKind {
  public static let absenceEntered = EntryKind("absence_entered", .change, .markAttendance)
}
