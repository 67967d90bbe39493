import Domain
import Resources
import Store
import TerminalUI

/// Whoever asked was called back, and a new time was agreed on: which day.
struct AgreedCallForm: FormScreen {
  static let room = Room.panel("agreedCallForm", IntakeText.agreedTitle, for: .enterEnquiry)
  static let texts = "intake"

  struct Input {
    var agreedDay: Day
  }

  var entry: Entry<Input>?
  private let listing: EnquiryListing

  init(about opened: OpenedEnquiry, in workspace: Workspace) {
    listing = opened.listing
    entry = Entry(Input(agreedDay: workspace.today), about: EnquiryWords(workspace).name(opened))
    open(in: workspace)
  }

  static let draft = DraftForm<EnquiryKey>("agreedCall", room.title) { workspace, key in
    let found = workspace.found { (session) throws(StoreError) in try session.intake.open(key) }
    return found.map { AgreedCallForm(about: $0, in: workspace) }
  }
  var draftKey: String { Self.draft.key(listing.key) }

  func person(in workspace: Workspace) -> ParticipantKey? { listing.person }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    [.day("agreedDay", \.agreedDay, starting: "")]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    input.agreedDay < workspace.today ? ["agreedDay": workspace.language(IntakeText.problemAgreedDay)] : [:]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let day = "\(Dates(workspace.language).weekday(input.agreedDay)) \(input.agreedDay.short)"
    let said = workspace.language(IntakeText.saidAgreedOn, ["name": entry?.about ?? "", "date": day])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.intake.enterCall(
        .agreed, on: input.agreedDay, at: workspace.wallClock, about: listing.key, calls: listing.calls.count)
    }
  }
}
