import Foundation
import Testing

extension TerminalSuite {
  @Suite("what is typed") struct Drafts {
    @Test(
      "comes back after kill -9, in the field it was typed in and with the cursor where it was, and is nowhere in clear",
      .enabled(if: Tool.sqlite3.isInstalled))
    func killedInAForm() throws {
      let workplace = try Workplace()
      let passphrase = try workplace.write("grønn hest på taket\n", to: "passphrase")
      chmod(passphrase, 0o600)
      let who = ["--user", "eva", "--passphrase-file", passphrase]
      let made = try workplace.start(
        ["init", "--organisation", "Blå Kors", "--programme", "piloten-blakors", "--unit", "Verkstedet:18"] + who
      ).finish()
      try #require(made.status == 0, "\(made)")

      let terminal = try TmuxTerminal(in: workplace)
      let command =
        "stegvis --register \(workplace.register) --today \(Samples.today) \(who.joined(separator: " "))"
      let process = try terminal.openKnowingProcess(command)
      try terminal.press("N")
      try terminal.wait(for: "Fornavn")
      try terminal.type("Kjersti")
      // Written when the field is left.
      try terminal.press("Tab")
      let first = try written(workplace)
      try terminal.type("Ødegård")
      try terminal.wait(for: "Ødegård")
      // Written when nothing more is typed.
      let second = try written(workplace, after: first)
      try terminal.press("Left", "Left", "Left")
      _ = try written(workplace, after: second)
      kill(process, SIGKILL)
      try terminal.wait(for: "Killed")

      for file in [workplace.register, workplace.register + "-wal"] where workplace.exists(file) {
        let bytes = Data(try workplace.bytes(of: file))
        for text in ["Kjersti", "degård", "familyName", "participant.new"] {
          #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text) in \(file)")
        }
      }

      try terminal.open(command)
      try terminal.wait(for: "Et utkast venter: Ny deltaker")
      try terminal.press("D")
      try terminal.wait(until: "the draft chosen") { $0.selected?.contains("Ny deltaker") == true }
      try terminal.press("Enter")
      try terminal.wait(until: "the form as it was") {
        $0.row(with: "Fornavn")?.contains("Kjersti") == true && $0.row(with: "Etternavn")?.contains("Ødegård") == true
      }
      try terminal.type("n")
      try terminal.wait(for: "Ødegnård")
      try terminal.press("C-s")
      try terminal.wait(for: "Ødegnård, Kjersti")
      #expect(try drafts(workplace).isEmpty)
      try terminal.quit()
    }

    @Test("is asked about once before Ctrl-C ends, and waits at the next start")
    func interruptedInAForm() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let terminal = try TmuxTerminal(in: workplace)
      let command = "stegvis --register \(workplace.register) --today \(Samples.today) --user eva"
      try terminal.open(command)
      try terminal.press("N")
      try terminal.wait(for: "Fornavn")
      try terminal.type("Kjersti")
      try terminal.press("C-c")
      let asked = try terminal.wait(for: "Ctrl-C en gang til avslutter")
      #expect(asked.row(with: "Fornavn")?.contains("Kjersti") == true)
      try terminal.press("C-c")
      try terminal.wait(until: "the shell") { $0.isShell }
      #expect(try terminal.lastStatus() == "0")
      try terminal.open(command)
      try terminal.wait(for: "Et utkast venter: Ny deltaker")
      try terminal.quit()
    }

    /// When the one draft was written last; waits until that is another time than `before`.
    private func written(_ workplace: Workplace, after before: String = "") throws -> String {
      let found = try Deadline.poll(every: 50) { () throws -> String? in
        let now = try drafts(workplace)
        return now.isEmpty || now == before ? nil : now
      }
      guard let found else { throw ScenarioFailure("no draft is written") }
      return found
    }

    private func drafts(_ workplace: Workplace) throws -> String {
      try workplace.run(.sqlite3, workplace.register, "SELECT at FROM draft").output
    }
  }
}
