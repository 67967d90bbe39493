import Domain
import Foundation
import Resources
import Store

/// A folder of its own for one scenario, with a home, a place for temporary files and a register; removed at the end.
final class Workplace {
  let folder: String
  /// What the program sees of the world: nothing of the machine the tests happen to run on.
  let environment: [String: String]

  var register: String { path("register.stegvis") }
  var temporary: String { path("tmp") }
  var home: String { path("home") }
  /// Everybody's here.
  static let passphrase = "grønn hest på taket"
  var passphraseFile: String { path("passphrase") }
  /// `stegvis` as eva runs it, whose passphrase lies in a file; also what a shell in this workplace finds by that name.
  var program: String { path("bin/stegvis") }

  init() throws {
    var template = Array("/tmp/stegvis-test.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ScenarioFailure("no folder: \(errno)") }
    let folder = String(cString: made)
    self.folder = folder
    environment = [
      "HOME": "\(folder)/home", "XDG_DATA_HOME": "\(folder)/home/.local/share",
      "XDG_CONFIG_HOME": "\(folder)/home/.config", "TMPDIR": "\(folder)/tmp", "LANG": "C.UTF-8", "STEGVIS_REGISTER": "",
      "PATH": "\(folder)/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    ]
    for part in ["home", "tmp", "logs", "bin"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
    }
    try writePassphrase(to: passphraseFile)
    try linkProgram()
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

  func writePassphrase(to path: String) throws {
    try Data((Workplace.passphrase + "\n").utf8).write(to: URL(filePath: path))
    chmod(path, 0o600)
  }

  // MARK: Programs

  /// Links to the script that says who runs it, and to what the script runs.
  private func linkProgram() throws {
    let files = FileManager.default
    try files.createSymbolicLink(atPath: program, withDestinationPath: Repository.programAsEva)
    try files.createSymbolicLink(atPath: path("bin/program"), withDestinationPath: Binary.path)
  }

  /// Starts `stegvis` with the arguments, on this workplace's register unless they name another.
  func start(_ arguments: [String], environment changes: [String: String] = [:]) throws -> RunningProgram {
    try RunningProgram(program, named(arguments), in: self, environment: changes)
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

  /// Makes this workplace's register with the team leads eva and tor, and kari at the front desk. Not by `init`, which others
  /// try: its passphrases cost as much as they should, and here they are asked for hundreds of times.
  func makeRegister(programmes: [String] = ["piloten-blakors"], units: [String] = ["Rådhusgaten 53:18"]) throws {
    func user(_ login: String, _ name: String, _ role: Role) -> NewUser {
      NewUser(
        login: login, name: name, role: role, passphrase: SecretBytes(passphrase: Workplace.passphrase), cost: .demo)
    }
    let catalogue = try Catalogue.shared.get()
    let made = try Register.create(
      path: register,
      setup: RegisterSetup(
        founder: user("eva", "Eva Moe", .teamLead),
        others: [user("tor", "Tor Lie", .teamLead), user("kari", "Kari Holm", .frontDesk)],
        organisation: "Blå Kors Kristiansand",
        programmes: programmes.compactMap(catalogue.programme).map { ProgrammeRecord($0) },
        units: units.map { Workplace.unit($0, standard: programmes[0]) }),
      now: { Int64(Date().timeIntervalSince1970 * 1000) })
    try made.register.close()
  }

  /// `NAME[:PLACES]`, or `PROGRAMME/NAME[:PLACES]`.
  private static func unit(_ text: String, standard: String) -> Domain.Unit {
    let places = text.split(separator: ":").dropFirst().first.flatMap { Int($0) }
    let path = text.split(separator: ":").first?.split(separator: "/").map(String.init) ?? []
    return Domain.Unit(programme: path.count > 1 ? path[0] : standard, name: path.last ?? "", places: places)
  }

  /// Imports a text as a file of the kind, as on a day if it matters which; it must be in order.
  func importing(_ kind: String, _ csv: String, on day: String? = nil) throws {
    let file = try write(csv, to: "\(kind).csv")
    let outcome = try start(["import", kind, file] + (day.map { ["--today", $0] } ?? [])).finish()
    guard outcome.status == 0 else { throw ScenarioFailure("import \(kind): \(outcome)") }
  }
}
