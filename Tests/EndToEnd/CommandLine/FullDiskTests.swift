import Testing

/// A disk that is full in the middle of a change: one sentence, status 74, and the register as it was.
@Suite("A full disk", .enabled(if: SmallDisk.isPossible, "no small disk can be mounted here"))
struct FullDiskTests {
  @Test("stops an import, and the register is as it was")
  func duringImport() throws {
    let workplace = try Workplace()
    let rows = (1...20_000).map { "P-\($0);Kari;Nordmann;1980\n" }.joined()
    let file = try workplace.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "mange.csv")
    let disk = SmallDisk(workplace, kibibytes: 4096)
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

  @Test("that was full before is told as such, to readers too, and the register is as it was")
  func beforehand() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let disk = SmallDisk(workplace, kibibytes: 2048)
    try disk.run(
      """
      cp "$WORK/register.stegvis" "$DISK"; dd if=/dev/zero of="$DISK/full" bs=1024 2>/dev/null
      stegvis export participants >"$WORK/out" 2>"$WORK/read"; echo "export $?" >"$WORK/statuses"
      stegvis import participants "$WORK/participants.csv" 2>"$WORK/said"; echo "import $?" >>"$WORK/statuses"
      cmp "$WORK/register.stegvis" "$STEGVIS_REGISTER" && echo same >>"$WORK/statuses"
      """)
    let said = try workplace.text("said")
    #expect(try workplace.text("statuses") == "export 74\nimport 74\nsame\n", "\(said)")
    #expect(said.contains("Disken er full"), "\(said)")
    #expect(try workplace.text("read").contains("Disken er full"))
  }
}

/// A limit on how large files may grow (`ulimit -f`), which ends a program that does nothing about it.
@Suite("A file that may grow no more", .enabled(if: Tool.bash.isInstalled))
struct FileLimitTests {
  @Test("stops an import in one sentence, and the register is as it was", arguments: [1, 16, 33, 64, 200, 400])
  func duringImport(kibibytes: Int) throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let before = try workplace.contents()
    let rows = (1...3000).map { "M-\($0);Kari;Nordmann;1980\n" }.joined()
    let file = try workplace.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "mange.csv")
    let outcome = try workplace.run(
      .bash, "-c",
      "ulimit -f \(kibibytes); exec stegvis import participants \(file) --register \(workplace.register)")
    #expect(outcome.status == 74, "\(outcome)")
    #expect(outcome.errorLines.count == 1, "\(outcome)")
    #expect(try workplace.contents() == before)
    try workplace.expectWhole()
  }
}
