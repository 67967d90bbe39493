import TerminalUI

@testable import Screens

// What the rules ask any screen, whatever its type.

extension Screen {
  func table(_ workspace: Workspace) -> CommandTable<Scene<Self>> {
    StandardCommands.table(for: Self.self, bindings: workspace.bindings)
  }

  /// Its commands with those that every screen has, as the user sees them.
  func entries(_ workspace: Workspace) -> [CommandEntry] { table(workspace).entries(for: Scene(self, in: workspace)) }

  /// The ids of its own commands.
  var ownCommands: [String] { Self.commands.map(\.id) }

  /// Runs a command as a choice in help does.
  ///
  /// - Returns: the screen afterwards, and what lies on top of it now.
  func running(_ id: String, in workspace: Workspace) -> [any Screen] {
    var scene = Scene(self, in: workspace)
    guard case .ran(_, let turn) = table(workspace).run(id, on: &scene) else { return [self] }
    switch turn {
    case .open(let screen): return [scene.screen, screen]
    case .replace(let screen), .go(let screen): return [screen]
    case .stay, .back, .home, .run, .lock, .nextUser, .terminal, .quit: return [scene.screen]
    }
  }
}
