import Domain
import Ledger

/// A loan has come to nothing: the thing is lost. The loan ends with the day, and the thing leaves the list until it is entered
/// again.
public struct LoanLostFact: RegisterFact {
  public var loan: LoanKey
  public var day: Day

  package static let form = FactForm(
    "loan_lost", of: LoanLostFact.self, whose: .through("loan"), naturalKeys: [["loan"]], erasure: .takesAll, since: 2)

  static let words: [EntryKind] = [.gearLost]

  package static let blank = LoanLostFact(loan: LoanKey(0), day: .blank)

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("loan", &loan)
    f.day("day", &day)
  }

  package var happened: Day? { day }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }

  /// A condition: of the loans of one thing.
  static let ofGear = "f.loan IN (SELECT l.loan FROM loan_now l WHERE l.gear = ?)"

  /// Of a thing in `alias`: whether it is lost.
  static func isLost(_ alias: String) -> String {
    "\(alias).gear IN (SELECT l.gear FROM loan_now l JOIN loan_lost_now x ON x.loan = l.loan)"
  }
}

extension EntryKind {
  public static let gearLost = EntryKind("gear_lost", .change, .lendAndReturn)
}
