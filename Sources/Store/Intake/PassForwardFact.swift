import Domain
import Ledger

/// Somebody who waits is taken before others.
public struct PassForwardFact: RegisterFact {
  public var enrolment: EnrolmentKey
  public var passForward: PassForward
  /// The reason, where it could not be read.
  private(set) var unread: UnreadSeal?

  package static let form = FactForm(
    "pass_forward", of: PassForwardFact.self, whose: .enrolment, naturalKeys: [["enrolment"]], erasure: .takesAll)

  static let words: [EntryKind] = [.passedForward]

  package static let blank = PassForwardFact(
    enrolment: EnrolmentKey(0), passForward: PassForward(day: .blank, reason: nil))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enrolment", &enrolment)
    f.day("day", &passForward.day)
    unread = f.seal("sealed", .clinical, unread: unread) { $0.text("reason", &self.passForward.reason) }
  }

  package var happened: Day? { passForward.day }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let passedForward = EntryKind("passed_forward", .change, .passForward)
}
