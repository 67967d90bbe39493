import Domain
import Resources
import Store
import TerminalUI

/// What has become of the follow-up talk of an enquiry: offered, held or declined, when and by whom.
struct TalkForm: FormScreen {
  static let room = Room.panel("talkForm", IntakeText.talkTitle, for: .enterFollowUpContact)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let listing: EnquiryListing

  private enum Field {
    static let event = "event"
    static let day = "day"
    static let by = "by"
  }

  /// Nil when nothing is to come of the enquiry any more; a message says so.
  init?(about enquiry: EnquiryKey, in workspace: Workspace) {
    let language = workspace.language
    do {
      guard let found = try workspace.session.intake.newEnquiries().first(where: { $0.key == enquiry }) else {
        workspace.message = .error(language(ErrorText.notFoundAnyMore))
        return nil
      }
      listing = found
    } catch {
      workspace.tell(error)
      return nil
    }
    let wasOffered = listing.talks.contains { $0.event == .offered }
    let events = FollowUpTalk.Event.allCases.filter { $0 != .offered || !wasOffered }
    form = Form([
      .choice(
        Field.event, language(IntakeText.talkEvent), help: language(IntakeText.talkEventHelp),
        options: events.map { ChoiceField.Option(id: $0.rawValue, label: language($0.textKey)) },
        value: events.first?.rawValue),
      .checked(
        Field.day, language(IntakeText.talkDay), help: language(IntakeText.talkDayHelp),
        value: language(CommonText.today), read: DateEntry.reader(in: workspace)),
      .text(
        Field.by, language(IntakeText.talkBy), help: language(IntakeText.talkByHelp),
        value: workspace.session.access.name, maxLength: 100),
    ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: TalkForm.self)

  static let draft = DraftForm<EnquiryKey>("talk", room.title) { TalkForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(listing.key) }

  func status(in workspace: Workspace) -> [TextRun] {
    let name = listing.person.map { PersonNames(workspace).shown($0) } ?? listing.enquiry.name ?? ""
    return [TextRun(name, .muted)]
  }

  func person(in workspace: Workspace) -> ParticipantKey? { listing.person }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 3) }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    var errors: [String: String] = [:]
    let event: FollowUpTalk.Event? = form.word(Field.event)
    let day = form.day(Field.day, today: workspace.today)
    if event == nil { errors[Field.event] = language(FormText.chooseOne) }
    if let day {
      if day > workspace.today { errors[Field.day] = language(IntakeText.problemFuture) }
      if day < listing.enquiry.day {
        errors[Field.day] = language(
          IntakeText.problemTalkBeforeEnquiry, ["date": listing.enquiry.day.norwegian])
      }
    } else {
      errors[Field.day] = language(CommonText.dateNotUnderstood)
    }
    form.setErrors(errors)
    guard errors.isEmpty, let event, let day else { return .stay }
    let talk = FollowUpTalk(event: event, day: day, by: form.line(Field.by))
    let receipt = Changes.make(in: workspace, saying: language(IntakeText.talkSaved)) { (session) throws(StoreError) in
      try session.intake.enterTalk(talk, about: listing.key)
    }
    return receipt == nil ? .stay : .back
  }
}
