import Domain
import Resources
import Store
import TerminalUI

/// A task on its own: what, for whom and until when; about somebody, or about nobody.
struct TaskForm: FormScreen {
  static let room = Room.panel("taskForm", TasksText.new, for: .sendTask)

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey?
  private let subject: PersonLine?

  private enum ID {
    static let kind = "kind"
    static let due = "due"
    static let assignee = "assignee"
    static let text = "text"
    /// Whoever sits at the desk; no name is empty.
    static let desk = "desk"
  }

  private static let longest = 400

  init(about participant: ParticipantKey?, in workspace: Workspace) {
    self.participant = participant
    subject = participant.flatMap { PersonLine($0, in: workspace) }
    if participant != nil, subject == nil { return }
    let language = workspace.language
    let desk = ChoiceField.Option(id: ID.desk, label: language(TasksText.desk))
    form = Form([
      .choice(
        ID.kind, language(TasksText.kind), help: language(TasksText.kindHelp),
        options: DeskTask.Kind.allCases.map { ChoiceField.Option(id: $0.rawValue, label: language(TasksText($0))) },
        value: (participant == nil ? DeskTask.Kind.other : .call).rawValue),
      .checked(
        ID.due, language(TasksText.due), help: language(TasksText.dueHelp), value: language(CommonText.today),
        read: DateEntry.reader(in: workspace)),
      .choice(
        ID.assignee, language(TasksText.assignee), help: language(TasksText.assigneeHelp),
        options: [desk] + workspace.colleagues.map { ChoiceField.Option(id: "=\($0)", label: $0) },
        value: subject?.contact.map { "=\($0)" } ?? ID.desk),
      .text(ID.text, language(TasksText.text), help: language(TasksText.textHelp), maxLength: TaskForm.longest),
    ])
    form.focus(on: ID.text)
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: TaskForm.self)

  static let draft = DraftForm<ParticipantKey?>("task", room.title) { TaskForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 9) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !form.fields.isEmpty else {
      PeopleNotice.draw(workspace.language(FormText.gone), on: &canvas)
      return
    }
    let top = subject != nil && canvas.height > form.fields.count ? 1 : 0
    if top > 0, let subject {
      canvas.put(subject.name, x: 3, y: 0, style: .heading, width: max(0, canvas.width - 4))
    }
    canvas.within(canvas.bounds.inset(top: top)) { form.draw(on: &$0) }
  }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    guard !form.fields.isEmpty else { return .back }
    let draft = TaskDraft(
      kind: form.word(ID.kind) ?? .other, due: form.day(ID.due, today: workspace.today) ?? workspace.today,
      assignee: form[ID.assignee].hasPrefix("=") ? String(form[ID.assignee].dropFirst()) : nil,
      text: form.line(ID.text))
    let task = DeskTask(
      kind: draft.kind, due: draft.due, assignee: draft.assignee, author: workspace.session.access.user,
      text: draft.text)
    if let problem = task.problem(about: participant, today: workspace.today) {
      form.setErrors([problem == .saysNothing ? ID.text : ID.due: problem.sentence(in: language)])
      return .stay
    }
    let participant = participant
    // Who sends it knows what they wrote; that others at the desk do not read it is worth saying.
    let isUnread = draft.assignee == nil && draft.text != nil
    let said =
      isUnread
      ? language(TasksText.sentToDesk, ["what": language(TasksText(draft.kind))])
      : language(TasksText.sent, ["who": draft.assignee ?? language(TasksText.desk)])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.desk.sendTask(draft, about: participant)
    }
    return receipt == nil ? .stay : .back
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
