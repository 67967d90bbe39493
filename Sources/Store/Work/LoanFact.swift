import Domain
import Ledger

/// A thing that somebody has borrowed.
public struct LoanFact: RegisterFact {
  public var key: LoanKey
  public var person: ParticipantKey
  public var loan: Loan

  /// A thing that is out is lent to one person; of those that are back there may be many.
  package static let form = FactForm(
    "loan", of: LoanFact.self, whose: .person,
    naturalKeys: [["loan"], ["gear", "CASE WHEN returned_day IS NULL THEN 0 ELSE loan END"]], erasure: .takesAll,
    indexes: ["(person)"])

  static let words: [EntryKind] = [.gearLent, .gearReturned]

  package static let blank = LoanFact(
    key: LoanKey(0), person: ParticipantKey(0), loan: Loan(gear: GearKey(0), day: .blank, due: .blank))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("loan", .thing, &key)
    f.points("gear", &loan.gear)
    f.points("person", &person)
    f.day("day", &loan.day)
    f.day("due_day", &loan.due)
    f.day("returned_day", &loan.returned)
  }

  package var happened: Day? { loan.returned ?? loan.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(loan.problems(today: ground.today), RuleViolation.work)
  }
}

extension EntryKind {
  public static let gearLent = EntryKind("gear_lent", .change, .lendAndReturn)
  public static let gearReturned = EntryKind("gear_returned", .change, .lendAndReturn)
}
