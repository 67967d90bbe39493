import Resources
import TerminalUI

/// Everything a screen offers as a list to choose from: for hands that know arrows, Enter and Esc only.
enum ScreenActions {
  static func command<S: Screen>(keys: [Key], for screen: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).actions", keys, PersonText.actions, PersonText.actionsHelp, group: ChromeText.groupEverywhere,
      footer: .hidden, run: { open($0) })
  }

  /// Of what every screen offers, what a day at the desk needs.
  static let everywhere = ["explain", "undo", "redo", "help", "blank", "lock"]

  /// Of what every screen of its kind offers, what has a key.
  static func ofItsKind<S: Screen>(_ screen: S.Type) -> [String] {
    S.common.map { ($0.id, $0.keys) }.filter { !$1.isEmpty && $0 != "back" && !$0.hasSuffix(".actions") }.map(\.0)
  }

  static func open<S: Screen>(_ scene: Scene<S>) -> Turn {
    let table = StandardCommands.table(for: S.self, bindings: scene.workspace.bindings)
    let own = Set(S.commands.map(\.id).filter { $0 != "back" && !$0.hasSuffix(".actions") } + everywhere)
      .union(ofItsKind(S.self))
    return .open(ActionsScreen(table.entries(for: scene).filter { own.contains($0.id) }))
  }
}
