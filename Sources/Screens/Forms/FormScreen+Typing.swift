import Domain
import Resources
import Store
import TerminalUI

// What is typed in a form, and what is kept of it.

extension FormScreen {
  // MARK: Drafts

  var unsaved: DraftKeeper.Content? {
    guard Self.keepsDraft else { return nil }
    let values = form.keptValues
    let changed = values.filter { $0.value != untouched[$0.key] ?? "" }
    let cursor = form.cursor
    guard !changed.isEmpty || cursor?.query?.isEmpty == false else { return nil }
    return DraftKeeper.Content(
      fields: entry?.isChange == true ? changed : values,
      cursor: cursor.map { Draft.Cursor(field: $0.field, position: $0.position, query: $0.query) })
  }

  /// Brings back what was typed when the form was open last, and the cursor to where it was.
  mutating func restoreDraft(in workspace: Workspace) {
    guard Self.keepsDraft, !form.fields.isEmpty, let draft = kept(in: workspace) else { return }
    // A choice may have had to wait for another to be there before it could be made, and that one for a third.
    for _ in 0..<2 {
      form.values = draft.fields
      typed(in: workspace)
    }
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

  /// Makes the change the form is for, and goes back; stays where it is when that was refused.
  func change(
    saying text: String, in workspace: Workspace, _ change: (Session) throws(StoreError) -> WriteReceipt
  ) -> Turn {
    Changes.make(in: workspace, saying: text, change).map { _ in Turn.back } ?? .stay
  }

  // MARK: Screen

  func hint(in workspace: Workspace) -> String? { form.message(workspace.language).text }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed { typeInForm(key, in: workspace) }

  /// What a key does in any form; for a form in which one does something else.
  mutating func typeInForm(_ key: Key, in workspace: Workspace) -> Typed {
    let field = form.focused?.id
    switch form.handle(key, width: workspace.bodySize.width, glyphs: workspace.glyphs) {
    case .changed, .moved:
      if let told = form.warning(after: key, workspace.language) { workspace.message = .warning(told) }
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
    if let told = form.cutSentence(workspace.language) { workspace.message = .warning(told) }
    typed(in: workspace)
    keepDraft(typedIn: form.focused?.id, in: workspace)
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

  /// What must be told about what a key did: that not all was taken, or nothing.
  func warning(after key: Key, _ language: Language) -> String? {
    cutSentence(language) ?? (gaveUp ? language(FormText.gaveUpChoice) : nil)
      ?? (key.takesField && isLookingInVain ? language(FormText.noSuchChoice) : nil)
  }

  /// What the message row says about the field with the cursor.
  func message(_ language: Language) -> TextRun { cutSentence(language).map { TextRun($0, .warning) } ?? message }
}

extension Key {
  /// Whether it takes what a field holds.
  fileprivate var takesField: Bool { self == .enter || self == .control("s") }
}
