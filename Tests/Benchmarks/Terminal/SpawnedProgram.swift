import Foundation

/// A program started for itself, at a terminal of its own, watched from outside: the whole way from the shell to the
/// screen.
final class SpawnedProgram {
  private let process: pid_t
  private let terminal: Pseudoterminal
  private let started: ContinuousClock.Instant
  private var screen: ScreenReplica
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var hasEnded = false

  static let columns = 80
  static let rows = 24

  private static let patience = Duration.seconds(60)

  /// Starts the program. Time counts from here.
  ///
  /// - Parameter typing: keys that lie ready before the program looks for them.
  init(_ path: String, _ arguments: [String], environment: [String: String], typing: String = "") throws(Failure) {
    terminal = try Pseudoterminal(columns: Self.columns, rows: Self.rows)
    screen = ScreenReplica(columns: Self.columns, rows: Self.rows)
    terminal.type(typing)
    let clock = ContinuousClock()
    started = clock.now
    process = try Spawn.start(path, arguments, environment: environment, terminal: terminal.name)
  }

  deinit { end() }

  func type(_ text: String) { terminal.type(text) }

  // MARK: Watching

  /// Waits until the rows stand on the screen, and says when since the start they did.
  ///
  /// - Parameter rows: row number and text; other rows may say what they like.
  func wait(for rows: [Int: String]) throws(Failure) -> Duration {
    let clock = ContinuousClock()
    let deadline = clock.now + Self.patience
    while !shows(rows) {
      guard clock.now < deadline, !isOver else { throw notShown(rows) }
      let bytes = terminal.read(into: &buffer, waitingMilliseconds: 100)
      // The time of the bytes is when they came, not when they were understood.
      let now = clock.now
      screen.take(bytes)
      if shows(rows) { return now - started }
    }
    return clock.now - started
  }

  /// How long it is since the start.
  var age: Duration { ContinuousClock.now - started }

  private func shows(_ rows: [Int: String]) -> Bool {
    rows.allSatisfy { row, text in screen.cells.indices.contains(row) && screen.cells[row].elementsEqual(text) }
  }

  private func notShown(_ rows: [Int: String]) -> Failure {
    let wrong = rows.keys.sorted().filter { !shows([$0: rows[$0] ?? ""]) }
    return Failure(
      """
      the picture never came\(screen.unknown.isEmpty ? "" : " (not understood: \(screen.unknown.sorted()))")
      --- rows that differ from what is expected: \(wrong)
      \(wrong.map { rows[$0] ?? "" }.joined(separator: "\n"))
      --- the screen
      \(screen.rows.joined(separator: "\n"))
      """)
  }

  /// Waits until no thread of the program has done anything for a while: what it does in the background is done.
  func waitUntilIdle() throws(Failure) {
    let clock = ContinuousClock()
    let deadline = clock.now + Self.patience
    var since = clock.now
    var work = workDone
    while clock.now - since < .milliseconds(150) {
      guard clock.now < deadline, !isOver else { throw Failure("the program never rests") }
      screen.take(terminal.read(into: &buffer, waitingMilliseconds: 10))
      let now = workDone
      if now != work {
        work = now
        since = clock.now
      }
    }
  }

  /// Nanoseconds on a processor, thread by thread.
  private var workDone: [String: String] {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.reduce(into: [:]) { work, thread in
      work[thread] = (try? String(contentsOfFile: "\(tasks)/\(thread)/schedstat", encoding: .utf8)) ?? ""
    }
  }

  // MARK: Memory

  /// In MiB.
  struct Memory {
    var resident: Double
    /// The most there ever was.
    var peak: Double
  }

  func memory() throws(Failure) -> Memory {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    func mebibytes(_ field: String) -> Double? {
      let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") }
      return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }.map { $0 / 1024 }
    }
    guard let resident = mebibytes("VmRSS"), let peak = mebibytes("VmHWM") else {
      throw Failure("the program has ended, or the system does not tell its memory")
    }
    return Memory(resident: resident, peak: peak)
  }

  // MARK: Ending

  private var isOver: Bool {
    if !hasEnded { hasEnded = waitpid(process, nil, WNOHANG) != 0 }
    return hasEnded
  }

  /// Asks the program to end, and ends it when it does not.
  func end() {
    guard !isOver else { return }
    kill(process, SIGTERM)
    let deadline = ContinuousClock.now + .seconds(5)
    while !isOver {
      // It has a last thing to say to the terminal, and waits until it is heard.
      _ = terminal.read(into: &buffer, waitingMilliseconds: 5)
      if ContinuousClock.now > deadline { kill(process, SIGKILL) }
    }
  }
}
