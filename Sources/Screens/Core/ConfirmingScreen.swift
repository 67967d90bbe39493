import Domain
import TerminalUI

/// A question before something that nothing, or not one key, takes back: a panel over the screen it was asked from. Leaving
/// it be is what Enter does until somebody chooses.
protocol ConfirmingScreen: Screen {
  var confirm: Confirm { get set }
  /// Does what was asked.
  func confirmed(in workspace: Workspace) -> Turn
}

extension Confirm {
  private static let yes = "yes"

  /// - Parameters:
  ///   - leave: the answer that does nothing.
  ///   - act: the answer that does it.
  init(_ question: String, leave: String, act: String) {
    self.init(
      question,
      choices: [
        Choice(id: "no", title: leave), Choice(id: Confirm.yes, title: act, isDestructive: true),
      ])
  }

  fileprivate static func isYes(_ choice: String) -> Bool { choice == yes }
}

extension ConfirmingScreen {
  static var commands: [Command<Scene<Self>>] { [] }

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: confirm.height(width: size.width, glyphs: workspace.glyphs))
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { confirm.draw(on: &canvas) }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    switch confirm.handle(key) {
    case .chosen(let choice): .turn(Confirm.isYes(choice) ? confirmed(in: workspace) : .back)
    case .cancelled: .turn(.back)
    case .moved: .taken
    case .ignored: .no
    }
  }
}
