import CursesTerminal
import Foundation
import Testing

/// Everything that opens the terminal: a process has one, so these tests go one after the other.
@Suite(.serialized) struct TerminalSuite {
  static let kinds = ["xterm-256color", "screen-256color", "linux", "vt100"]

  /// Opens a terminal of this kind, hands it over, and closes it whatever happens.
  static func withTerminal<Result>(
    _ kind: String = "xterm-256color", columns: Int = 80, rows: Int = 24, ascii: Bool = false, mouse: Bool = false,
    color: TerminalOptions.Color = .always, background: TerminalOptions.Background = .dark,
    _ body: (CursesTerminal, Pseudoterminal) throws -> Result
  ) throws -> Result {
    let pseudo = try Pseudoterminal(columns: columns, rows: rows)
    defer { pseudo.hangUp() }
    let terminal = try CursesTerminal(
      TerminalOptions(
        color: color, ascii: ascii, background: background, mouse: mouse, term: kind, input: pseudo.device,
        output: pseudo.device))
    defer { terminal.close() }
    return try body(terminal, pseudo)
  }
}

extension CursesTerminal {
  /// Events until `count` have come, or ten seconds have gone.
  func events(_ count: Int) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    let deadline = ContinuousClock.now + .seconds(10)
    while events.count < count, ContinuousClock.now < deadline { events += wait(timeoutMilliseconds: 200) }
    return events
  }
}
