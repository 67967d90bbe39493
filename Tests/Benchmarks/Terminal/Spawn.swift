import Foundation

/// Starts programs without a shell and without a fork of this process, which may be large.
enum Spawn {
  /// `POSIX_SPAWN_SETSID`, which Swift does not see.
  private static let newSession: Int16 = 0x80

  /// - Parameters:
  ///   - arguments: without the program's own name.
  ///   - terminal: what the program reads from and writes to. It is the first to open it in a session of its own, and
  ///     so the terminal is its controlling one. Nil: it reads and writes nothing.
  static func start(
    _ path: String, _ arguments: [String], environment: [String: String], terminal: String?
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal ?? "/dev/null", O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, newSession)

    var process: pid_t = 0
    let code = withStrings([path] + arguments) { arguments in
      withStrings(environment.map { "\($0)=\($1)" }) { environment in
        posix_spawn(&process, path, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw Failure("cannot start \(path): \(String(cString: strerror(code)))") }
    return process
  }

  /// Starts a program, waits until it is over, and says how long that took.
  static func time(_ path: String, _ arguments: [String], environment: [String: String]) throws(Failure) -> Duration {
    let clock = ContinuousClock()
    let begin = clock.now
    let process = try start(path, arguments, environment: environment, terminal: nil)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let duration = clock.now - begin
    guard status == 0 else { throw Failure("\(path) \(arguments.joined(separator: " ")) fails") }
    return duration
  }

  /// The strings as C wants them: pointers, and a nil behind the last.
  static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}
