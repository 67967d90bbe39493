import Domain
import Resources
import Store
import TerminalUI

/// A task on its own: what, for whom and until when; about somebody, or about nobody.
struct TaskForm: FormScreen {
  static let room = Room.panel("taskForm", TasksText.new, for: .sendTask)
  static let texts = "tasks"

  var entry: Entry<TaskDraft>?
  private let participant: ParticipantKey?
  private var route: MessageRoute?
  /// Who can be sent one: a contact person from outside reads nothing here.
  private var colleagues: [String] = []

  init(about participant: ParticipantKey?, in workspace: Workspace) {
    self.participant = participant
    let subject = participant.flatMap { PersonLine($0, in: workspace) }
    if participant != nil, subject == nil { return }
    route = participant.flatMap { workspace.route(about: $0) }
    colleagues = workspace.ask { (session) throws(StoreError) in try session.desk.colleagues() } ?? []
    let task = TaskDraft(
      kind: participant == nil ? .other : .call, due: workspace.today, to: route?.to ?? .desk)
    entry = Entry(task, about: subject?.name)
    open(at: "text", in: workspace)
  }

  static let draft = DraftForm<ParticipantKey?>("task", room.title) { TaskForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ task: TaskDraft, in workspace: Workspace) -> [Field<TaskDraft>] {
    let language = workspace.language
    let roles: [TaskRecipient] = route?.hasCounsellors == true ? [.desk, .counsellors] : [.desk]
    let recipients =
      roles.map { Choice($0, id: "\($0)", workspace.words($0, of: route?.unit)) }
      + colleagues.map { Choice(TaskRecipient.colleague($0), id: "=\($0)", $0) }
    return [
      .choice("kind", \.kind, Choice.words(DeskTask.Kind.allCases) { language(TasksText($0)) }),
      .day("due", \.due),
      .choice("assignee", \.to, recipients),
      .lines("text", \.text, limit: 400),
    ]
  }

  func problems(_ draft: TaskDraft, in workspace: Workspace) -> [String: String] {
    let task = DeskTask(
      kind: draft.kind, due: draft.due, assignee: draft.assignee, author: workspace.session.access.user,
      text: draft.text)
    guard let problem = task.problem(about: participant, today: workspace.today) else { return [:] }
    return [problem == .saysNothing ? "text" : "due": problem.sentence(in: workspace.language)]
  }

  func save(_ draft: TaskDraft, in workspace: Workspace) -> Turn {
    let language = workspace.language
    // Who sends it knows what they wrote; that others at the desk do not read it is worth saying.
    let isUnread = draft.to == .desk && draft.text != nil
    let said =
      isUnread
      ? language(TasksText.sentToDesk, ["what": language(TasksText(draft.kind))])
      : language(TasksText.sent, ["who": workspace.words(draft.to, of: route?.unit)])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.desk.sendTask(draft, about: participant)
    }
  }
}

extension TasksText {
  init(_ kind: DeskTask.Kind) {
    switch kind {
    case .call: self = .kindCall
    case .read: self = .kindRead
    case .other: self = .kindOther
    }
  }
}
