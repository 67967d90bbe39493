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
final class RunningProgram {
  private let process = Process()
  /// Stays at least as long as the program.
  private let workplace: Workplace
  private let output: URL
  private let errors: URL

  /// - Parameter input: what it reads; nothing at all without it.
  init(
    _ executable: String, _ arguments: [String], in workplace: Workplace, environment changes: [String: String] = [:],
    input: [UInt8] = []
  ) throws {
    self.workplace = workplace
    let name = "\(workplace.path("logs"))/\(UUID().uuidString)"
    output = URL(filePath: "\(name).out")
    errors = URL(filePath: "\(name).err")
    let source = URL(filePath: "\(name).in")
    for (file, bytes) in [(output, []), (errors, []), (source, input)] { try Data(bytes).write(to: file) }
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.environment = workplace.environment.merging(changes) { $1 }
    process.currentDirectoryURL = URL(filePath: workplace.folder)
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  var isRunning: Bool { process.isRunning }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for the end; a program that does not come to one is ended and the scenario fails.
  func finish(within seconds: Double = 120) throws -> Outcome {
    guard Deadline.poll(seconds: seconds, every: 2, until: { process.isRunning ? nil : true }) != nil else {
      send(SIGKILL)
      throw ScenarioFailure("\(process.arguments ?? []) did not end within \(seconds) s")
    }
    let hasExited = process.terminationReason == .exit
    return Outcome(
      status: hasExited ? process.terminationStatus : nil, signal: hasExited ? nil : process.terminationStatus,
      outputBytes: Array(try Data(contentsOf: output)), errorBytes: Array(try Data(contentsOf: errors)))
  }
}
