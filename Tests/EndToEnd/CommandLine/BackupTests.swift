import Foundation
import Testing

/// A backup is whole while others write, and gives a register again where there is none.
@Suite("Backup and restore") struct BackupTests {
  private let workplace: Workplace
  private let passphrase: String
  private let wrong: String

  init() throws {
    workplace = try Workplace()
    passphrase = try workplace.write("grønn hest på taket\n", to: "passphrase")
    wrong = try workplace.write("blå hest på taket\n", to: "wrong")
    for file in [passphrase, wrong] { chmod(file, 0o600) }
  }

  private var backup: String { workplace.path("a.stegvis-backup") }
  private var restored: String { workplace.path("restored.stegvis") }

  private func start(_ arguments: [String], on register: String? = nil, _ passphrase: String? = nil) throws
    -> RunningProgram
  {
    try RunningProgram(
      Binary.path,
      arguments + ["--register", register ?? workplace.register, "--user", "eva"]
        + ["--passphrase-file", passphrase ?? self.passphrase], in: workplace)
  }

  @discardableResult
  private func stegvis(
    _ arguments: String..., on register: String? = nil, with passphrase: String? = nil
  ) throws -> Outcome {
    try start(arguments, on: register, passphrase).finish()
  }

  /// - Parameter people: how many are in it.
  private func makeRegister(people: Int) throws {
    let made = try stegvis(
      "init", "--organisation", "Blå Kors", "--programme", "piloten-blakors", "--name", "Eva Moe", "--recovery-file",
      workplace.path("key"))
    guard made.status == 0 else { throw ScenarioFailure("init: \(made)") }
    let imported = try stegvis("import", "participants", try file(people, "P"))
    guard imported.status == 0 else { throw ScenarioFailure("import: \(imported)") }
  }

  private func file(_ people: Int, _ letter: String) throws -> String {
    let rows = (1...people).map { "\(letter)-\($0);Kari;Nordmann;1980\n" }.joined()
    return try workplace.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "\(letter).csv")
  }

  private func people(on register: String) throws -> Int {
    try stegvis("export", "participants", on: register).output.split(separator: "\n").count - 1
  }

  @Test("leaves out what another process has not finished, and all of it checks")
  func duringAnImport() throws {
    try makeRegister(people: 500)
    let other = try start(["import", "participants", try file(20_000, "Q")])
    var copies: [String] = []
    repeat {
      let copy = workplace.path("copy-\(copies.count)")
      let made = try stegvis("backup", copy)
      #expect(made.status == 0, "\(made)")
      copies.append(copy)
    } while other.isRunning
    #expect(try other.finish().status == 0)
    for (index, copy) in [copies.first, copies.last].enumerated() {
      let target = workplace.path("restored-\(index).stegvis")
      let outcome = try stegvis("restore", try #require(copy), on: target)
      #expect(outcome.status == 0, "\(outcome)")
      #expect([500, 20_500].contains(try people(on: target)))
      #expect(try stegvis("check", on: target).status == 0)
    }
    #expect(!workplace.files(in: workplace.folder).contains { $0.hasSuffix(".stegvis-draft") })
  }

  @Test("is restored as it was, and its making and restoring stand in the log")
  func whole() throws {
    try makeRegister(people: 3)
    let before = try stegvis("export", "participants").output
    let made = try stegvis("backup", backup)
    #expect(made.status == 0 && made.outputBytes.isEmpty, "\(made)")
    #expect(made.errors.contains("Sikkerhetskopi laget"))
    #expect(try stegvis("log").output.contains("sikkerhetskopi laget: a.stegvis-backup"))
    let outcome = try stegvis("restore", backup, on: restored)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try stegvis("export", "participants", on: restored).output == before)
    #expect(try stegvis("log", on: restored).output.contains("gjenopprettet fra a.stegvis-backup"))
  }

  @Test("refuses what it must, in one sentence, and leaves nothing")
  func refusals() throws {
    try makeRegister(people: 3)
    #expect(try stegvis("backup", backup).status == 0)
    let damaged = try workplace.write(Array(try workplace.bytes(of: backup).prefix(9000)), to: "damaged")
    let foreign = try workplace.write("hei\n", to: "foreign")
    let tries: [(Outcome, Int32, String)] = [
      (try stegvis("backup", backup), 73, "finnes fra før"),
      (try stegvis("backup", workplace.path("borte/a")), 73, "Fant ikke mappen"),
      (try stegvis("backup", workplace.path("b"), with: wrong), 77, "stemmer ikke"),
      (try stegvis("restore", workplace.path("nei"), on: restored), 66, "Fant ikke"),
      (try stegvis("restore", backup), 73, "finnes fra før"),
      (try stegvis("restore", backup, on: restored, with: wrong), 77, "stemmer ikke"),
      (try stegvis("restore", damaged, on: restored), 65, "skadet"),
      (try stegvis("restore", foreign, on: restored), 65, "ikke et Stegvis-register"),
    ]
    for (outcome, status, words) in tries {
      #expect(outcome.status == status, "\(outcome)")
      #expect(outcome.errors.contains(words), "\(outcome)")
      #expect(outcome.errorLines.count == 1, "\(outcome)")
    }
    #expect(!workplace.exists(restored) && !workplace.exists(workplace.path("b")))
    #expect(!workplace.files(in: workplace.folder).contains { $0.hasSuffix(".stegvis-draft") })
  }

  @Test("stopped with Ctrl-C leaves a whole backup or nothing")
  func interrupted() throws {
    try makeRegister(people: 20_000)
    let program = try start(["backup", backup])
    let began = Deadline.poll(every: 1) { () -> Bool? in
      let files = workplace.files(in: workplace.folder)
      return files.contains { $0.hasSuffix(".stegvis-draft") } || !program.isRunning ? true : nil
    }
    #expect(began == true)
    program.send(SIGINT)
    let outcome = try program.finish()
    #expect(outcome.status == (workplace.exists(backup) ? 0 : 130), "\(outcome)")
    #expect(!workplace.files(in: workplace.folder).contains { $0.contains(".stegvis-draft") })
  }

  @Test("is told of a full disk, and leaves nothing there", .enabled(if: SmallDisk.isPossible))
  func fullDisk() throws {
    try makeRegister(people: 2000)
    #expect(try stegvis("backup", backup).status == 0)
    let disk = SmallDisk(workplace, kibibytes: 256)
    try disk.run(
      """
      ME="--user eva --passphrase-file $WORK/passphrase"
      stegvis backup "$DISK/b" --register "$WORK/register.stegvis" $ME 2>"$WORK/said"; echo "backup $?" >"$WORK/statuses"
      stegvis restore "$WORK/a.stegvis-backup" $ME 2>>"$WORK/said"; echo "restore $?" >>"$WORK/statuses"
      ls "$DISK" >"$WORK/files"
      """)
    let said = try workplace.text("said")
    #expect(try workplace.text("statuses") == "backup 74\nrestore 74\n", "\(said)")
    #expect(said.components(separatedBy: "Disken er full").count == 3, "\(said)")
    #expect(try workplace.text("files").isEmpty)
  }
}
