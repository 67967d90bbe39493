import Domain
import Resources
import Store
import TerminalUI

/// A note or a message about somebody. Tab sends it on as a task to the contact person, in the same change.
struct NoteForm: FormScreen {
  static let room = Room.panel("noteForm", NoteText.title, for: .writeNote)

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  /// Nil when nobody has the key now.
  private let subject: PersonLine?

  private static let kind = "kind"
  private static let send = "send"
  private static let text = "text"
  private static let longest = 2000

  init(about participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    subject = PersonLine(participant, in: workspace)
    guard subject != nil else { return }
    let language = workspace.language
    form = Form([
      // Above the text, so that Enter there saves.
      .choice(
        NoteForm.send, language(NoteText.sendField), help: language(NoteText.sendFieldHelp),
        options: [
          ChoiceField.Option(id: "false", label: language(CommonText.no)),
          ChoiceField.Option(id: "true", label: recipient(in: workspace)),
        ], value: "false"),
      .choice(
        NoteForm.kind, language(NoteText.kind), help: language(NoteText.kindHelp),
        options: Note.Kind.allCases.map { ChoiceField.Option(id: $0.rawValue, label: language(NoteText($0))) },
        value: Note.Kind.note.rawValue),
      .text(
        NoteForm.text, language(NoteText.text), help: language(NoteText.textHelp), maxLength: NoteForm.longest),
    ])
    form.focus(on: NoteForm.text)
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands: [Command<Scene<NoteForm>>] =
    [
      Command(
        "noteForm.send", [.tab], NoteText.send, NoteText.sendHelp, group: FormText.group, needs: .sendTask,
        run: { $0.screen.send(in: $0.workspace) })
    ] + FormCommands.table(for: NoteForm.self).filter { $0.id != "noteForm.nextField" }

  static let draft = DraftForm<ParticipantKey>("note", room.title) { NoteForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 5) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let subject else {
      PeopleNotice.draw(workspace.language(FormText.gone), on: &canvas)
      return
    }
    // Who it is about gives way before the fields do.
    let top = canvas.height > form.fields.count ? 1 : 0
    if top > 0 {
      let goesTo = workspace.language(NoteText.goesTo, ["who": recipient(in: workspace)])
      canvas.put(
        [TextRun(subject.name, .heading), TextRun("  " + goesTo, .muted)], x: 3, y: 0,
        width: max(0, canvas.width - 4))
    }
    canvas.within(canvas.bounds.inset(top: top)) { form.draw(on: &$0) }
  }

  /// Where a task goes; somebody without a contact person has the desk.
  private func recipient(in workspace: Workspace) -> String {
    subject?.contact ?? workspace.language(TasksText.desk)
  }

  // MARK: Saving

  /// In the text Tab sends; in the fields above it goes on, as everywhere.
  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    key == .tab && form.focused?.id == NoteForm.text ? .no : typeInForm(key, in: workspace)
  }

  mutating func save(in workspace: Workspace) -> Turn {
    write(sending: form[NoteForm.send] == "true" ? task(in: workspace) : nil, in: workspace)
  }

  /// What the note becomes to whoever it is sent to.
  private func task(in workspace: Workspace) -> TaskDraft {
    TaskDraft(
      kind: chosenKind == .phoneMessage ? .call : .read, due: workspace.today, assignee: subject?.contact)
  }

  private mutating func send(in workspace: Workspace) -> Turn {
    guard !form.fields.isEmpty else { return .stay }
    if workspace.settings.isReadOnly {
      workspace.message = .warning(workspace.language(ErrorText.registerReadOnly))
      return .stay
    }
    let task = task(in: workspace)
    let drafts = workspace.drafts
    return drafts.saving(draftKey) { write(sending: task, in: workspace) }
  }

  private var chosenKind: Note.Kind { form.word(NoteForm.kind) ?? .note }

  private mutating func write(sending task: TaskDraft?, in workspace: Workspace) -> Turn {
    guard let subject else { return .back }
    let (kind, participant) = (chosenKind, participant)
    guard let text = form.line(NoteForm.text) else {
      form.setErrors([NoteForm.text: Note.Problem.textMissing.sentence(in: workspace.language)])
      return .stay
    }
    let said =
      task == nil
      ? workspace.language(NoteText.saved, ["name": subject.name])
      : workspace.language(NoteText.sent, ["name": subject.name, "who": recipient(in: workspace)])
    let time = workspace.wallClock
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.desk.writeNote(kind, text, about: participant, at: time, sending: task)
    }
    return receipt == nil ? .stay : .back
  }
}

extension NoteText {
  init(_ kind: Note.Kind) {
    switch kind {
    case .note: self = .note
    case .phoneMessage: self = .phoneMessage
    }
  }
}
