import CursesTerminal
import Domain
import Foundation
import Resources
import Screens
import Store
import TerminalUI

/// The program in this process, at a pseudo-terminal: every part of it between a key and the painted frame.
///
/// Belongs to the main thread, and there is one at a time, as there is of ncurses.
final class Seat {
  let app: App
  let workspace: Workspace
  private let pseudo: Pseudoterminal
  private let drain: OutputDrain
  private let terminal: CursesTerminal

  init(_ session: Session, columns: Int, rows: Int, kind: String = "xterm-256color") throws {
    pseudo = try Pseudoterminal(columns: columns, rows: rows)
    drain = OutputDrain(pseudo)
    terminal = try CursesTerminal(
      TerminalOptions(
        color: .always, ascii: false, background: .dark, term: kind, input: pseudo.device, output: pseudo.device))
    workspace = try Seat.workspace(session)
    app = App(workspace)
    paint()
  }

  deinit {
    terminal.close()
    drain.end()
  }

  /// What the program stands on when it is started as ``SpawnedProgram`` is here.
  static func workspace(_ session: Session) throws -> Workspace {
    try Workspace(
      session: session, language: Language(.nb), glyphs: .unicode,
      settings: Workspace.Settings(
        organisation: try session.settings.setting(.organisation) ?? "", userTitle: session.actor,
        localTime: LocalTime(zone: .gmt), todayIsGiven: true))
  }

  // MARK: Keys

  /// The bytes a terminal sends for keys.
  enum Bytes {
    static let down = "\u{1B}OB"
    static let up = "\u{1B}OA"
    static let pageDown = "\u{1B}[6~"
    static let pageUp = "\u{1B}[5~"
    static let end = "G"
    static let home = "g"
  }

  /// Types on the terminal, and says what it took until the frame was painted: reading, update, drawing, sending.
  @discardableResult
  func type(_ bytes: String) throws(Failure) -> Effort {
    try Effort.of { () throws(Failure) in
      pseudo.type(bytes)
      var hasCome = false
      while !hasCome {
        let events = terminal.wait(timeoutMilliseconds: 2000)
        guard !events.isEmpty else { throw Failure("the program did not get the key \(bytes.debugDescription)") }
        for case .input(let event) in events {
          app.handle(event)
          hasCome = true
        }
      }
      paint()
    }
  }

  /// The same for a key as the program knows it. For Esc, which otherwise waits 25 ms for the rest of a sequence: that
  /// is the terminal's, and no work of ours.
  @discardableResult
  func press(_ key: Key) -> Effort {
    Effort.of {
      app.handle(.key(key))
      paint()
    }
  }

  func paint() { terminal.present(app.frame(terminal.size)) }

  /// Bytes that went to the terminal since the last call.
  func bytesShown() throws(Failure) -> Int { try drain.take() }
}
