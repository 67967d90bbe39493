import Domain

/// The follow-up talk an enquiry led to: offered, held or declined.
public struct TalkFact: StoredFact {
  public var enquiry: EnquiryKey
  public var talk: FollowUpTalk

  public init(enquiry: EnquiryKey, talk: FollowUpTalk) {
    self.enquiry = enquiry
    self.talk = talk
  }

  static let form = FactForm(
    "follow_up_talk", of: TalkFact.self, whose: .through("enquiry"), naturalKeys: [["enquiry", "event"]])

  init() { self.init(enquiry: EnquiryKey(0), talk: FollowUpTalk(event: .offered, day: .blank)) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enquiry", &enquiry)
    f.word("event", &talk.event)
    f.day("day", &talk.day)
    f.colleague(&talk.by)
  }

  var happened: Day? { talk.day }
  func leftByErasure(on day: Day) -> TalkFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
