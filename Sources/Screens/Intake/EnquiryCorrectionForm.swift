import Domain
import Resources
import Store
import TerminalUI

/// What was written down of an enquiry is corrected. Who a participant is stands with the person, and is corrected there.
struct EnquiryCorrectionForm: FormScreen {
  static let room = Room.panel("enquiryCorrection", IntakeText.correctTitle, for: .enterEnquiry)
  static let texts = "intake"

  var entry: Entry<Enquiry>?
  private let enquiry: EnquiryKey
  private let opened: OpenedEnquiry?

  init(_ enquiry: EnquiryKey, in workspace: Workspace) {
    self.enquiry = enquiry
    opened = workspace.ask { (session) throws(StoreError) in try session.intake.open(enquiry) } ?? nil
    guard let opened, opened.mayBeCorrected else { return }
    entry = Entry(opened.listing.enquiry, about: EnquiryWords(workspace).name(opened), isChange: true)
    open(in: workspace)
  }

  static let draft = DraftForm<EnquiryKey>("enquiryCorrection", room.title) { EnquiryCorrectionForm($1, in: $0) }
  var draftKey: String { Self.draft.key(enquiry) }

  func person(in workspace: Workspace) -> ParticipantKey? { opened?.listing.person }

  func fields(_ enquiry: Enquiry, in workspace: Workspace) -> [Field<Enquiry>] {
    let language = workspace.language
    let caller: [Field<Enquiry>] =
      opened?.listing.person != nil
      ? []
      : [
        .choice("who", \.who, Choice.words(Enquiry.Who.allCases) { language($0.textKey) }),
        .text("name", \.name, limit: 100).called(IntakeText.callerName),
        .phone("phone", \.phone).called(IntakeText.callerPhone),
      ]
    return caller + [
      .choice("door", \.door, Choice.words(Enquiry.Door.allCases) { language($0.textKey) })
        .called(IntakeText.doorField).helped(IntakeText.doorHelp),
      .lines("text", \.text, limit: 300), .day("day", \.day),
    ]
  }

  func problems(_ enquiry: Enquiry, in workspace: Workspace) -> [String: String] {
    let language = workspace.language
    switch enquiry.problem(isOfSomeone: opened?.listing.person != nil, today: workspace.today) {
    case .inTheFuture?: return ["day": language(IntakeText.problemFuture)]
    case .whoMissing?: return ["name": language(IntakeText.problemWhoMissing)]
    default: return [:]
    }
  }

  func save(_ enquiry: Enquiry, in workspace: Workspace) -> Turn {
    guard let row = opened?.row else { return .back }
    return change(saying: workspace.language(IntakeText.corrected), in: workspace) { (session) throws(StoreError) in
      try session.intake.correctEnquiry(enquiry, row: row)
    }
  }
}
