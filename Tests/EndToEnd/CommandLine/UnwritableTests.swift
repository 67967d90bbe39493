import Foundation
import Testing

/// Files and folders that whoever runs the program may not read or write: told in one sentence, and nothing is written.
@Suite("Without the right to", .enabled(if: Tool.mayChangeUser, "only root may become somebody else"))
struct UnwritableTests {
  private let workplace: Workplace
  private let folder: String
  private var register: String { "\(folder)/register.stegvis" }
  private static let nobody: uid_t = 65534

  /// A register that belongs to nobody, in a folder of nobody's.
  init() throws {
    workplace = try Workplace()
    try workplace.makeSampleRegister()
    folder = workplace.path("nobodys")
    chmod(workplace.folder, 0o755)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try FileManager.default.moveItem(atPath: workplace.register, toPath: register)
    try workplace.writePassphrase(to: passphrase)
    for path in [folder, register, passphrase] { chown(path, Self.nobody, Self.nobody) }
    chmod(folder, 0o700)
    try #require(try run("--version").status == 0, "nobody may run the program at all")
  }

  private var passphrase: String { workplace.path("nobodys-passphrase") }

  /// - Parameter wrapper: what runs the program, as nobody.
  private func run(
    _ arguments: String..., on register: String? = nil, under wrapper: [String] = []
  ) throws -> Outcome {
    try RunningProgram(
      try #require(Tool.setpriv.path),
      ["--reuid=\(Self.nobody)", "--regid=\(Self.nobody)", "--clear-groups"] + wrapper + [Binary.path] + arguments
        + ["--register", register ?? self.register, "--user", "eva", "--passphrase-file", passphrase], in: workplace
    ).finish()
  }

  private func expect(
    _ outcome: Outcome, _ status: Int32, _ words: String, location: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == status, "\(outcome)", sourceLocation: location)
    #expect(outcome.errors.contains(words), "\(outcome)", sourceLocation: location)
    #expect(outcome.errorLines.count == 1, "one sentence: \(outcome)", sourceLocation: location)
    #expect(outcome.outputBytes.isEmpty, "\(outcome)", sourceLocation: location)
  }

  /// SQLite's index may lie beside a register that was read where its folder can be written to, with an empty log.
  private func expectUntouched(_ before: [UInt8], location: SourceLocation = #_sourceLocation) throws {
    #expect(try workplace.bytes(of: register) == before, sourceLocation: location)
    let beside = Set(workplace.files(in: folder)).subtracting(["register.stegvis"])
    #expect(beside.isSubset(of: ["register.stegvis-shm", "register.stegvis-wal"]), sourceLocation: location)
    if beside.contains("register.stegvis-wal") {
      #expect(try workplace.bytes(of: register + "-wal").isEmpty, sourceLocation: location)
    }
  }

  @Test("lock memory: the keys serve all the same")
  func memoryNotLocked() throws {
    let outcome = try run("show", "participant", "--number", "P-0002", under: ["prlimit", "--memlock=0:0"])
    #expect(outcome.status == 0, "\(outcome)")
  }

  @Test("write the register: it is not changed, and with --read-only counts can be had")
  func fileReadOnly() throws {
    chmod(register, 0o400)
    let before = try workplace.bytes(of: register)
    expect(try run("import", "participants", Repository.demoFile("participants")), 77, "ikke tilgang til \(register)")
    expect(try run("show", "participant", "--number", "P-0002"), 77, "ikke tilgang")
    #expect(try run("show", "menu", "--read-only").status == 0)
    try expectUntouched(before)
  }

  @Test("write in its folder: the same", arguments: [0o500, 0o555])
  func folderReadOnly(mode: mode_t) throws {
    chown(folder, mode == 0o555 ? 0 : Self.nobody, 0)
    chmod(folder, mode)
    let before = try workplace.bytes(of: register)
    expect(try run("import", "participants", Repository.demoFile("participants")), 77, "ikke tilgang til")
    expect(try run("show", "participant", "--number", "P-0002"), 77, "ikke tilgang til")
    #expect(try run("show", "menu", "--read-only").status == 0)
    try expectUntouched(before)
  }

  @Test(
    "read the register, or go into its folder", arguments: [("register", 0o000), ("register", 0o200), ("folder", 0)])
  func unreadable(what: String, mode: mode_t) throws {
    let before = try workplace.bytes(of: register)
    chmod(what == "folder" ? folder : register, mode)
    for command in [
      ["show", "menu"], ["check"], ["show", "menu", "--read-only"], ["open"], ["backup", "/tmp/stegvis-never"],
    ] {
      let outcome = try RunningProgram(
        try #require(Tool.setpriv.path),
        ["--reuid=\(Self.nobody)", "--regid=\(Self.nobody)", "--clear-groups", Binary.path] + command
          + ["--register", register, "--user", "eva", "--passphrase-file", passphrase], in: workplace
      ).finish()
      expect(outcome, 77, "ikke tilgang til \(register)")
    }
    try expectUntouched(before)
  }

  @Test("read what is somebody else's own (0600)")
  func somebodyElses() throws {
    chmod(folder, 0o755)
    chown(register, 0, 0)
    let before = try workplace.bytes(of: register)
    expect(try run("show", "menu"), 77, "ikke tilgang til \(register)")
    expect(try run("check"), 77, "ikke tilgang til \(register)")
    try expectUntouched(before)
  }

  @Test("make a file where it is asked for: 73, and nothing is left")
  func cannotMake() throws {
    let locked = workplace.path("locked")
    try FileManager.default.createDirectory(atPath: locked, withIntermediateDirectories: false)
    chmod(locked, 0o755)
    let backup = "\(folder)/a.stegvis-backup"
    #expect(try run("backup", backup).status == 0)
    expect(try run("init", "--organisation", "X", on: "\(locked)/r.stegvis"), 73, "\(locked)/r.stegvis")
    expect(try run("backup", "\(locked)/b"), 73, "\(locked)/b")
    expect(try run("restore", backup, on: "\(locked)/r.stegvis"), 73, "\(locked)/r.stegvis")
    expect(try run("export", "participants", "--out", "\(locked)/ut.csv"), 73, "\(locked)/ut.csv")
    #expect(workplace.files(in: locked).isEmpty)
    #expect(workplace.files(in: folder) == ["a.stegvis-backup", "register.stegvis"])
  }

  @Test("read a backup or an import")
  func unreadableInput() throws {
    let backup = "\(folder)/a.stegvis-backup"
    #expect(try run("backup", backup).status == 0)
    let people = try workplace.write(Samples.participants, to: "people.csv")
    for path in [backup, people] { chmod(path, 0) }
    let other = "\(folder)/other.stegvis"
    expect(try run("restore", backup, on: other), 77, backup)
    expect(try run("import", "participants", people), 77, people)
    #expect(!workplace.exists(other))
  }
}
