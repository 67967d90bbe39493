import Resources
import TerminalUI

/// Everything that can be done about what is chosen, in a panel over it; Enter does it.
struct ActionsScreen: Screen {
  private var menu: CommandMenu

  init(_ entries: [CommandEntry], in workspace: Workspace) {
    // What can be done now comes first; the rest says why not.
    let ordered = entries.filter(\.availability.isAvailable) + entries.filter { !$0.availability.isAvailable }
    menu = CommandMenu(.help, ordered.map(ActionsScreen.ungrouped), labels: workspace.labels)
  }

  /// One heading would only take a row.
  private static func ungrouped(_ entry: CommandEntry) -> CommandEntry {
    CommandEntry(
      id: entry.id, keys: entry.keys, title: entry.title, help: entry.help, group: "", footer: entry.footer,
      availability: entry.availability)
  }

  static let commands: [Command<Scene<ActionsScreen>>] = [
    Command("actions.run", [.enter], CommonText.choose, ChromeText.runHelp, group: ChromeText.groupEverywhere) {
      $0.screen.menu.selected.map { .run($0.id) } ?? .stay
    },
    Command(
      "actions.back", [.left], CommonText.back, ChromeText.backHelp, group: ChromeText.groupEverywhere,
      footer: .hidden
    ) { _ in .back },
  ]

  func title(in workspace: Workspace) -> String { workspace.language(PersonText.actions) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: menu.entries.count + 1) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { menu.draw(on: &canvas) }

  func hint(in workspace: Workspace) -> String? { menu.selected.map { $0.availability.reason ?? $0.help } }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    menu.handle(key, height: workspace.bodySize.height) == .ignored ? nil : .stay
  }
}
