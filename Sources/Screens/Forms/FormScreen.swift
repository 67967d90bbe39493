import Domain
import Resources
import Store
import TerminalUI

/// A screen that is a form: typing, drafts and drawing are the same for all of them, and the screen says what its
/// fields are and what saving does.
protocol FormScreen: DraftingScreen {
  var form: Form { get set }
  /// What stands in the form before anybody has typed: as long as it equals that, there is nothing to keep.
  var untouched: [String: String] { get }
  /// The form changes something that is there already: of a field that nobody typed in, what others have changed since
  /// is kept.
  var changesWhatIs: Bool { get }

  /// Everything that can be read has been read: writes it, or says what is wrong beside the fields.
  mutating func save(in workspace: Workspace) -> Turn
  /// A key or a paste was taken: what follows from it for the other fields.
  mutating func typed(in workspace: Workspace)
  /// What a draft brings back that the fields do not take by themselves.
  mutating func restored(_ fields: [String: String], in workspace: Workspace)
}

/// A form that only chooses what is shown or printed, or takes a passphrase: a draft of it would be in the way, and so it keeps
/// none.
protocol PassingFormScreen: FormScreen {}

extension PassingFormScreen {
  static var draft: NoDraft { NoDraft() }
  var draftKey: String { Self.room.id }
}

extension FormScreen {
  fileprivate static var keepsDraft: Bool { Drafts.self != NoDraft.self }
  var changesWhatIs: Bool { false }
  mutating func typed(in workspace: Workspace) {}
  mutating func restored(_ fields: [String: String], in workspace: Workspace) {}

  // MARK: Drafts

  var unsaved: DraftKeeper.Content? {
    guard Self.keepsDraft else { return nil }
    let values = form.keptValues
    let changed = values.filter { $0.value != untouched[$0.key] ?? "" }
    let cursor = form.cursor
    guard !changed.isEmpty || cursor?.query?.isEmpty == false else { return nil }
    return DraftKeeper.Content(
      fields: changesWhatIs ? changed : values,
      cursor: cursor.map { Draft.Cursor(field: $0.field, position: $0.position, query: $0.query) })
  }

  /// Brings back what was typed when the form was open last, and the cursor to where it was.
  mutating func restoreDraft(in workspace: Workspace) {
    guard Self.keepsDraft, !form.fields.isEmpty, let draft = kept(in: workspace) else { return }
    form.values = draft.fields
    typed(in: workspace)
    // A choice may have had to wait for another to be there before it could be made.
    form.values = draft.fields
    restored(draft.fields, in: workspace)
    if let cursor = draft.cursor {
      form.place(Form.Cursor(field: cursor.field, position: cursor.position, query: cursor.query))
      typed(in: workspace)
    }
    workspace.message = Message(workspace.language(FormText.draftRestored), style: .muted)
  }

  /// A key was taken; a field is left when the cursor is in another than `field` now.
  private func keepDraft(typedIn field: String?, in workspace: Workspace) {
    // Without fields it says that what it is about is not there.
    guard Self.keepsDraft, !form.fields.isEmpty else { return }
    workspace.drafts.note(draftKey, unsaved, fieldWasLeft: form.focused?.id != field)
  }

  /// Leaves the form; what is typed comes back with it.
  func leave(in workspace: Workspace) -> Turn {
    Self.keepsDraft && !form.fields.isEmpty ? leaveKeeping(in: workspace) : .back
  }

  /// What is typed is of no use any more. Saving with ``Changes`` does it by itself.
  func dropDraft(in workspace: Workspace) { workspace.drafts.forget(draftKey) }

  /// Saves; the draft goes with what is saved.
  mutating func submit(in workspace: Workspace) -> Turn {
    let drafts = workspace.drafts
    return drafts.saving(draftKey) { save(in: workspace) }
  }

  // MARK: Screen

  func draw(on canvas: inout Canvas, in workspace: Workspace) { form.draw(on: &canvas) }

  func hint(in workspace: Workspace) -> String? { form.message.text }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed { typeInForm(key, in: workspace) }

  /// What a key does in any form; for a form in which one does something else.
  mutating func typeInForm(_ key: Key, in workspace: Workspace) -> Typed {
    let field = form.focused?.id
    switch form.handle(key, width: workspace.bodySize.width, glyphs: workspace.glyphs) {
    case .changed, .moved:
      if key.takesField, form.isLookingInVain {
        workspace.message = .warning(workspace.language(FormText.noSuchChoice))
      }
      if form.gaveUp { workspace.message = .warning(workspace.language(FormText.gaveUpChoice)) }
      tellCut(in: workspace)
      typed(in: workspace)
      keepDraft(typedIn: field, in: workspace)
      return .taken
    case .submitted: return .turn(submit(in: workspace))
    case .left: return .turn(leave(in: workspace))
    case .ignored: return .no
    }
  }

  mutating func paste(_ text: String, in workspace: Workspace) {
    guard form.paste(text) == .changed else { return }
    tellCut(in: workspace)
    typed(in: workspace)
    keepDraft(typedIn: form.focused?.id, in: workspace)
  }
}

extension FormScreen {
  private func tellCut(in workspace: Workspace) {
    if let told = form.cutSentence(workspace.language) { workspace.message = .warning(told) }
  }
}

extension Form {
  /// What there was no room for in the field with the cursor; nil when there was room for all.
  func cutSentence(_ language: Language) -> String? {
    guard let cut = focused?.cut else { return nil }
    return language(
      cut.kept == 0 ? FormText.full : .cut,
      ["kept": cut.kept.grouped, "n": cut.of.grouped, "most": cut.most.grouped])
  }

  /// What the message row says about the field with the cursor.
  func message(_ language: Language) -> TextRun { cutSentence(language).map { TextRun($0, .warning) } ?? message }
}

extension Key {
  /// Whether it takes what a field holds.
  fileprivate var takesField: Bool { self == .enter || self == .control("s") }
}

/// The commands of a form.
enum FormCommands {
  static func table<S: FormScreen>(_ place: String = S.room.id, for screen: S.Type) -> [Command<Scene<S>>] {
    [
      Command(
        "\(place).save", [.control("s")], CommonText.save, FormText.saveHelp, group: FormText.group,
        enabled: mayWrite, run: { $0.screen.submit(in: $0.workspace) }),
      Command(
        "\(place).nextField", [.tab], FormText.nextField, FormText.nextFieldHelp, group: FormText.group
      ) { scene in
        _ = scene.screen.form.handle(.tab)
        return .stay
      },
      // `?` is text here.
      Command(
        "help", [.function(1)], CommonText.help, ChromeText.helpHelp, group: ChromeText.groupEverywhere,
        footer: .pinned
      ) { scene in
        let table = StandardCommands.table(for: S.self, bindings: scene.workspace.bindings)
        return .open(HelpScreen(table.entries(for: scene), in: scene.workspace))
      },
      Command(
        "back", [.escape], FormText.leave, FormText.leaveHelp, group: FormText.group, footer: .trailing
      ) { $0.screen.leave(in: $0.workspace) },
    ]
  }

  private static func mayWrite<S: FormScreen>(_ scene: Scene<S>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }
}
