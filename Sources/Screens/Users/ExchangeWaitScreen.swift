import Domain
import Resources
import Store
import TerminalUI

/// Somebody else is exchanging the register's keys, and what a key asked for has to be written: it waits, and is done when the
/// exchange is over. What was typed lies in the screen beneath as it was.
struct ExchangeWaitScreen: Screen {
  static let room = Room.panel("exchangeWait", UsersText.exchanging, for: .openRegister)

  /// The key, pressed again when it can be done.
  let key: Key

  static let commands: [Command<Scene<ExchangeWaitScreen>>] = [
    Command(
      "back", [.escape], UsersText.waitNoMore, UsersText.waitNoMoreHelp, group: ChromeText.groupEverywhere,
      footer: .trailing, run: { _ in .back })
  ]

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: lines(in: workspace, width: size.width).count + 2)
  }

  /// Every key but those that give up waiting, hide the screen or lock it waits.
  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    switch key {
    case .escape, .function, .control: .no
    default: .taken
    }
  }

  private func lines(in workspace: Workspace, width: Int) -> [String] {
    workspace.language(UsersText.waiting).wrapped(to: max(1, width - 2), glyphs: workspace.glyphs)
  }

  func hint(in workspace: Workspace) -> String? { workspace.language(UsersText.waitNoMoreHelp) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let lines = lines(in: workspace, width: canvas.width)
    for (row, line) in lines.enumerated() where row < canvas.height - 1 {
      canvas.put(line, x: 1, y: row, width: canvas.width - 1)
    }
    let progress = workspace.exchangeUnderWay
    let y = min(canvas.height - 1, lines.count + 1)
    ProgressBar(done: min(progress.done, progress.total * 99 / 100), total: progress.total)
      .draw(on: &canvas, x: 1, y: y, width: max(0, canvas.width - 2))
    canvas.placeCursor(x: 0, y: y)
  }
}
