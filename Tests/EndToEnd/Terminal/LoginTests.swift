import Foundation
import Testing

extension TerminalSuite {
  @Suite("the door") struct Login {
    private static let passphrase = "grønn hest på taket"

    /// A register of Eva's.
    private func workplace() throws -> Workplace {
      let workplace = try Workplace()
      let file = try workplace.write(Self.passphrase, to: "passphrase")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
      let made = try workplace.stegvis(
        "init", "--organisation", "Blå Kors", "--programme", "piloten-blakors", "--unit", "Rådhusgaten 53:18",
        "--user", "eva", "--name", "Eva Moe", "--passphrase-file", file, "--recovery-file",
        workplace.path("recovery"))
      guard made.status == 0 else { throw ScenarioFailure("init: \(made)") }
      return workplace
    }

    /// Somebody before the door of the register.
    private func door(_ workplace: Workplace, _ options: String = "") throws -> TmuxTerminal {
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.run("(echo $BASHPID >process; exec \(Binary.path) --register \(workplace.register) \(options))")
      try terminal.wait(for: "Passfrase")
      return terminal
    }

    private func type(_ passphrase: String, at terminal: TmuxTerminal) throws {
      let dots = String(repeating: "•", count: passphrase.count)
      try terminal.type(passphrase)
      try terminal.wait(until: "a dot for each letter") { $0.row(with: "assfrase")?.hasSuffix(" " + dots) == true }
    }

    @Test("a wrong passphrase is told, the right one opens, and none is seen by anybody")
    func logIn() throws {
      let workplace = try workplace()
      let terminal = try TmuxTerminal(in: workplace)
      let settings = try terminal.ask("stty -g")
      try terminal.run("(echo $BASHPID >process; exec \(Binary.path) --register \(workplace.register))")
      let door = try terminal.wait(for: "Brukernavn")
      #expect(door.contains("register.stegvis") && !door.contains("Blå Kors"), "\(door)")
      try terminal.type("eva")
      try terminal.press("Enter")
      try type("feil hest på taket", at: terminal)
      try terminal.press("Enter")
      try terminal.wait(until: "the sentence, and the passphrase gone") {
        $0.contains("Brukernavn eller passfrase stemmer ikke") && $0.contains("eva") && !$0.contains("•")
      }
      try type(Self.passphrase, at: terminal)
      #expect(try !terminal.screen().contains("hest"))
      let process = try workplace.text("process").trimmingCharacters(in: .whitespacesAndNewlines)
      for file in ["cmdline", "environ"] {
        let bytes = (try? Data(contentsOf: URL(filePath: "/proc/\(process)/\(file)"))) ?? Data()
        #expect(!String(decoding: bytes, as: UTF8.self).contains("hest"))
      }
      try terminal.press("Enter")
      let menu = try terminal.wait(until: "the menu") { $0.isMenu }
      #expect(menu.contains("Blå Kors") && menu.contains("Eva Moe, teamleder") && !menu.contains("hest"), "\(menu)")
      try terminal.quit()
      #expect(try terminal.lastStatus() == "0")
      #expect(try terminal.ask("stty -g") == settings)
      #expect(try terminal.state() == .atShell)
      #expect(!workplace.files(in: workplace.folder).contains { $0.hasSuffix("-wal") }, "the register is closed")
    }

    @Test("Esc and Ctrl-C leave, and nothing is changed", arguments: ["Escape", "C-c"])
    func leave(key: String) throws {
      let workplace = try workplace()
      let before = try workplace.bytes(of: workplace.register)
      let terminal = try door(workplace, "--user eva")
      try terminal.type("halv")
      try terminal.wait(for: "••••")
      try terminal.press(key)
      try terminal.wait(until: "the shell") { $0.isShell }
      #expect(try terminal.lastStatus() == "0")
      #expect(try terminal.state() == .atShell)
      #expect(try workplace.bytes(of: workplace.register) == before)
    }

    @Test("after some wrong ones it counts down, and then lets the right one in")
    func waiting() throws {
      let terminal = try door(try workplace(), "--user eva")
      for _ in 0..<20 {
        try type("feil", at: terminal)
        try terminal.press("Enter")
        let told = try terminal.wait(until: "an answer") {
          $0.contains("stemmer ikke") || $0.contains("For mange forsøk") || $0.contains("Nå kan du prøve igjen")
        }
        if !told.contains("stemmer ikke") { break }
      }
      try terminal.wait(for: "Nå kan du prøve igjen", seconds: 60)
      try type(Self.passphrase, at: terminal)
      try terminal.press("Enter")
      try terminal.wait(until: "the menu") { $0.isMenu }
      try terminal.quit()
    }

    @Test("locked in the middle of a form, nothing shows, and the form comes back")
    func lock() throws {
      let terminal = try door(try workplace(), "--user eva")
      try type(Self.passphrase, at: terminal)
      try terminal.press("Enter")
      try terminal.wait(until: "the menu") { $0.isMenu }
      try terminal.press("N")
      try terminal.wait(for: "Fornavn")
      try terminal.type("Frida")
      try terminal.wait(for: "Frida")
      try terminal.press("C-o")
      let locked = try terminal.wait(for: "Skjermen er låst")
      for words in ["Frida", "Blå Kors", "Eva Moe", "Ny deltaker"] { #expect(!locked.contains(words), "\(locked)") }
      try terminal.press("F9")
      try terminal.wait(without: "eva")
      try terminal.press("Space")
      try terminal.wait(for: "Passfrase")
      try type("feil hest på taket", at: terminal)
      try terminal.press("Enter")
      try terminal.wait(for: "stemmer ikke")
      try type(Self.passphrase, at: terminal)
      try terminal.press("Enter")
      try terminal.wait(until: "the form") { $0.contains("Frida") && $0.contains("Eva Moe, teamleder") }
      try terminal.type(" Marie")
      try terminal.wait(for: "Frida Marie")
      try terminal.quit()
      #expect(try terminal.lastStatus() == "0")
    }

    @Test("the demo is tried as front desk, counsellor and team lead; its lock tells its passphrase")
    func demo() throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.open("stegvis demo --user kari")
      for who in ["Kari Holm, resepsjon", "Eva Moe, teamleder", "Tor Lie, veileder", "Kari Holm, resepsjon"] {
        try terminal.wait(until: who) { $0.isMenu && $0.contains(who) }
        try terminal.press("B")
      }
      try terminal.wait(for: "Eva Moe, teamleder")
      try terminal.press("C-o")
      try terminal.wait(for: "alle er oppdiktet")
      try type("alle er oppdiktet", at: terminal)
      try terminal.press("Enter")
      try terminal.wait(until: "the menu") { $0.isMenu && $0.contains("Eva Moe, teamleder") }
      try terminal.quit()
      #expect(workplace.files(in: workplace.temporary).isEmpty)
    }

    @Test("a new register asks for its first team lead, and shows the recovery key until it was written down")
    func founder() throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.run("\(Binary.path) --user eva --register \(workplace.register)")
      try terminal.wait(for: "ikke noe register ennå")
      try terminal.press("1")
      try terminal.wait(for: "Virksomhet")
      try terminal.type("Blå Kors Bodø")
      for _ in 0..<5 { try terminal.press("Tab") }
      try terminal.type("Eva Moe")
      try terminal.press("Tab")
      try type("kort", at: terminal)
      try terminal.press("C-s")
      try terminal.wait(for: "Passfrasen er for kort")
      try terminal.press("C-u")
      try type(Self.passphrase, at: terminal)
      try terminal.press("Tab")
      try terminal.type(Self.passphrase)
      try terminal.press("Enter")
      let told = try terminal.wait(for: "Siste gruppe")
      #expect(!told.contains("hest"))
      let key = try #require(told.text.firstMatch(of: /[0-9A-Z]{5}(-[0-9A-Z]{5}){6}/)).output.0
      try terminal.press("Escape", "Enter")
      try terminal.wait(for: "ikke den siste gruppen")
      try terminal.type(String(key.suffix(5)))
      try terminal.press("Enter")
      let menu = try terminal.wait(until: "the menu") { $0.isMenu && $0.contains("Eva Moe, teamleder") }
      #expect(!menu.contains(String(key.suffix(5))))
      try terminal.quit()
      try terminal.run("clear; \(Binary.path) --user eva --register \(workplace.register)")
      try terminal.wait(for: "Passfrase")
      try type(Self.passphrase, at: terminal)
      try terminal.press("Enter")
      try terminal.wait(until: "the menu") { $0.isMenu && $0.contains("Blå Kors Bodø") }
      try terminal.quit()
    }
  }
}
