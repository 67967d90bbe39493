import Domain
import Resources
import TerminalUI

/// A screen that is a form: typing, drafts and drawing are the same for all of them, and the screen says what its
/// fields are and what saving does.
protocol FormScreen: Screen {
  var form: Form { get set }
  /// What stands in the form before anybody has typed: as long as it equals that, there is nothing to keep.
  var untouched: [String: String] { get }
  /// What drafts are kept under: the form and its subject.
  var draftKey: String { get }

  /// Everything that can be read has been read: writes it, or says what is wrong beside the fields.
  mutating func save(in workspace: Workspace) -> Turn
  /// A key or a paste was taken: what follows from it for the other fields.
  mutating func typed(in workspace: Workspace)
}

extension FormScreen {
  mutating func typed(in workspace: Workspace) {}

  // MARK: Drafts

  /// Brings back what was typed when the form was left.
  mutating func restoreDraft(in workspace: Workspace) {
    guard let draft = workspace.drafts[draftKey] else { return }
    form.values = draft
    typed(in: workspace)
    // A choice may have had to wait for another to be there before it could be made.
    form.values = draft
    workspace.message = Message(workspace.language(FormText.draftRestored), style: .muted)
  }

  private func keepDraft(in workspace: Workspace) {
    workspace.drafts[draftKey] = form.values == untouched ? nil : form.values
  }

  func dropDraft(in workspace: Workspace) { workspace.drafts[draftKey] = nil }

  /// Leaves the form; what is typed comes back with it.
  func leave(in workspace: Workspace) -> Turn {
    keepDraft(in: workspace)
    if workspace.drafts[draftKey] != nil {
      workspace.message = Message(workspace.language(FormText.draftKept), style: .muted)
    }
    return .back
  }

  // MARK: Screen

  func draw(on canvas: inout Canvas, in workspace: Workspace) { form.draw(on: &canvas) }

  func hint(in workspace: Workspace) -> String? { form.message.text }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    switch form.handle(key) {
    case .changed, .moved:
      typed(in: workspace)
      keepDraft(in: workspace)
      return .taken
    case .submitted: return .turn(save(in: workspace))
    case .left: return .turn(leave(in: workspace))
    case .ignored: return .no
    }
  }

  mutating func paste(_ text: String, in workspace: Workspace) {
    guard form.paste(text) == .changed else { return }
    typed(in: workspace)
    keepDraft(in: workspace)
  }
}

/// The commands of a form.
enum FormCommands {
  static func table<S: FormScreen>(_ place: String, for screen: S.Type) -> [Command<Scene<S>>] {
    [
      Command(
        "\(place).save", [.control("s")], CommonText.save, FormText.saveHelp, group: FormText.group,
        enabled: mayWrite, run: { $0.screen.save(in: $0.workspace) }),
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
