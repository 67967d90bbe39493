import Domain
import Resources
import Store
import TerminalUI

/// A form said as its fields: what they fill in is a value of its own, and the form says what that begins as, what the rules
/// have against it, and what saving it does. Reading, errors, drafts, names and heights are the same for all of them.
///
/// To add one: its file, its line in ``Rooms``, and its words in the language files, where the name and the help of a field go
/// by the field's id.
///
/// ```swift
/// init(of participant: ParticipantKey, in workspace: Workspace) {
///   self.participant = participant
///   entry = Entry(FollowUpTalk(event: .held, day: workspace.today, by: nil), about: name)
///   open(in: workspace)
/// }
/// ```
protocol FormScreen: DraftingScreen {
  associatedtype Value
  /// What the names of its texts begin with.
  static var texts: String { get }
  /// Nil when what it is about is not in the register any more, or not this user's to open.
  var entry: Entry<Value>? { get set }

  /// From top to bottom. Asked again when what is chosen in one that governs is another, with what is typed so far.
  func fields(_ value: Value, in workspace: Workspace) -> [Field<Value>]
  /// What the rules have against what is typed, by field.
  func problems(_ value: Value, in workspace: Workspace) -> [String: String]
  /// Everything has been read and nothing is against it.
  mutating func save(_ value: Value, in workspace: Workspace) -> Turn
  /// A key or a paste was taken: what follows from it.
  mutating func typed(in workspace: Workspace)

  /// Above the fields: whom it is about, and what must be known.
  func heading(width: Int, in workspace: Workspace) -> [[TextRun]]
  /// Below the fields: what follows from what is typed. It is in nobody's way.
  func remark(in workspace: Workspace) -> TextRun?
  /// Instead of the fields, when there is nothing to fill in.
  func gone(in workspace: Workspace) -> String
}

/// A form that only chooses what is shown or printed, or takes a passphrase: a draft of it would be in the way, and so it keeps
/// none.
protocol PassingFormScreen: FormScreen {}

extension PassingFormScreen {
  static var draft: NoDraft { NoDraft() }
  var draftKey: String { Self.room.id }
}

extension FormScreen {
  static var commands: [Command<Scene<Self>>] { FormCommands.table(for: Self.self) }
  static var keepsDraft: Bool { Drafts.self != NoDraft.self }

  var form: Form {
    get { entry?.form ?? Form([]) }
    set { entry?.form = newValue }
  }

  var untouched: [String: String] { entry?.untouched ?? [:] }

  func problems(_ value: Value, in workspace: Workspace) -> [String: String] { [:] }
  func remark(in workspace: Workspace) -> TextRun? { nil }
  func gone(in workspace: Workspace) -> String { workspace.language(FormText.gone) }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    entry?.about.map { [[TextRun($0, .heading)]] } ?? []
  }

  /// A heading that tells what the form does.
  func explanation(_ text: String, width: Int, in workspace: Workspace) -> [[TextRun]] {
    text.wrapped(to: max(1, width - 4), glyphs: workspace.glyphs).map { [TextRun($0)] }
  }

  // MARK: Opening and typing

  /// Puts the fields in and brings back what was typed when it was open last; the last thing a form does when it is made.
  ///
  /// - Parameter first: the field that is to be typed in first; nil is the uppermost.
  mutating func open(at first: String? = nil, in workspace: Workspace) {
    guard let start = entry?.start else { return }
    let fields = fields(start, in: workspace)
    entry?.put(fields, Self.texts, in: workspace)
    if let first { form.focus(on: first) }
    restoreDraft(in: workspace)
  }

  mutating func typed(in workspace: Workspace) { follow(in: workspace) }

  /// What the fields themselves make of a key; for a form that makes something of it too.
  mutating func follow(in workspace: Workspace) {
    for field in entry?.fields ?? [] { field.looksUp(&form, workspace) }
    guard let typed = entry, typed.isOutOfDate else { return }
    let fields = fields(typed.read(in: workspace).value, in: workspace)
    entry?.put(fields, Self.texts, in: workspace)
  }

  mutating func restored(_ fields: [String: String], in workspace: Workspace) {
    for field in entry?.fields ?? [] { field.bringsBack(&form, fields[field.id] ?? "", workspace) }
  }

  /// What stands in the form; nil as long as something of it cannot be read.
  func value(in workspace: Workspace) -> Value? {
    guard let (value, errors) = entry?.read(in: workspace), errors.isEmpty else { return nil }
    return value
  }

  // MARK: Saving

  mutating func save(in workspace: Workspace) -> Turn {
    guard let entry else { return .back }
    if entry.isChange, form.keptValues == untouched {
      workspace.tell(.ledger(.unchanged))
      return .back
    }
    let (value, unread) = entry.read(in: workspace)
    let errors = unread.isEmpty ? problems(value, in: workspace) : unread
    form.setErrors(errors)
    return errors.isEmpty ? save(value, in: workspace) : .stay
  }

  // MARK: Drawing

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    let heading = heading(width: size.width, in: workspace).count
    return .panel(rows: heading + FormDrawing.gap(heading) + form.rows + max(form.rowsForLists, 1))
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !form.fields.isEmpty else {
      let refusal = person(in: workspace).flatMap(workspace.refusal(of:)).map(workspace.words(refusing:))
      return PeopleNotice.draw(refusal ?? gone(in: workspace), on: &canvas)
    }
    FormDrawing(heading: heading(width: canvas.width, in: workspace), form: form, remark: remark(in: workspace))
      .draw(on: &canvas)
  }
}
