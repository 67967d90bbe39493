import Domain
import Ledger

/// A word that goes with what came of a call about an offer. Whoever phones the next time reads it, also at the desk.
public struct OfferWordFact: RegisterFact {
  public var enrolment: EnrolmentKey
  public var offerDay: Day
  /// As of the answer: ``OfferAnswerFact/call``.
  public var call: Int
  public var word: String

  package static let form = FactForm(
    "offer_word", of: OfferWordFact.self, whose: .enrolment, naturalKeys: [["enrolment", "offer_day", "call"]],
    erasure: .takesAll, sealsHangOnRow: true, since: 2)

  /// It comes and goes with its answer.
  static let words: [EntryKind] = []

  package static let blank = OfferWordFact(enrolment: EnrolmentKey(0), offerDay: .blank, call: 0, word: "")

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enrolment", &enrolment)
    f.day("offer_day", &offerDay)
    f.count("call", &call)
    f.seal("sealed", .identity) { $0.text("word", &self.word) }
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension OfferAnswerFact {
  /// With the word that went with it.
  func withWord(_ coder: FactCoder) throws -> OfferAnswerFact {
    let kept = try OfferWordFact.first(
      coder, where: "f.enrolment = ? AND f.offer_day = ? AND f.call = ?", enrolment.value, Int64(offerDay.number),
      Int64(call))
    var fact = self
    if let word = kept?.fact.word, !word.isEmpty { fact.answer.word = word }
    return fact
  }
}
