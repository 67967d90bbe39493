import Foundation
import Testing

extension TerminalSuite {
  @Suite("when it is stopped or ended from outside") struct Signals {
    @Test("Ctrl-Z gives the terminal to the shell, and fg takes it up where it was")
    func stopAndGoOn() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      let settings = try terminal.ask("stty -g")
      try terminal.open()
      try terminal.press("2")
      try terminal.wait(for: "Aune, Berit")
      try terminal.choose("Aune, Berit")
      try terminal.press("C-z")
      try terminal.wait(for: "Stopped")
      #expect(try terminal.state() == .atShell)
      #expect(try terminal.ask("stty -g") == settings)
      try terminal.resize(columns: 120, rows: 40)
      try terminal.run("fg")
      let list = try terminal.wait(until: "the list at its new size") {
        $0.selected?.contains("Aune, Berit") == true && $0.isWhole(columns: 120)
      }
      #expect(!list.contains("Stopped"))
      try terminal.press("Down")
      try terminal.wait(until: "keys again") { $0.selected?.contains("Aune") == false }
      try terminal.quit()
      #expect(try terminal.ask("stty -g") == settings)
    }

    @Test("Ctrl-S does not freeze the screen")
    func flowControl() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      try terminal.press("C-s", "2")
      try terminal.wait(for: "Al-Masri")
      try terminal.press("C-z")
      try terminal.wait(for: "Stopped")
      try terminal.run("fg")
      try terminal.wait(for: "Al-Masri")
      try terminal.press("C-s", "C-q", "Down")
      try terminal.wait(until: "the next row") { $0.selected?.contains("Aune") == true }
      try terminal.quit()
    }

    @Test(
      "Ctrl-C, TERM and HUP end it in order: status 0, terminal as it was, demo removed",
      arguments: [
        SIGINT, SIGTERM, SIGHUP,
      ])
    func orderlyEnd(signal: Int32) throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      let settings = try terminal.ask("stty -g")
      let process = try terminal.openKnowingProcess()
      try terminal.press("2")
      try terminal.wait(for: "Al-Masri")
      if signal == SIGINT { try terminal.press("C-c") } else { kill(process, signal) }
      try terminal.wait(until: "the shell") { $0.isShell }
      #expect(try terminal.lastStatus() == "0")
      #expect(try terminal.ask("stty -g") == settings)
      #expect(try terminal.state() == .atShell)
      #expect(workplace.files(in: workplace.temporary).isEmpty)
    }

    @Test("a closed window ends it, and nothing of the demo is left")
    func closedWindow() throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      let process = try terminal.openKnowingProcess()
      try terminal.closeWindow()
      #expect(Deadline.poll { kill(process, 0) == 0 ? nil : true } == true, "it is gone")
      #expect(workplace.files(in: workplace.temporary).isEmpty)
    }

    @Test(
      "a trap leaves the terminal as it was at once, and says so without showing memory",
      arguments: [
        SIGILL, SIGTRAP, SIGSEGV, SIGABRT,
      ])
    func trap(signal: Int32) throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      let settings = try terminal.ask("stty -g")
      try terminal.run("ulimit -c unlimited")
      let process = try terminal.openKnowingProcess("stegvis demo")
      try terminal.press("2")
      try terminal.wait(for: "Al-Masri")
      let start = ContinuousClock.now
      kill(process, signal)
      let shell = try terminal.wait(until: "the shell") { $0.isShell && $0.contains("Stegvis stoppet") }
      #expect(ContinuousClock.now - start < .seconds(25), "no debugger waits for a key")
      for words in ["Thread 0", "0x", "Backtrace", "Al-Masri", "Press"] { #expect(!shell.contains(words), "\(shell)") }
      #expect(try terminal.lastStatus() == "\(128 + signal)")
      #expect(try terminal.ask("stty -g") == settings)
      #expect(try terminal.state() == .atShell)
      #expect(!workplace.files(in: workplace.folder).contains { $0.hasPrefix("core") }, "no memory on disk")
    }
  }
}
