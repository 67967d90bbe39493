import Foundation
import Testing

extension TerminalSuite {
  @Suite("the first time, when there is no register") struct FirstRun {
    /// Where the register lies when nothing is said.
    private func standardPath(_ workplace: Workplace) -> String {
      workplace.path("home/.local/share/stegvis/register.stegvis")
    }

    private func begin(_ workplace: Workplace, command: String = "stegvis") throws -> TmuxTerminal {
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.run(command)
      try terminal.wait(for: "ikke noe register ennå")
      return terminal
    }

    /// From the field before it, the fields of the first team lead.
    private func found(by login: String, at terminal: TmuxTerminal) throws {
      try terminal.press("Tab", "C-u")
      try terminal.type(login)
      try terminal.press("Tab", "C-u")
      try terminal.type("Eva Moe")
      for _ in 0..<2 {
        try terminal.press("Tab")
        try terminal.type(Workplace.passphrase)
      }
    }

    private func writeDownRecoveryKey(at terminal: TmuxTerminal) throws {
      let told = try terminal.wait(for: "Siste gruppe")
      let key = try #require(told.text.firstMatch(of: /[0-9A-Z]{5}(-[0-9A-Z]{5}){6}/)).output.0
      try terminal.type(String(key.suffix(5)))
      try terminal.press("Enter")
    }

    private func logIn(at terminal: TmuxTerminal) throws {
      try terminal.wait(for: "Passfrase")
      try terminal.press("C-u")
      try terminal.type("eva")
      try terminal.press("Enter")
      try terminal.type(Workplace.passphrase)
      try terminal.wait(until: "all of it typed") {
        $0.row(with: "Passfrase")?.hasSuffix(String(repeating: "•", count: Workplace.passphrase.count)) == true
      }
      try terminal.press("Enter")
    }

    @Test("it offers to make one, to look at the demo and to open another, and quitting makes nothing")
    func offers() throws {
      let workplace = try Workplace()
      let terminal = try begin(workplace)
      let screen = try terminal.screen()
      for words in ["Lag et register", "Se på demoen", "Åpne et register", "Avslutt"] {
        #expect(screen.contains(words), "\(screen)")
      }
      try terminal.press("q")
      try terminal.wait(until: "the shell") { $0.isShell }
      #expect(try terminal.lastStatus() == "0")
      #expect(!workplace.exists(standardPath(workplace)))
      #expect(try terminal.state() == .atShell)
    }

    @Test("the demo can be looked at")
    func demo() throws {
      let workplace = try Workplace()
      let terminal = try begin(workplace)
      try terminal.choose("Se på demoen")
      try terminal.press("Enter")
      try terminal.wait(until: "the menu") { $0.isMenu && $0.contains("Demo") }
      try terminal.quit()
      #expect(!workplace.exists(standardPath(workplace)))
      #expect(workplace.files(in: workplace.temporary).isEmpty)
    }

    @Test("a register made with the form is there, and is opened the next time")
    func make() throws {
      let workplace = try Workplace()
      let terminal = try begin(workplace)
      try terminal.press("1")
      try terminal.wait(for: "Virksomhet")
      try terminal.type("Blå Kors Bodø")
      try terminal.press("Tab")
      try terminal.type("Steg for")
      try terminal.press("Tab")
      try terminal.type("Verkstedet")
      try terminal.press("Tab")
      try terminal.type("mange")
      try terminal.press("C-s")
      try terminal.wait(for: "Skriv et helt tall")
      try terminal.press("C-u")
      try terminal.type("12")
      try found(by: "eva", at: terminal)
      try terminal.press("C-s")
      try writeDownRecoveryKey(at: terminal)
      try terminal.wait(until: "the menu") { $0.isMenu && $0.contains("Blå Kors Bodø") }
      try terminal.quit()
      #expect(try terminal.lastStatus() == "0")
      let path = standardPath(workplace)
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      let units = try workplace.stegvis("show", "units", "--register", path)
      #expect(units.output.contains("Verkstedet"), "\(units)")
      try terminal.run("stegvis")
      try logIn(at: terminal)
      try terminal.wait(for: "Blå Kors Bodø")
      try terminal.quit()
    }

    @Test("Esc never loses what was typed")
    func keepsTyped() throws {
      let terminal = try begin(try Workplace())
      try terminal.press("1")
      try terminal.wait(for: "Virksomhet")
      try terminal.type("Blå Kors Bodø")
      try terminal.wait(for: "Blå Kors Bodø")
      try terminal.press("Escape")
      try terminal.wait(for: "Se på demoen")
      try terminal.press("1")
      try terminal.wait(for: "Virksomhet")
      try terminal.wait(for: "Blå Kors Bodø")
    }

    @Test("a register that lies elsewhere can be opened, and one that does not is told")
    func openOther() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let terminal = try begin(workplace)
      try terminal.press("3")
      try terminal.wait(for: "Fil")
      try terminal.type(workplace.register + "x")
      try terminal.press("Enter")
      try terminal.wait(for: "Fant ikke")
      if try terminal.screen().isShell {
        #expect(try terminal.lastStatus() == "66")
        try terminal.run("stegvis")
        try terminal.wait(for: "ikke noe register ennå")
        try terminal.press("3")
        try terminal.type(workplace.register)
      } else {
        try terminal.press("BSpace")
      }
      try terminal.press("Enter")
      try logIn(at: terminal)
      try terminal.wait(until: "the menu") { $0.isMenu && $0.contains("2 deltar") }
      try terminal.quit()
    }

    @Test("init asks for what was not said")
    func initAsks() throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.run("stegvis init --register \(workplace.register)")
      try terminal.wait(for: "Virksomhet")
      try terminal.type("Blå Kors")
      for _ in 0..<3 { try terminal.press("Tab") }
      try found(by: "eva", at: terminal)
      try terminal.press("C-s")
      try writeDownRecoveryKey(at: terminal)
      try terminal.wait(for: "Laget \(workplace.register)")
      try terminal.wait(until: "the shell") { $0.isShell }
      #expect(try terminal.lastStatus() == "0")
      try workplace.expectWhole()
    }
  }
}
