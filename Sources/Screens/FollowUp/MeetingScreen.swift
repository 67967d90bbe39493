import Domain
import Resources
import Store
import TerminalUI

/// What waits for the team meeting, the longest first; what is decided is entered there, and may become a task.
struct MeetingScreen: ListScreen, PersonScreen, ShownScreen {
  static let room = Room.menu("meeting", digit: nil, for: .enterFollowUpContact, beside: nil) { MeetingScreen(in: $0) }

  struct Row: Identifiable {
    let asked: AskedOfTeam

    var id: RowID { asked.row }
  }

  var listing = Listing<Row>()
  /// False where it cannot be logged that they were looked at.
  private let showsNames: Bool

  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: MeetingScreen.room)
    begin(in: workspace)
  }

  static var names: Room? { room }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard showsNames else { return [] }
    return try workspace.session.followUp.meeting().map { .record(Row(asked: $0)) }
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(MeetingText.none), .muted) }

  static let list = ListKind<Row>(
    "meeting", natural: "since", naming: "who",
    [
      .text(
        "who", CallsText.who, .flexible(min: 16, max: 28, weight: 1), sees: nil,
        value: ListValue("number", at: 0) { row, workspace in workspace.row(of: row.asked.person)?.number.text }
      ) { row, workspace in workspace.row(of: row.asked.person)?.shownName },
      .day(
        "since", MeetingText.since, .fixed(10), sees: nil,
        value: ListValue("date", at: 1) { row, _ in row.asked.question.day }
      ) { $0.asked.question.day },
      .text(
        "question", FollowUpText.question, .flexible(min: 30, weight: 3), sees: nil,
        value: ListValue("question", at: 2) { row, _ in row.asked.question.question }
      ) { row, _ in row.asked.question.question },
    ])

  func place(in workspace: Workspace) -> PersonPlace? { chosen.map { workspace.place(of: $0.asked.person) } }
  func hint(in workspace: Workspace) -> String? { chosen?.asked.question.question }

  static let commands: [Command<Scene<MeetingScreen>>] =
    [
      Command(
        "meeting.decide", [.enter], MeetingText.decide, MeetingText.decideHelp, group: ChromeText.groupPerson,
        enabled: { scene in
          if scene.screen.chosen == nil { return scene.unavailable(MeetingText.noneChosen) }
          return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { scene in
          scene.screen.chosen.map { .open(MeetingDecisionForm($0.asked, in: scene.workspace)) } ?? .stay
        }
      ).ofOne()
    ] + PersonCommands.daily(for: MeetingScreen.self).map { $0.ofOne() }

  static let output = Output.rows("meeting", namesPeople: true, open: { MeetingScreen(in: $1) }) { screen, _ in
    screen.listing.records
  }
}

/// What the team decided about somebody, and who does it.
struct MeetingDecisionForm: FormScreen {
  static let room = Room.panel("meetingDecision", MeetingText.decide, for: .enterFollowUpContact)
  static let texts = "meeting"

  struct Input {
    var decision = ""
    var assignee: String?
    var due: Day
  }

  var entry: Entry<Input>?
  private let asked: AskedOfTeam
  private let colleagues: [String]

  init(_ asked: AskedOfTeam, in workspace: Workspace) {
    self.asked = asked
    colleagues = workspace.colleagues
    guard let subject = PersonLine(asked.person, in: workspace) else { return }
    entry = Entry(Input(due: workspace.today + 7), about: subject.name)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, FollowUpRow>("meetingDecision", room.title) { workspace, person, row in
    let waiting = workspace.ask { (session) throws(StoreError) in try session.followUp.meeting() } ?? []
    return waiting.first { $0.row.id == row.value }.map { MeetingDecisionForm($0, in: workspace) }
  }
  var draftKey: String { Self.draft.key(asked.person, FollowUpRow(asked.row.id)) }

  func person(in workspace: Workspace) -> ParticipantKey? { asked.person }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    [[TextRun(entry?.about ?? "", .heading)]] + explanation(asked.question.question, width: width, in: workspace)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let task = Field<Input>.choice("assignee", \.assignee, colleagues.map { Choice($0, id: $0, $0) }).governing()
    let fields: [Field<Input>] = [
      .lines("decision", \.decision, limit: 500, missing: Phrase(MeetingText.decisionMissing)), task,
    ]
    return input.assignee == nil ? fields : fields + [.day("due", \.due)]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    input.assignee != nil && input.due < workspace.today ? ["due": workspace.language(MeetingText.dueInThePast)] : [:]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let said = workspace.language(MeetingText.saved, ["name": entry?.about ?? ""])
    // What was decided stays on the counsellors' side: the desk's list of tasks says whom to call.
    let task = input.assignee.map { TaskDraft(kind: .call, due: input.due, assignee: $0, text: input.decision) }
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.decide(asked, input.decision, task: task)
    }
  }
}
