import Domain
import TerminalUI

/// A question before something that nothing, or not one key, takes back: a panel over the screen it was asked from. Leaving
/// it be is what Enter does until somebody chooses.
protocol ConfirmingScreen: Screen {
  var confirm: Confirm { get set }
  /// Does what was asked.
  func confirmed(in workspace: Workspace) -> Turn
  /// Does what was chosen of answers that neither leave it be nor confirm it; nil of those.
  func chosen(_ choice: String, in workspace: Workspace) -> Turn?
}

extension Confirm {
  private static let yes = "yes"

  /// - Parameters:
  ///   - leave: the answer that does nothing.
  ///   - act: the answer that does it.
  ///   - also: one that does it in another way.
  init(_ question: String, leave: String, act: String, also: (id: String, title: String)? = nil) {
    let choices = [(id: Confirm.yes, title: act), also].compactMap(\.self)
    self.init(
      question,
      choices: [Choice(id: "no", title: leave)]
        + choices.map { Choice(id: $0.id, title: $0.title, isDestructive: true) })
  }

  fileprivate static func isYes(_ choice: String) -> Bool { choice == yes }
}

extension ConfirmingScreen {
  static var commands: [Command<Scene<Self>>] { [] }

  func chosen(_ choice: String, in workspace: Workspace) -> Turn? { nil }

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: confirm.height(width: size.width, glyphs: workspace.glyphs))
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { confirm.draw(on: &canvas) }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    switch confirm.handle(key) {
    case .chosen(let choice):
      .turn(
        chosen(choice, in: workspace) ?? (Confirm.isYes(choice) ? confirmed(in: workspace) : .back))
    case .cancelled: .turn(.back)
    case .moved: .taken
    case .ignored: .no
    }
  }
}
