import Domain
import Foundation
import GRDB
import Store

/// The folder a scenario is tried in, again and again from the same beginning.
final class StepGround {
  let faults: FaultRegister
  private let stegvis: String
  private var beginning: String { faults.folder + "-beginning" }
  private var output: String { faults.folder + "-output" }

  init(stegvis: String) throws {
    faults = try FaultRegister(memory: true)
    self.stegvis = stegvis
  }

  func clear() {
    faults.clear()
    for path in [beginning, output] { try? FileManager.default.removeItem(atPath: path) }
  }

  func file(_ name: String) -> String { "\(faults.folder)/\(name)" }

  func write(_ text: String, to name: String) throws {
    guard
      FileManager.default.createFile(
        atPath: file(name), contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw Failure("no file \(name)") }
  }

  func session(writer: Int, _ body: (Session) throws -> Void) throws {
    let register = try FaultRegister.open(faults.path, faults.passphraseFile, writer: writer)
    try body(register.session(today: Ground.today, todayIsGiven: true))
    try register.close()
  }

  /// Lets the register keep backups, and puts one there for each of the days before today.
  func keepBackups(days: [Int32]) throws {
    let path = file("backups")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try session(writer: 0) { _ = try $0.settings.change([.backupFolder: path]) }
    let folder = BackupFolder(path: path, registerPath: faults.path)
    for day in days { try BackupCopy.make(from: faults.path, to: folder.path(of: Ground.today - Int(day))) }
  }

  // MARK: - Beginning again

  func prepare(_ scenario: StepScenario) throws {
    for name in try files() where name != "passphrase" {
      try? FileManager.default.removeItem(atPath: file(name))
    }
    try faults.make(people: 3, writers: 1, seed: 1)
    try scenario.prepare(self)
    try? FileManager.default.removeItem(atPath: beginning)
    try FileManager.default.copyItem(atPath: faults.folder, toPath: beginning)
  }

  func beginAgain() throws {
    try FileManager.default.removeItem(atPath: faults.folder)
    try FileManager.default.copyItem(atPath: beginning, toPath: faults.folder)
  }

  // MARK: - Running

  func run(_ scenario: StepScenario, _ kind: Interruption.Kind) throws -> Interruption {
    let words = scenario.command(self)
    guard scenario.isWriter else { return try program(words, kind) }
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    return try Interruption([own] + words, environment: ["PATH": "/usr/bin:/bin"], output: output, kind)
  }

  /// The real program, by its founder; of a passphrase, by whose it is.
  func program(_ words: [String], _ kind: Interruption.Kind = .none) throws -> Interruption {
    let isOwn = words.starts(with: ["user", "passphrase"])
    return try Interruption(
      [stegvis] + words + [
        "--register", faults.path, "--user", FaultRegister.login(writer: isOwn ? 1 : 0), "--passphrase-file",
        faults.passphraseFile,
      ], environment: ["PATH": "/usr/bin:/bin", "HOME": faults.folder, "LANG": "C.UTF-8"], output: output, kind)
  }

  // MARK: - Looking

  /// Everything in the folder, with what lies in its folders.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: faults.folder).sorted()
  }

  var hasRegister: Bool { access(faults.path, F_OK) == 0 }

  /// Every row there is, as it stands in the file; nil without a register. Who logged in when is told outside of any change, and
  /// passed over; so is that keys are being exchanged.
  func rows() throws -> [String: [String]]? {
    guard hasRegister else { return nil }
    let queue = try DatabaseQueue(path: faults.path)
    defer { try? queue.close() }
    return try queue.inDatabase { database in
      var rows: [String: [String]] = [:]
      for table in try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('exchange', 'last_login')")
      {
        let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(\"\(table)\")").map {
          "quote(\"\($0["name"] as String)\")"
        }
        rows[table] = try String.fetchAll(
          database, sql: "SELECT \(columns.joined(separator: " || ' ' || ")) FROM \"\(table)\"")
      }
      return rows
    }
  }

  /// Whether every backup in the folder opens and holds together.
  func brokenBackups() throws -> [String] {
    try files().filter { name in
      guard name.hasSuffix(".stegvis-backup") else { return false }
      guard let queue = try? DatabaseQueue(path: file(name)) else { return true }
      defer { try? queue.close() }
      return (try? queue.inDatabase { try String.fetchAll($0, sql: "PRAGMA integrity_check") }) != ["ok"]
    }
  }

  /// What the next start does: it opens the register, checks it and looks after its backups.
  /// - Returns: what the check found.
  func startAgain() throws -> [String] {
    let register = try faults.open()
    let findings = try register.check()
    _ = try register.session(today: Ground.today, todayIsGiven: true).backups.lookAfterBackups()
    try register.close()
    return findings.map { "\($0)" }
  }
}
