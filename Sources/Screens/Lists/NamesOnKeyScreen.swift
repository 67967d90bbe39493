import Resources
import Store
import TerminalUI

/// A list on which names wait for a key and go again after a minute, since whoever stands at the desk may see the screen.
protocol NamesOnKeyScreen: ListScreen {}

extension NamesOnKeyScreen {
  static var namesCommand: Command<Scene<Self>> {
    Command(
      "\(room.id).names", [.character("v")], TodayText.names, TodayText.namesHelp, group: ChromeText.groupShow,
      run: { scene in
        scene.workspace.showsNames ? scene.workspace.hideNames() : scene.screen.showNames(in: scene.workspace)
        scene.screen.read(in: scene.workspace)
        return .stay
      })
  }

  /// That somebody looks is logged before anything is shown.
  func showNames(in workspace: Workspace) {
    if workspace.mayListNames(of: Self.room) { workspace.showNames() }
  }

  /// `navn er skjult, v viser`.
  func namesStatus(in workspace: Workspace) -> TextRun {
    let key = workspace.labels.label(workspace.bindings.keys(for: "\(Self.room.id).names")?.first ?? .character("v"))
    return TextRun(workspace.language(workspace.showsNames ? TodayText.namesShown : .namesHidden, ["key": key]), .muted)
  }
}

extension Scene {
  /// Whether a name may stand in what is told here: not where it waits for a key.
  var tellsNames: Bool {
    !(S.self is any NamesOnKeyScreen.Type) || workspace.showsNames
  }
}
