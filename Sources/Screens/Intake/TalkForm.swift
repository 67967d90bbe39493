import Domain
import Resources
import Store
import TerminalUI

/// What has become of the follow-up talk of an enquiry: offered, held or declined, when and by whom.
struct TalkForm: FormScreen {
  static let room = Room.panel("talkForm", IntakeText.talkTitle, for: .enterFollowUpContact)
  static let texts = "intake"

  var entry: Entry<FollowUpTalk>?
  private let listing: EnquiryListing

  /// Nil when nothing is to come of the enquiry any more; a message says so.
  init?(about enquiry: EnquiryKey, in workspace: Workspace) {
    let found = workspace.found { (session) throws(StoreError) in
      try session.intake.newEnquiries().first { $0.key == enquiry }
    }
    guard let found else { return nil }
    listing = found
    let event: FollowUpTalk.Event = events.first ?? .offered
    let name = found.person.map { PersonNames(workspace).shown($0) } ?? found.enquiry.name
    entry = Entry(
      FollowUpTalk(event: event, day: workspace.today, by: workspace.session.access.name), about: name)
    open(in: workspace)
  }

  /// It is offered once.
  private var events: [FollowUpTalk.Event] {
    let wasOffered = listing.talks.contains { $0.event == .offered }
    return FollowUpTalk.Event.allCases.filter { $0 != .offered || !wasOffered }
  }

  static let draft = DraftForm<EnquiryKey>("talk", room.title) { TalkForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(listing.key) }

  func person(in workspace: Workspace) -> ParticipantKey? { listing.person }

  func fields(_ talk: FollowUpTalk, in workspace: Workspace) -> [Field<FollowUpTalk>] {
    [
      .choice("event", \.event, Choice.words(events) { workspace.language($0.textKey) }).called(IntakeText.talkEvent),
      .day("day", \.day).called(IntakeText.talkDay), .text("by", \.by, limit: 100).called(IntakeText.talkBy),
    ]
  }

  func problems(_ talk: FollowUpTalk, in workspace: Workspace) -> [String: String] {
    if talk.day < listing.enquiry.day {
      return [
        "day": workspace.language(IntakeText.problemTalkBeforeEnquiry, ["date": listing.enquiry.day.norwegian])
      ]
    }
    return talk.day > workspace.today ? ["day": workspace.language(IntakeText.problemFuture)] : [:]
  }

  func save(_ talk: FollowUpTalk, in workspace: Workspace) -> Turn {
    change(saying: workspace.language(IntakeText.talkSaved), in: workspace) { (session) throws(StoreError) in
      try session.intake.enterTalk(talk, about: listing.key)
    }
  }
}
