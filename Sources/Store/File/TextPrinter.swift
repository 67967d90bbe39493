import Glibc

/// Where something is printed to.
public enum PrintPlace: Hashable, Sendable {
  /// A file that is not there yet, which only its owner may read.
  case file(String)
  /// The program of ``RegisterSetting/printCommand``.
  case command
}

/// A program that takes a text on its standard input and prints it. It is run as it stands in the setting, without a shell:
/// nothing in its words is more than a word.
struct TextPrinter {
  let command: String
  private let words: [String]

  /// Nil where nothing is set.
  init?(_ setting: String?) {
    words = setting?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    if words.isEmpty { return nil }
    command = words[0]
  }

  /// How long it may take: it only hands the text on.
  private static let milliseconds = 10_000

  /// - Throws: ``RuleViolation/printFailed(command:)``.
  func print(_ text: [UInt8]) throws(StoreError) {
    // A file without a name: the text is whole before the program begins, which need not wait for it, or read it.
    guard let file = tmpfile() else { throw .ledger(.inputOutput(code: errno)) }
    defer { fclose(file) }
    guard fwrite(text, 1, text.count, file) == text.count, fflush(file) == 0 else {
      throw .ledger(.inputOutput(code: errno))
    }
    rewind(file)
    guard let child = start(reading: fileno(file)), hasTaken(child) else { throw .rule(.printFailed(command: command)) }
  }

  private func start(reading descriptor: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, 0)
    // What it says must not come onto the screen.
    for standard: Int32 in 1...2 { posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_WRONLY, 0) }
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child = pid_t()
    return posix_spawnp(&child, command, &actions, nil, &arguments, environ) == 0 ? child : nil
  }

  /// Waits for it to end well.
  private func hasTaken(_ child: pid_t) -> Bool {
    var status: Int32 = 0
    for _ in 0..<(TextPrinter.milliseconds / 10) {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status == 0 }
      if ended < 0, errno != EINTR { return false }
      usleep(10_000)
    }
    kill(child, SIGKILL)
    waitpid(child, &status, 0)
    return false
  }
}
