import Foundation
import Testing

extension TerminalSuite {
  @Suite("users") struct Users {
    private static let new = "blå sykkel i kjelleren"

    /// A register of Eva's.
    private func workplace() throws -> Workplace {
      let workplace = try Workplace()
      let made = try workplace.stegvis(
        "init", "--organisation", "Blå Kors", "--programme", "piloten-blakors", "--unit", "Rådhusgaten 53:18",
        "--user", "eva", "--name", "Eva Moe", "--passphrase-file", workplace.passphraseFile, "--recovery-file",
        workplace.path("recovery"))
      guard made.status == 0 else { throw ScenarioFailure("init: \(made)") }
      return workplace
    }

    private func logIn(_ login: String, _ passphrase: String, at workplace: Workplace) throws -> TmuxTerminal {
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.run("\(Binary.path) --register \(workplace.register) --user \(login)")
      try terminal.wait(for: "Passfrase")
      try enter(passphrase, at: terminal)
      return terminal
    }

    /// Types a passphrase in the field that has the cursor, and Enter.
    private func enter(_ passphrase: String, at terminal: TmuxTerminal) throws {
      let before = try terminal.screen().text.count { $0 == "•" }
      try terminal.type(passphrase)
      try terminal.wait(until: "a dot for each letter") { $0.text.count { $0 == "•" } == before + passphrase.count }
      try terminal.press("Enter")
    }

    @Test("a team lead adds somebody at the desk, who logs in and changes their passphrase; the old one is refused")
    func fromTheTeamLeadToTheDesk() throws {
      let workplace = try workplace()
      let eva = try logIn("eva", Workplace.passphrase, at: workplace)
      try eva.wait(until: "the menu") { $0.isMenu }
      try eva.choose("Brukere")
      try eva.press("Enter")
      try eva.wait(for: "Ny bruker")
      try eva.choose("Ny bruker")
      try eva.press("Enter")
      try eva.wait(for: "Ny passfrase igjen")
      try eva.type("kari")
      try eva.press("Tab")
      try eva.type("Kari Holm")
      try eva.press("Tab")
      try eva.type("resep")
      try eva.press("Enter")
      try eva.type("råd")
      try eva.press("Enter")
      try eva.wait(until: "role and unit") {
        $0.contains("resepsjon") && $0.row(with: "Avdeling")?.contains("53") == true
      }
      try enter(Self.new, at: eva)
      try enter(Self.new, at: eva)
      let listed = try eva.wait(for: "Kari Holm er lagt til")
      #expect(listed.row(with: "resepsjon")?.contains("Kari Holm") == true, "\(listed)")

      let kari = try logIn("kari", Self.new, at: workplace)
      let menu = try kari.wait(until: "the desk's menu") { $0.isMenu }
      #expect(menu.contains("Kari Holm, resepsjon") && !menu.contains("Brukere"), "\(menu)")
      try kari.choose("Bytt passfrase")
      try kari.press("Enter")
      try kari.wait(for: "Nåværende passfrase")
      try enter(Self.new, at: kari)
      try enter(Workplace.passphrase, at: kari)
      try enter(Workplace.passphrase, at: kari)
      try kari.wait(for: "Passfrasen er byttet")
      try kari.quit()

      let again = try logIn("kari", Self.new, at: workplace)
      try again.wait(for: "stemmer ikke")
      try enter(Workplace.passphrase, at: again)
      try again.wait(until: "the desk's menu") { $0.isMenu }

      // Removed while she sits there: her screen locks and says so.
      try eva.press("Home")
      try eva.wait(until: "the first row") { $0.selected?.contains("Eva Moe") == true }
      try eva.choose("Kari Holm")
      try eva.press("DC")
      try eva.wait(for: "Fjerne Kari Holm?")
      try eva.press("Right", "Enter")
      try eva.wait(for: "Kari Holm er fjernet")
      try again.wait(for: "Du er ikke lenger bruker")
      try eva.quit()
      #expect(try workplace.stegvis("check").status == 0)
    }
  }
}
