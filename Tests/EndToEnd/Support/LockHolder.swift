import Foundation

/// Another program that holds the register's write lock until it is let go.
final class LockHolder {
  private let process = Process()
  private let input = Pipe()

  init(_ workplace: Workplace) throws {
    guard let sqlite = Tool.sqlite3.path else { throw ScenarioFailure("sqlite3 is missing") }
    let sign = workplace.path("locked")
    process.executableURL = URL(filePath: sqlite)
    process.arguments = [workplace.register]
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    input.fileHandleForWriting.write(Data("BEGIN IMMEDIATE;\n.shell touch \(sign)\n".utf8))
    if Deadline.poll(until: { workplace.exists(sign) ? true : nil }) == nil { throw ScenarioFailure("no lock") }
  }

  deinit { release() }

  /// Lets go without having changed anything.
  func release() {
    guard process.isRunning else { return }
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
