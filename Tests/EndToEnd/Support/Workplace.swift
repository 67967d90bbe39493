import Foundation

/// A folder of its own for one scenario, with a home, a place for temporary files and a register; removed at the end.
final class Workplace {
  let folder: String
  /// What the program sees of the world: nothing of the machine the tests happen to run on.
  let environment: [String: String]

  var register: String { path("register.stegvis") }
  var temporary: String { path("tmp") }
  var home: String { path("home") }

  init() throws {
    var template = Array("/tmp/stegvis-test.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ScenarioFailure("no folder: \(errno)") }
    let folder = String(cString: made)
    self.folder = folder
    environment = [
      "HOME": "\(folder)/home", "XDG_DATA_HOME": "\(folder)/home/.local/share",
      "XDG_CONFIG_HOME": "\(folder)/home/.config", "TMPDIR": "\(folder)/tmp", "LANG": "C.UTF-8", "STEGVIS_REGISTER": "",
      "PATH": "\(Binary.folder):/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    ]
    for part in ["home", "tmp", "logs"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
    }
  }

  deinit {
    // A program that has just been hung up on may still be putting its things away.
    _ = Deadline.poll(seconds: 5) {
      try? FileManager.default.removeItem(atPath: folder)
      return exists(folder) ? nil : true
    }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  // MARK: Files

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: path(name)))
    return path(name)
  }

  func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  /// The text of a file of this workplace.
  func text(_ name: String) throws -> String { String(decoding: try bytes(of: path(name)), as: UTF8.self) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  func files(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  // MARK: Programs

  /// Starts `stegvis` with the arguments, on this workplace's register unless they name another.
  func start(_ arguments: [String], environment changes: [String: String] = [:]) throws -> RunningProgram {
    try RunningProgram(Binary.path, named(arguments), in: self, environment: changes)
  }

  /// Runs `stegvis` with the arguments to its end.
  @discardableResult
  func stegvis(_ arguments: String..., environment changes: [String: String] = [:]) throws -> Outcome {
    try start(arguments, environment: changes).finish()
  }

  /// Runs one of the system's own programs.
  @discardableResult
  func run(_ tool: Tool, _ arguments: String..., input: String = "") throws -> Outcome {
    guard let path = tool.path else { throw ScenarioFailure("\(tool.rawValue) is missing") }
    return try RunningProgram(path, arguments, in: self, input: Array(input.utf8)).finish()
  }

  private func named(_ arguments: [String]) -> [String] {
    let needsNone = arguments.contains { ["--register", "--help", "--version", "--demo", "demo"].contains($0) }
    return needsNone ? arguments : arguments + ["--register", register]
  }

  // MARK: Registers

  /// Makes this workplace's register as a new user would.
  func makeRegister(units: [String] = ["Rådhusgaten 53:18"]) throws {
    let made = try start(
      ["init", "--organisation", "Blå Kors Kristiansand", "--programme", "piloten-blakors"]
        + units.flatMap { ["--unit", $0] }
    ).finish()
    guard made.status == 0 else { throw ScenarioFailure("init: \(made)") }
  }

  /// Imports a text as a file of the kind; it must be in order.
  func importing(_ kind: String, _ csv: String) throws {
    let outcome = try stegvis("import", kind, try write(csv, to: "\(kind).csv"))
    guard outcome.status == 0 else { throw ScenarioFailure("import \(kind): \(outcome)") }
  }
}
