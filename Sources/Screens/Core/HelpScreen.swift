import Domain
import Resources
import TerminalUI

/// `?`: everything that can be done on the screen beneath, with its keys; Enter does it.
struct HelpScreen: Screen {
  static let room = Room.panel("help", CommonText.help, for: .openRegister)

  private var menu: CommandMenu

  init(_ entries: [CommandEntry], in workspace: Workspace) {
    menu = CommandMenu(.help, entries, labels: workspace.labels)
  }

  static let commands: [Command<Scene<HelpScreen>>] = [
    Command("help.run", [.enter], ChromeText.run, ChromeText.runHelp, group: ChromeText.groupEverywhere) {
      $0.screen.menu.selected.map { .run($0.id) } ?? .stay
    },
    // Help of the help would only hide what was asked for.
    Command("help", [], CommonText.help, ChromeText.helpHelp, group: ChromeText.groupEverywhere, footer: .hidden) {
      _ in .stay
    },
  ]

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(ChromeText.helpStatus), .muted)]
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { menu.draw(on: &canvas) }

  func hint(in workspace: Workspace) -> String? {
    menu.selected.map { $0.availability.reason ?? $0.help }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    menu.handle(key, height: workspace.bodySize.height) == .ignored ? nil : .stay
  }
}
