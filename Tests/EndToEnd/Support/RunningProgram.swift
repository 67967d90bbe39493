import Foundation

/// What a program left behind when it ended.
struct Outcome: CustomStringConvertible {
  /// The exit status; nil when a signal ended it.
  let status: Int32?
  let signal: Int32?
  let outputBytes: [UInt8]
  let errorBytes: [UInt8]

  var output: String { String(decoding: outputBytes, as: UTF8.self) }
  var errors: String { String(decoding: errorBytes, as: UTF8.self) }
  /// What was said, line by line.
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

  var description: String {
    "\(signal.map { "signal \($0)" } ?? "status \(status ?? -1)")\n--- output\n\(output.prefix(2000))\n--- errors\n"
      + errors.prefix(2000)
  }
}

/// A program that runs beside the test. What it writes goes to files, so that it never waits for a reader.
///
/// Not Foundation's `Process`: that one takes a program for running as long as a daemon it has left behind does.
final class RunningProgram {
  private let process: pid_t
  private let words: [String]
  /// Stays at least as long as the program.
  private let workplace: Workplace
  private let logs: String
  /// What `waitpid` said; nil while it runs.
  private var end: Int32?

  /// - Parameter input: what it reads; nothing at all without it.
  init(
    _ executable: String, _ arguments: [String], in workplace: Workplace, environment changes: [String: String] = [:],
    input: [UInt8] = []
  ) throws {
    self.workplace = workplace
    words = [executable] + arguments
    logs = workplace.path("logs/\(UUID().uuidString)")
    try Data(input).write(to: URL(filePath: logs + ".in"))
    let environment = workplace.environment.merging(changes) { $1 }.map { "\($0)=\($1)" }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, logs + ".in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, logs + ".out", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, logs + ".err", O_WRONLY | O_CREAT, 0o600)
    // Nothing of what other tests have open: a terminal held here would never be hung up on there.
    for descriptor: Int32 in 3..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Tests that run in the background ignore Ctrl-C, and would pass that on.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var process: pid_t = 0
    let failure = RunningProgram.withCStrings(words) { words in
      RunningProgram.withCStrings(environment) { environment in
        posix_spawn(&process, executable, &actions, &attributes, words, environment)
      }
    }
    guard failure == 0 else { throw ScenarioFailure("\(executable): \(String(cString: strerror(failure)))") }
    self.process = process
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  deinit {
    guard isRunning else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  var isRunning: Bool {
    guard end == nil else { return false }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return true }
    end = status
    return false
  }

  /// Sends a signal, if it still runs.
  func send(_ signal: Int32) {
    if isRunning { kill(process, signal) }
  }

  /// Waits for the end; a program that does not come to one is ended and the scenario fails.
  func finish(within seconds: Double = 120) throws -> Outcome {
    guard let end = Deadline.poll(seconds: seconds, every: 2, until: { isRunning ? nil : end }) else {
      send(SIGKILL)
      throw ScenarioFailure("\(words.joined(separator: " ")): no end within \(seconds) s")
    }
    // The macros of wait.h, which Swift does not see.
    let signal = end & 0x7F
    return Outcome(
      status: signal == 0 ? (end >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
      outputBytes: try workplace.bytes(of: logs + ".out"), errorBytes: try workplace.bytes(of: logs + ".err"))
  }
}
