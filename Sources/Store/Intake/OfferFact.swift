import Domain
import Ledger

/// A place that is offered to somebody who waits.
public struct OfferFact: RegisterFact {
  public var enrolment: EnrolmentKey
  public var offer: Offer

  package static let form = FactForm(
    "offer", of: OfferFact.self, whose: .enrolment, naturalKeys: [["enrolment", "day"]], erasure: .takesAll)

  static let words: [EntryKind] = [.offerMade]

  package static let blank = OfferFact(enrolment: EnrolmentKey(0), offer: Offer(day: .blank, by: "", start: .blank))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enrolment", &enrolment)
    f.day("day", &offer.day)
    f.colleague(&offer.by)
    f.day("start_day", &offer.start)
  }

  package var happened: Day? { offer.day }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let offerMade = EntryKind("offer_made", .change, .makeOffer)
}
