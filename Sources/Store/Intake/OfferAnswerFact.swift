import Domain
import Ledger

/// What came of one call about the offer of a day.
public struct OfferAnswerFact: RegisterFact {
  public var enrolment: EnrolmentKey
  public var offerDay: Day
  /// 0 for the final answer, of which an offer has one; calls that nobody answered are counted from 1.
  public var call: Int
  public var answer: OfferAnswer

  package static let form = FactForm(
    "offer_answer", of: OfferAnswerFact.self, whose: .enrolment, naturalKeys: [["enrolment", "offer_day", "call"]],
    erasure: .takesAll)

  static let words: [EntryKind] = [.offerAnswered]

  package static let blank = OfferAnswerFact(
    enrolment: EnrolmentKey(0), offerDay: .blank, call: 0, answer: OfferAnswer(day: .blank, answer: .noAnswer))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enrolment", &enrolment)
    f.day("offer_day", &offerDay)
    f.count("call", &call)
    f.word("answer", &answer.answer)
    f.day("day", &answer.day)
    f.time("minute", &answer.time)
  }

  package var happened: Day? { answer.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    answer.answer.isFinal == (call == 0) && call >= 0 ? [] : [.unreadableValue]
  }
}

extension EntryKind {
  public static let offerAnswered = EntryKind("offer_answered", .change, .enterOfferAnswer)
}
