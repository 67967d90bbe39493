import Domain
import Ledger

/// The follow-up talk an enquiry led to: offered, held or declined.
public struct TalkFact: RegisterFact {
  public var enquiry: EnquiryKey
  public var talk: FollowUpTalk

  package static let form = FactForm(
    "follow_up_talk", of: TalkFact.self, whose: .through("enquiry"), naturalKeys: [["enquiry", "event"]],
    erasure: .takesAll)

  static let words: [EntryKind] = [.talkEntered]

  package static let blank = TalkFact(enquiry: EnquiryKey(0), talk: FollowUpTalk(event: .offered, day: .blank))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enquiry", &enquiry)
    f.word("event", &talk.event)
    f.day("day", &talk.day)
    f.colleague(&talk.by)
  }

  package var happened: Day? { talk.day }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  /// The follow-up talk was offered, held or declined.
  public static let talkEntered = EntryKind("talk_entered", .change, .enterFollowUpContact)
}
