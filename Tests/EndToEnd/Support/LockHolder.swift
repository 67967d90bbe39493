import Foundation

/// Another program that holds the register's write lock until it is let go, and changes nothing.
final class LockHolder {
  private let program: RunningProgram
  private let sign: String

  init(_ workplace: Workplace) throws {
    guard let sqlite = Tool.sqlite3.path else { throw ScenarioFailure("sqlite3 is missing") }
    let sign = workplace.path("locked")
    self.sign = sign
    let commands = """
      BEGIN IMMEDIATE;
      .shell touch \(sign)
      .shell while [ -e \(sign) ]; do sleep 0.05; done

      """
    program = try RunningProgram(sqlite, [workplace.register], in: workplace, input: Array(commands.utf8))
    if (Deadline.poll { workplace.exists(sign) ? true : nil }) == nil { throw ScenarioFailure("no lock") }
  }

  /// Lets go.
  func release() throws {
    try? FileManager.default.removeItem(atPath: sign)
    _ = try program.finish()
  }
}
