import Foundation
import Testing

extension TerminalSuite {
  @Suite("when the machine takes it away") struct Killed {
    @Test("kill -9 in the middle of work loses nothing that was said to be saved", arguments: [5, 40, 160])
    func killedWhileMoving(milliseconds: UInt32) throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let terminal = try TmuxTerminal(in: workplace)
      let process = try terminal.openKnowingProcess(
        "stegvis --register \(workplace.register) --today \(Samples.today) --user eva")
      try terminal.press("2")
      try terminal.wait(for: "Johansen, Per")
      try terminal.choose("Johansen, Per")
      try terminal.press(">")
      try terminal.wait(for: "Fram til 2")
      try terminal.press("Enter")
      try terminal.wait(for: "Johansen, Per er i 2")
      // Back and there again, as fast as keys can go.
      try terminal.type(String(repeating: "uU", count: 200))
      usleep(milliseconds * 1000)
      kill(process, SIGKILL)
      try terminal.wait(for: "Killed")
      try workplace.expectWhole()
      let log = try workplace.stegvis("log", "--format", "csv").output
      #expect(log.contains("eva,step_moved"), "\(log)")
      let entries = log.split(separator: "\n").compactMap { $0.split(separator: ",").first.flatMap { Int($0) } }
      #expect(entries == Array(1...entries.count), "no entry is missing: \(entries)")
    }

    @Test(
      "a disk that has become full is told, and what was typed is saved when there is room again",
      .enabled(if: SmallDisk.isPossible, "no small disk can be mounted here"))
    func fullDisk() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.run(SmallDisk(workplace, kibibytes: 2048).shellLine)
      try terminal.run("cp \"$WORK/register.stegvis\" \"$DISK\"")
      try terminal.open("stegvis --today \(Samples.today)")
      try terminal.press("2")
      try terminal.wait(for: "Johansen, Per")
      try terminal.choose("Johansen, Per")
      try terminal.press(">")
      try terminal.wait(for: "Fram til 2")
      try terminal.press("C-z")
      try terminal.wait(for: "Stopped")
      try terminal.run("dd if=/dev/zero of=\"$DISK/full\" bs=1024; fg")
      try terminal.wait(for: "Fram til 2")
      try terminal.press("Enter")
      let told = try terminal.wait(for: "Disken er full")
      #expect(told.contains("Fram til 2"), "\(told)")
      try terminal.press("C-z")
      try terminal.wait(for: "Stopped")
      try terminal.run("rm \"$DISK/full\"; fg")
      try terminal.wait(for: "Fram til 2")
      try terminal.press("Enter")
      try terminal.wait(for: "Johansen, Per er i 2")
      try terminal.quit()
      #expect(try terminal.ask("stegvis check; echo $?").hasSuffix("0"))
    }

    @Test("Ctrl-C in the middle of a long import: status 130, and the register is as it was")
    func interruptedImport() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let before = try workplace.contents()
      var rows = "nr;fornavn;etternavn;fødselsår\n"
      rows.reserveCapacity(32_000_000)
      for number in 1...1_000_000 { rows += "M-\(number);Kari;Nordmann;1980\n" }
      try workplace.write(rows, to: "million.csv")
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.run("stegvis import participants million.csv --register \(workplace.register)")
      let bar = try terminal.wait(until: "a bar with share and time left", seconds: 60) {
        $0.text.contains(/\[#+\.+\] +([2-9]|\d\d) %/)
      }
      #expect(bar.contains("million.csv"))
      try terminal.press("C-c")
      try terminal.wait(for: "Importen ble avbrutt", seconds: 60)
      try terminal.wait(until: "the shell") { $0.isShell }
      #expect(try terminal.lastStatus() == "130")
      #expect(try workplace.contents() == before)
      try workplace.expectWhole()
    }
  }
}
