import Foundation

/// A real terminal with a shell in it, driven by tmux: keys are typed, the window is resized, the screen is read.
///
/// ```swift
/// let terminal = try TmuxTerminal(in: workplace)
/// try terminal.run("stegvis demo")
/// try terminal.wait(for: "Deltakere")
/// try terminal.press("2", "Down", "Enter")
/// ```
final class TmuxTerminal {
  let workplace: Workplace
  private let socket = "stegvis-test-\(getpid())-\(UUID().uuidString.prefix(8))"
  private let tmux: String
  /// Counts the lines typed at the shell, so that the answer to one is never taken for that to another.
  private var lines = 0

  /// - Parameters:
  ///   - environment: what differs from the workplace's; an empty value unsets.
  init(
    in workplace: Workplace, columns: Int = 80, rows: Int = 24, term: String = "xterm-256color",
    environment changes: [String: String] = [:]
  ) throws {
    guard let tmux = Tool.tmux.path, let bash = Tool.bash.path else { throw ScenarioFailure("no terminal here") }
    self.tmux = tmux
    self.workplace = workplace
    var environment = workplace.environment.merging(changes) { $1 }.filter { !$1.isEmpty }
    environment["TERM"] = term
    environment["PS1"] = "$ "
    let shell =
      ["env", "-i"] + environment.map { "\($0)=\($1)" } + [bash, "--norc", "--noprofile", "--noediting", "-i"]
    let size = ["-x", "\(columns)", "-y", "\(rows)"]
    try order(
      ["-u", "-f", "/dev/null", "new-session", "-d", "-s", "desk", "-c", workplace.folder] + size
        + shell.map { $0.replacing(";", with: "\\;") })
    try order(["set-option", "-g", "status", "off"])
    // Without a client a window would be as large as tmux likes.
    try order(["set-option", "-g", "window-size", "manual"])
    try resize(columns: columns, rows: rows)
    try wait(for: "$")
  }

  deinit { _ = try? order(["kill-server"]) }

  @discardableResult
  private func order(_ arguments: [String]) throws -> String {
    let outcome = try RunningProgram(
      tmux, ["-L", socket] + arguments, in: workplace,
      environment: ["TMUX_TMPDIR": workplace.folder, "TERM": "xterm-256color"]
    ).finish()
    guard outcome.status == 0 else { throw ScenarioFailure("tmux \(arguments.joined(separator: " ")): \(outcome)") }
    return outcome.output
  }

  // MARK: Keys

  /// Presses keys by tmux's names: `Enter`, `Escape`, `Up`, `F9`, `C-s`, or a character.
  func press(_ keys: String...) throws {
    try order(["send-keys", "-t", "desk", "--"] + keys)
  }

  /// Types a text as it stands.
  func type(_ text: String) throws { try order(["send-keys", "-t", "desk", "-l", "--", text]) }

  /// Types a line at the shell.
  func run(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// The answer of the shell to a line: what it prints, trimmed.
  func ask(_ line: String) throws -> String {
    lines += 1
    let file = workplace.path("answer-\(lines)")
    try run("{ \(line); } >\(file).part 2>&1; mv \(file).part \(file)")
    guard let answer = Deadline.poll(until: { try? String(contentsOfFile: file, encoding: .utf8) }) else {
      throw ScenarioFailure("the shell does not answer to: \(line)\n\(try screen())")
    }
    return answer.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  // MARK: Window

  func resize(columns: Int, rows: Int) throws {
    try order(["resize-window", "-t", "desk", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Closes the window, as with the button in its corner: whatever runs in it is hung up on.
  func closeWindow() throws { try order(["kill-pane", "-t", "desk"]) }

  /// What the terminal shows now.
  func screen() throws -> Screen { Screen(try order(["capture-pane", "-p", "-t", "desk"])) }

  /// The colours on the screen, as the numbers terminals have for them.
  func colors() throws -> Set<Int> {
    let text = try order(["capture-pane", "-p", "-e", "-t", "desk"])
    let numbers = text.matches(of: /\u{1B}\[([0-9;:]*)m/).flatMap { $0.1.split { $0 == ";" || $0 == ":" } }
    // The ranges of foreground, background and bright colours; what else there is are bold, reverse and the like.
    let colors = [30...38, 40...48, 90...107]
    return Set(numbers.compactMap { Int($0) }.filter { number in colors.contains { $0.contains(number) } })
  }

  /// Which screen, cursor and mouse are on; at a shell all is `false true false`.
  func state() throws -> TerminalState {
    let words = try order([
      "display-message", "-p", "-t", "desk", "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag}",
    ]).split(whereSeparator: \.isWhitespace)
    return TerminalState(words.map { $0 == "1" })
  }

  // MARK: Waiting

  /// Waits until the text stands on the screen.
  @discardableResult
  func wait(for text: String, seconds: Double = Deadline.patience) throws -> Screen {
    try wait(until: "«\(text)»", seconds: seconds) { $0.contains(text) }
  }

  /// Waits until the text stands no more on the screen.
  @discardableResult
  func wait(without text: String) throws -> Screen {
    try wait(until: "no «\(text)»") { !$0.contains(text) }
  }

  /// Waits until the screen is as `isReached` asks, and stands still: tmux may be read in the middle of a frame.
  @discardableResult
  func wait(
    until what: String, seconds: Double = Deadline.patience, _ isReached: (Screen) throws -> Bool
  ) throws -> Screen {
    var last = Screen("")
    let found: Screen? = try Deadline.poll(seconds: seconds) {
      let before = last
      last = try screen()
      return try last.text == before.text && isReached(last) ? last : nil
    }
    guard let found else { throw ScenarioFailure("waited in vain for \(what):\n\(last)") }
    return found
  }
}

/// What of a terminal a program must give back as it was.
struct TerminalState: Equatable {
  var isOnSecondScreen: Bool
  var showsCursor: Bool
  var reportsMouse: Bool
  var hasApplicationKeys: Bool

  init(_ flags: [Bool]) {
    func flag(_ index: Int) -> Bool { flags.indices.contains(index) && flags[index] }
    (isOnSecondScreen, showsCursor) = (flag(0), flag(1))
    (reportsMouse, hasApplicationKeys) = (flag(2), flag(3))
  }
}

extension TerminalState {
  static let atShell = TerminalState([false, true, false, false])
}
