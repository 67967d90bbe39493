import Testing

/// A disk that is full in the middle of a change: one sentence, status 74, and the register as it was.
@Suite("A full disk", .enabled(if: SmallDisk.isPossible, "no small disk can be mounted here"))
struct FullDiskTests {
  @Test("stops an import, and the register is as it was")
  func duringImport() throws {
    let workplace = try Workplace()
    let rows = (1...20_000).map { "P-\($0);Kari;Nordmann;1980\n" }.joined()
    let file = try workplace.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "mange.csv")
    let disk = SmallDisk(workplace, kibibytes: 1024)
    let outcome = try disk.run(
      """
      stegvis init --organisation "Blå Kors"
      stegvis export participants >"$WORK/before"
      stegvis import participants \(file) 2>"$WORK/said"; echo "import $?" >>"$WORK/statuses"
      stegvis check; echo "check $?" >>"$WORK/statuses"
      stegvis export participants >"$WORK/after"
      """)
    #expect(try workplace.text("statuses") == "import 74\ncheck 0\n", "\(outcome)")
    let said = try workplace.text("said")
    #expect(said.contains("Disken er full"))
    #expect(said.split(separator: "\n").count == 1)
    #expect(try workplace.text("after") == workplace.text("before"))
  }

  @Test("stops the making of a register, and leaves nothing")
  func duringInit() throws {
    let workplace = try Workplace()
    let disk = SmallDisk(workplace, kibibytes: 40)
    try disk.run(
      """
      stegvis init --organisation "Blå Kors" 2>"$WORK/said"; echo "init $?" >"$WORK/statuses"
      ls "$DISK" >"$WORK/files"
      """)
    let said = try workplace.text("said")
    #expect(try workplace.text("statuses") == "init 74\n", "\(said)")
    #expect(said.contains("Disken er full"))
    #expect(try workplace.text("files").isEmpty)
  }
}

/// A disk of a few kibibytes that only the commands run on it can see, and that goes away with them.
struct SmallDisk {
  private let workplace: Workplace
  private let kibibytes: Int

  init(_ workplace: Workplace, kibibytes: Int) {
    self.workplace = workplace
    self.kibibytes = kibibytes
  }

  static let isPossible: Bool = {
    guard Tool.unshare.isInstalled, let workplace = try? Workplace() else { return false }
    return (try? SmallDisk(workplace, kibibytes: 64).run("true"))?.status == 0
  }()

  /// Runs shell commands with the disk at `$DISK`, the register on it, and the workplace at `$WORK`.
  @discardableResult
  func run(_ commands: String) throws -> Outcome {
    try workplace.run(
      .unshare, "--mount", "--map-root-user", "sh", "-c",
      """
      export WORK=\(workplace.folder) DISK=\(workplace.folder)/disk STEGVIS_REGISTER=\(workplace.folder)/disk/register.stegvis
      mkdir -p "$DISK" && mount -t tmpfs -o size=\(kibibytes)k tmpfs "$DISK" || exit 99
      \(commands)
      """)
  }
}
