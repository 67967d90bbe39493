import Domain
import Ledger

/// An enquiry, with the participant it is for; nil for a pårørende's, and for one who is not in the register.
public struct EnquiryFact: RegisterFact {
  public var key: EnquiryKey
  public var person: ParticipantKey?
  public var enquiry: Enquiry

  package static let form = FactForm(
    "enquiry", of: EnquiryFact.self, whose: .person, naturalKeys: [["enquiry"]], erasure: .takesAll,
    indexes: ["(day)", "(person) WHERE person IS NOT NULL"])

  static let words: [EntryKind] = [.enquiryEntered, .enquiryCorrected, .enquiriesEmptied]

  package static let blank = EnquiryFact(
    key: EnquiryKey(0), person: nil, enquiry: Enquiry(day: .blank, who: .own, door: nil, text: nil, author: UserKey(0)))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("enquiry", .thing, &key)
    f.points("person", &person)
    f.day("day", &enquiry.day)
    f.time("minute", &enquiry.time)
    f.word("who", &enquiry.who)
    f.key("author", &enquiry.author)
    f.seal("sealed", .identity) { self.who(&$0) }
    // Where somebody comes from, and what they say, is not for every desk to read in every old enquiry; and when it is old, neither
    // is who they are: see ``OldEnquiries``.
    f.told {
      $0.word("door", &self.enquiry.door)
      $0.text("text", &self.enquiry.text)
      self.who(&$0)
    }
  }

  private mutating func who(_ f: inout some FieldVisitor) {
    f.text("name", &enquiry.name)
    f.text("phone", &enquiry.phone)
  }

  package var happened: Day? { enquiry.day }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let enquiryEntered = EntryKind("enquiry_entered", .change, .enterEnquiry)
  public static let enquiryCorrected = EntryKind("enquiry_corrected", .change, .enterEnquiry)
  /// Who made enquiries that are not the desk's to see any more, on its side.
  public static let enquiriesEmptied = EntryKind("enquiries_emptied", .erasure, nil)
}
