import Foundation
import Testing

/// Where a program that crashes leaves its memory.
private enum CoreFile {
  /// Whether a program that does nothing about it leaves a file in its folder here: only then does the lack of one say
  /// anything.
  static let isLeftHere: Bool = {
    guard let workplace = try? Workplace(), let bash = Tool.bash.path else { return false }
    let commands = "cd \(workplace.temporary) && ulimit -c unlimited && bash -c 'kill -SEGV $$'"
    _ = try? RunningProgram(bash, ["-c", commands], in: workplace).finish()
    return workplace.files(in: workplace.temporary).contains { $0.hasPrefix("core") }
  }()
}

extension TerminalSuite {
  @Suite("when it crashes") struct Crashes {
    /// The program at the sample register, started where nothing lies.
    private func start(_ terminal: TmuxTerminal, as user: String = "") throws -> Int32 {
      let workplace = terminal.workplace
      try terminal.run("mkdir empty && cd empty && ulimit -c unlimited; clear")
      let process = try terminal.openKnowingProcess(
        "\(user)\(Binary.path) open --register \(workplace.register) --today \(Samples.today) --user eva --passphrase-file "
          + "\(workplace.passphraseFile) 2>\(workplace.path("said"))")
      try terminal.press("2")
      try terminal.wait(for: "Johansen, Per")
      return process
    }

    @Test(
      "it leaves no memory on the disk and says one sentence, and the terminal is as it was",
      .enabled(if: CoreFile.isLeftHere, "no program leaves its memory in its folder here; see core(5)"),
      arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGQUIT])
    func leavesNothing(signal: Int32) throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let terminal = try TmuxTerminal(in: workplace)
      let settings = try terminal.ask("stty -g")
      let process = try start(terminal)
      #expect(kill(process, signal) == 0)
      let shell = try terminal.wait(until: "the shell") { $0.isShell }
      #expect(try terminal.lastStatus() == "\(128 + signal)")
      #expect(try terminal.ask("stty -g") == settings)
      #expect(try terminal.state() == .atShell)

      #expect(workplace.files(in: workplace.path("empty")).isEmpty)
      let said = try workplace.text("said")
      // Ctrl-\ is asked for.
      #expect(said.split(separator: "\n").count == (signal == SIGQUIT ? 0 : 1), "\(said)")
      for name in ["Johansen", "Hansen", "Aisha", "0x", "Thread"] {
        #expect(!said.contains(name) && !shell.contains(name), "\(said)\n\(shell)")
      }
      try workplace.expectWhole()
    }

    @Test("its keys lie in memory that is never written to swap")
    func memory() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let terminal = try TmuxTerminal(in: workplace)
      let process = try start(terminal)
      let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      let locked = try #require(status.firstMatch(of: /VmLck:\s+(\d+) kB/), "\(status)")
      #expect(Int(locked.1) ?? 0 > 0, "\(status)")
      try terminal.quit()
    }

    @Test(
      "nobody else's program of the same user may look into it",
      .enabled(if: Tool.mayChangeUser, "only root may become somebody else"))
    func closedToOthers() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      for path in [workplace.register, workplace.passphraseFile, workplace.folder, workplace.path("logs")] {
        chown(path, 65534, 65534)
      }
      let setpriv = "\(try #require(Tool.setpriv.path)) --reuid=65534 --regid=65534 --clear-groups "
      let terminal = try TmuxTerminal(in: workplace)
      // One that does not guard itself, to see that there is something to be refused.
      try terminal.run("\(setpriv)sh -c 'echo $$ >\(workplace.path("logs"))/open; exec sleep 600' &")
      let open = try #require(
        Deadline.poll { (try? workplace.text("logs/open")).flatMap { Int32($0.trimmingCharacters(in: .newlines)) } })
      defer { kill(open, SIGKILL) }
      let process = try start(terminal, as: setpriv)
      func look(_ what: String, of process: Int32) throws -> Int32? {
        let words = setpriv.split(separator: " ").map(String.init)
        return try RunningProgram(
          words[0], Array(words.dropFirst()) + ["head", "-c", "1", "/proc/\(process)/\(what)"], in: workplace
        ).finish().status
      }
      for what in ["maps", "environ"] {
        #expect(try look(what, of: open) == 0, "\(what) of one that does not guard itself")
        #expect(try look(what, of: process) != 0, "\(what)")
      }
      #expect(try look("mem", of: process) != 0)
      try terminal.quit()
    }
  }
}
