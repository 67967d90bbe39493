import Domain
import Resources
import Store
import TerminalUI

/// A note or a message about somebody. Tab sends it on as a task to the contact person, or to the counsellors of the unit where
/// no contact person would read it, in the same change.
struct NoteForm: FormScreen {
  static let room = Room.panel("noteForm", NoteText.title, for: .writeNote)
  static let texts = "note"

  struct Input {
    var isSent = false
    var kind = Note.Kind.note
    var text = ""
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  /// Where a task goes.
  private let route: MessageRoute

  init(_ kind: Note.Kind = .note, about participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    let subject = PersonLine(participant, in: workspace)
    let found = subject.flatMap { _ in workspace.route(about: participant) }
    route = found ?? MessageRoute(contact: nil, isUser: false, unit: nil)
    guard let subject, found != nil else { return }
    entry = Entry(Input(kind: kind), about: subject.name)
    open(at: "text", in: workspace)
  }

  static let commands: [Command<Scene<NoteForm>>] =
    [
      Command(
        "noteForm.send", [.tab], NoteText.send, NoteText.sendHelp, group: FormText.group, needs: .sendTask,
        run: { $0.screen.send(in: $0.workspace) })
    ] + FormCommands.table(for: NoteForm.self).filter { $0.id != "noteForm.nextField" }

  static let draft = DraftForm<ParticipantKey>("note", room.title) { NoteForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func title(in workspace: Workspace) -> String {
    workspace.language(form["kind"] == Note.Kind.phoneMessage.rawValue ? NoteText.phoneMessage : .title)
  }

  /// The text comes last, so that Enter there saves.
  func fields(_ note: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let send = [
      Choice(false, id: "false", language(CommonText.no)), Choice(true, id: "true", recipient(in: workspace)),
    ]
    return [
      .choice("send", \.isSent, send).called(NoteText.sendField),
      .choice("kind", \.kind, Choice.words(Note.Kind.allCases) { language(NoteText($0)) }),
      .lines("text", \.text, limit: 2000, missing: Phrase(NoteText.textMissing)),
    ]
  }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let goesTo = workspace.language(
      route.outsider == nil ? NoteText.goesTo : .goesToInstead,
      ["who": recipient(in: workspace), "contact": route.outsider ?? ""])
    return [[TextRun(entry?.about ?? "", .heading), TextRun("  " + goesTo, .muted)]]
  }

  private func recipient(in workspace: Workspace) -> String { workspace.words(route.to, of: route.unit) }

  // MARK: Saving

  /// In the text Tab sends; in the fields above it goes on, as everywhere.
  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    key == .tab && form.focused?.id == "text" ? .no : typeInForm(key, in: workspace)
  }

  private mutating func send(in workspace: Workspace) -> Turn {
    guard entry != nil else { return .stay }
    if workspace.settings.isReadOnly {
      workspace.message = .warning(workspace.language(ErrorText.registerReadOnly))
      return .stay
    }
    form["send"] = "true"
    return submit(in: workspace)
  }

  func save(_ note: Input, in workspace: Workspace) -> Turn {
    let name = entry?.about ?? ""
    let what = workspace.language(NoteText(note.kind)).lowercased()
    let said =
      note.isSent
      ? workspace.language(NoteText.sent, ["name": name, "what": what, "who": recipient(in: workspace)])
      : workspace.language(NoteText.saved, ["name": name, "what": what])
    let task = TaskDraft(
      kind: note.kind == .phoneMessage ? .call : .read, due: workspace.today, to: route.to)
    let time = workspace.wallClock
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.desk.writeNote(
        note.kind, note.text, about: participant, at: time, sending: note.isSent ? task : nil)
    }
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
