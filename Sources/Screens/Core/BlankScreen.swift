import Domain
import Resources
import TerminalUI

/// Nothing: for when somebody comes up to the desk. Any key brings back what was there.
struct BlankScreen: Screen {
  static let room = Room.panel("blank", CommonText.blank, for: .openRegister)

  static let commands: [Command<Scene<BlankScreen>>] = []

  func title(in workspace: Workspace) -> String { "" }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { BlankScreen.draw(on: &canvas, workspace.language) }

  static func draw(on canvas: inout Canvas, _ language: Language) {
    canvas.put("Stegvis", x: 1, y: 0, style: .muted)
    canvas.put(
      language(ChromeText.blankHint), y: canvas.height - 1, style: .muted, width: canvas.width, align: .center)
    canvas.placeCursor(x: 0, y: 0)
  }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed { .turn(.back) }
}
