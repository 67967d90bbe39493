import Domain
import Resources
import TerminalUI

/// `:`: a command by typing its name.
struct PaletteScreen: Screen {
  static let room = Room.panel("palette", CommonText.command, for: .openRegister)

  private var menu: CommandMenu

  /// The line that is typed, and the commands under it.
  private static let rows = 9

  init(_ entries: [CommandEntry], in workspace: Workspace) {
    menu = CommandMenu(.palette, entries.filter { !["palette", "back"].contains($0.id) }, labels: workspace.labels)
  }

  static let commands: [Command<Scene<PaletteScreen>>] = [
    Command("palette.run", [.enter], ChromeText.run, ChromeText.runHelp, group: ChromeText.groupEverywhere) {
      $0.screen.menu.selected.map { .run($0.id) } ?? .stay
    },
    Command(
      "palette", [], CommonText.command, ChromeText.paletteHelp, group: ChromeText.groupEverywhere, footer: .hidden
    ) { _ in .stay },
    Command("help", [], CommonText.help, ChromeText.helpHelp, group: ChromeText.groupEverywhere, footer: .hidden) {
      _ in .stay
    },
  ]

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: Self.rows) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { menu.draw(on: &canvas) }

  func hint(in workspace: Workspace) -> String? {
    guard let selected = menu.selected else { return workspace.language(ChromeText.paletteEmpty) }
    return selected.availability.reason ?? selected.help
  }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    switch key {
    case .enter, .escape: return .no
    case .backspace where menu.query.isEmpty: return .turn(.back)
    default:
      // Function keys and Ctrl-letters stay commands.
      return menu.handle(key, height: Self.rows) == .moved ? .taken : .no
    }
  }

  mutating func paste(_ text: String, in workspace: Workspace) { menu.paste(text) }
}
