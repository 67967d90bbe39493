import Domain
import Ledger

/// A call back to whoever asked. It says nothing of what was talked about, and so nothing of it has to go with the desk's week:
/// see ``OldEnquiries``.
public struct EnquiryCallFact: RegisterFact {
  public var enquiry: EnquiryKey
  /// From 1, in the order they were made.
  public var number: Int
  public var call: EnquiryCall

  package static let form = FactForm(
    "enquiry_call", of: EnquiryCallFact.self, whose: .through("enquiry"), naturalKeys: [["enquiry", "number"]],
    erasure: .takesAll, since: 2)

  static let words: [EntryKind] = [.enquiryCalled]

  package static let blank = EnquiryCallFact(
    enquiry: EnquiryKey(0), number: 0, call: EnquiryCall(day: .blank, outcome: .noAnswer, by: ""))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enquiry", &enquiry)
    f.count("number", &number)
    f.day("day", &call.day)
    f.time("minute", &call.time)
    f.word("outcome", &call.outcome)
    f.day("agreed_day", &call.agreed)
    f.colleague(&call.by)
  }

  package var happened: Day? { call.day }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    (number > 0 ? [] : [.unreadableValue]) + (call.problem.map { [.rule(.intake($0))] } ?? [])
  }
}

extension EntryKind {
  /// Whoever asked was called back.
  public static let enquiryCalled = EntryKind("enquiry_called", .change, .enterEnquiry)
}
