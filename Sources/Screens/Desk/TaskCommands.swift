import Domain
import Resources
import Store
import TerminalUI

/// What can be done about tasks, wherever one stands.
enum TaskCommands {
  static func all<S: Screen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).tasks", [.character("J")], TasksText.title, TasksText.titleHelp, group: ChromeText.groupGo,
      footer: .hidden, needs: TasksScreen.action
    ) { .open(TasksScreen(in: $0.workspace)) }
  }

  static func mayFinish<S: Screen>(_ tasks: [DayTask], _ scene: Scene<S>) -> Availability {
    if tasks.isEmpty { return scene.unavailable(TasksText.noneChosen) }
    // Nobody ticks off what a rule asks for: it goes when it is met.
    if tasks.contains(where: { $0.key == nil }) { return scene.unavailable(TasksText.closedByFact) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  /// All of them as one change; false when it was refused.
  static func finish(_ tasks: [DayTask], in workspace: Workspace) -> Bool {
    let keys = tasks.compactMap(\.key)
    guard let first = tasks.first, !keys.isEmpty else { return false }
    let language = workspace.language
    let said =
      keys.count == 1
      ? language(TasksText.finished, ["what": TaskWords(workspace, showsNames: workspace.showsNames).what(first)])
      : language(TasksText.finishedSeveral, ["n": keys.count])
    return Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.desk.finishTasks(keys)
    } != nil
  }
}
