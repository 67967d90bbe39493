import Domain
import Resources
import Store
import TerminalUI

/// One form after a talk: the contact, what has become of the goals that were talked over, the next appointment and a task; saved
/// as one change, and taken back as one. What the desk sees of it is the appointment and the task, and not what was talked about.
struct TalkHeldForm: FormScreen {
  static let room = Room.panel("talkHeldForm", TalkText.title, for: .enterFollowUpContact)
  static let texts = "afterTalk"

  struct Input {
    var contact: FollowUpContact
    /// By the row of each goal; nil: not talked over.
    fileprivate var statuses: [RowID: PlanGoal.Status] = [:]
    var nextDay: Day?
    var nextFrom: TimeOfDay?
    var place: AppointmentPlace?
    var with: String
    var task: DeskTask.Kind?
    var taskDue: Day
    var taskTo: TaskRecipient
    var taskText: String?

    subscript(row: RowID) -> PlanGoal.Status? {
      get { statuses[row] }
      set { statuses[row] = newValue }
    }
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let goals: [Recorded<PlanGoal>]
  private let places: [AppointmentPlace]
  private let knownNames: [String]
  private let route: MessageRoute?
  private let colleagues: [String]

  init(with participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    goals = card?.plan.goals.filter(\.fact.status.isOpen) ?? []
    let rooms = workspace.ask { (session) throws(StoreError) in try session.desk.meetingRooms() }
    places = rooms?.places ?? []
    knownNames = workspace.colleagues
    route = card == nil ? nil : workspace.route(about: participant)
    colleagues =
      card == nil ? [] : workspace.ask { (session) throws(StoreError) in try session.desk.colleagues() } ?? []
    guard let card else { return }
    let today = workspace.today
    entry = Entry(
      Input(
        contact: FollowUpContact(day: today, form: .talk, reachedOut: .service),
        with: workspace.session.access.name, taskDue: today, taskTo: route?.to ?? .desk),
      about: card.identity.fact.nameInLists)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("talkHeld", room.title) { TalkHeldForm(with: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    [[TextRun(entry?.about ?? "", .heading)]]
      + workspace.language(TalkText.heading).wrapped(to: max(1, width - 4), glyphs: workspace.glyphs)
      .map { [TextRun($0, .muted)] }
  }

  // MARK: Fields

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let contact: [Field<Input>] = [
      .day("day", \.contact.day).called(FollowUpText.day),
      .choice("form", \.contact.form, Choice.words(FollowUpContact.Form.allCases) { language($0.textKey) })
        .called(FollowUpText.form),
      .choice("reachedOut", \.contact.reachedOut, Choice.words(FollowUpContact.Side.allCases) { language($0.textKey) })
        .called(FollowUpText.reachedOut),
      .choice("achieved", \.contact.isAchieved, Choice.yesOrNo(language)).called(FollowUpText.achieved).governing(),
    ]
    // Nobody was reached: then nothing was talked over.
    let talked: [Field<Input>] = input.contact.isAchieved ? goals.map { goal($0, language) } : []
    return contact + talked + [.lines("note", \.contact.note, limit: 500).called(FollowUpText.note)]
      + appointment(in: workspace) + task(input, in: workspace)
  }

  private func goal(_ goal: Recorded<PlanGoal>, _ language: Language) -> Field<Input> {
    Field<Input>.choice(
      "goal\(goal.row.id)", \.[goal.row], Choice.words(PlanGoal.Status.allCases) { language($0.textKey) }
    )
    .called(TalkText.goal).labelled(goal.fact.words).helped(with: [
      "goal": goal.fact.words, "status": language(goal.fact.status.textKey),
    ])
  }

  private func appointment(in workspace: Workspace) -> [Field<Input>] {
    let choices = places.map { Choice($0, id: "=\($0.name ?? "")", AppointmentWords(workspace).place($0)) }
    return [
      .day("nextDay", \.nextDay), .time("nextFrom", \.nextFrom), .choice("nextPlace", \.place, choices),
      .name(\.with, known: knownNames).called(TalkText.nextWith),
    ]
  }

  private func task(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let kind = Field<Input>.choice(
      "task", \.task, Choice.words(DeskTask.Kind.allCases) { language(TasksText($0)) }
    ).governing()
    guard input.task != nil else { return [kind] }
    let roles: [TaskRecipient] = route?.hasCounsellors == true ? [.desk, .counsellors] : [.desk]
    let recipients =
      roles.map { Choice($0, id: "\($0)", workspace.words($0, of: route?.unit)) }
      + colleagues.map { Choice(TaskRecipient.colleague($0), id: "=\($0)", $0) }
    return [
      kind, .day("taskDue", \.taskDue), .choice("taskTo", \.taskTo, recipients),
      .lines("taskText", \.taskText, limit: 400),
    ]
  }

  // MARK: What the rules say

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    let (language, today) = (workspace.language, workspace.today)
    if let problem = FollowUp.contact(input.contact).problems(today: today).first {
      return ["day": problem.sentence(in: language)]
    }
    if input.nextDay == nil, input.nextFrom != nil { return ["nextDay": language(TalkText.dayMissing)] }
    if input.nextDay != nil, input.nextFrom == nil { return ["nextFrom": language(TalkText.timeMissing)] }
    if let problem = input.next?.problem(today: today) {
      let field =
        switch problem {
        case .withMissing, .withNotOneLine: NameField.id
        case .inThePast, .outcomeTooEarly, .isOver, .length: "nextDay"
        case .noSuchRoom: "nextPlace"
        }
      return [field: problem.sentence(in: language)]
    }
    if let draft = input.draft {
      let task = DeskTask(
        kind: draft.kind, due: draft.due, assignee: draft.assignee, author: workspace.session.access.user,
        text: draft.text)
      if let problem = task.problem(about: participant, today: today) {
        return [problem == .saysNothing ? "taskText" : "taskDue": problem.sentence(in: language)]
      }
    }
    return [:]
  }

  func remark(in workspace: Workspace) -> TextRun? {
    value(in: workspace)?.next.flatMap { AppointmentWords(workspace).clash(with: $0, besides: nil) }
      .map { TextRun($0, .warning) }
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let read = input.contact.isAchieved ? goals : []
    let talk = TalkedOver(
      contact: input.contact,
      goals: read.compactMap { goal in input[goal.row].map { TalkedOver.Goal(row: goal.row, status: $0) } },
      next: input.next, task: input.draft)
    let said = workspace.language(TalkText.saved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.enterTalk(talk, with: participant)
    }
  }
}

extension TalkHeldForm.Input {
  /// Nil without a day and a time.
  var next: Appointment? {
    guard let nextDay, let nextFrom else { return nil }
    return Appointment(day: nextDay, from: nextFrom, place: place, with: with)
  }

  /// Nil where no task is chosen.
  var draft: TaskDraft? { task.map { TaskDraft(kind: $0, due: taskDue, to: taskTo, text: taskText) } }
}
