import Testing

extension TerminalSuite {
  @Suite("the demo") struct Demo {
    @Test("opens at the menu, and the terminal is given back as it was")
    func comesAndGoes() throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      let settings = try terminal.ask("stty -g")
      try terminal.run("echo Kaffe er på bordet")
      try terminal.open()
      #expect(try terminal.state().isOnSecondScreen)
      #expect(try !terminal.screen().contains("Kaffe"))
      try terminal.quit()
      #expect(try terminal.lastStatus() == "0")
      #expect(try terminal.screen().contains("Kaffe er på bordet"), "what stood there stands there again")
      #expect(try terminal.ask("stty -g") == settings)
      #expect(try terminal.state() == .atShell)
      #expect(workplace.files(in: workplace.temporary).isEmpty, "nothing is kept")
      #expect(workplace.files(in: workplace.home).isEmpty)
    }

    @Test("every room opens with its digit, or with arrows and Enter, and Esc comes back")
    func rooms() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      for room in Room.all {
        guard let digit = room.digit else { continue }
        try terminal.press(digit)
        try terminal.wait(until: "\(room.title) by \(digit)") { $0.isIn(room) }
        try terminal.backToMenu()
      }
      for room in Room.all {
        try terminal.enter(room)
        let screen = try terminal.screen()
        #expect(screen.isWhole(columns: 80), "\(screen)")
        try terminal.press("Escape")
        try terminal.wait(until: "\(room.name) still chosen") { $0.isMenu && $0.selected?.contains(room.name) == true }
      }
      try terminal.press("Escape")
      try terminal.wait(for: "q avslutter")
      try terminal.quit()
    }

    @Test("help lists what can be done here, and does it")
    func help() throws {
      let terminal = try TmuxTerminal(in: try Workplace(), rows: 60)
      try terminal.open()
      try terminal.press("3")
      try terminal.wait(for: "median")
      try terminal.press("?")
      let help = try terminal.wait(for: "Enter utfører det som er valgt")
      for words in ["Til neste steg", "Skjul skjermen", "Angre"] { #expect(help.contains(words), "\(help)") }
      try terminal.press("Escape")
      try terminal.wait(until: "the steps again") { $0.contains("median") && !$0.contains("Enter utfører") }
      try terminal.press("F1")
      try terminal.wait(for: "Enter utfører det som er valgt")
      // One that can be seen to be done.
      try terminal.choose("BrukerPlan")
      try terminal.press("Enter")
      try terminal.wait(for: "BrukerPlan 2019")
      try terminal.quit()
    }

    @Test("the palette finds a command by a part of its name")
    func palette() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      try terminal.press("2")
      try terminal.wait(for: "Al-Masri")
      try terminal.press(":")
      try terminal.wait(for: "Kommando")
      try terminal.type("logg")
      try terminal.wait(until: "the log found") { $0.selected?.contains("Logg") == true }
      try terminal.press("Enter")
      try terminal.wait(for: "loggen sett")
      try terminal.press("Escape")
      try terminal.wait(until: "the menu") { $0.isMenu }
      try terminal.press(":")
      try terminal.type("finnes ikke")
      try terminal.wait(for: "Ingen kommando heter det")
      try terminal.quit()
    }

    @Test("F9 hides everything at once, and any key brings it back as it was", arguments: ["F9", "C-b"])
    func blank(key: String) throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      try terminal.press("2")
      try terminal.wait(for: "Aune, Berit")
      try terminal.press("Down", key)
      let blank = try terminal.wait(for: "Trykk en tast for å fortsette")
      #expect(!blank.contains("Berit"))
      #expect(blank.rows.filter { !$0.isEmpty }.count == 2, "only what to do stands there:\n\(blank)")
      try terminal.press("x")
      try terminal.wait(until: "the same row chosen") { $0.selected?.contains("Aune, Berit") == true }
      try terminal.quit()
    }

    @Test("a number explains itself: formula, people and date")
    func explain() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      try terminal.press("6")
      try terminal.wait(for: "8 av 137 har rødt lys")
      try terminal.press("F")
      try terminal.wait(for: "Slik er tallet regnet")
      try terminal.press("Escape")
      try terminal.wait(for: "8 av 137 har rødt lys")
      try terminal.quit()
    }

    @Test("what is changed in it is gone with it", arguments: ["stegvis demo", "stegvis demo --user tor"])
    func isThrownAway(command: String) throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.open(command)
      try terminal.press("2")
      try terminal.wait(for: "Al-Masri")
      try terminal.press(">", "Enter")
      try terminal.wait(for: "u Angre")
      try terminal.quit()
      #expect(workplace.files(in: workplace.temporary).isEmpty)
      try terminal.open(command)
      try terminal.press("2")
      try terminal.wait(until: "as before") { $0.row(with: "Al-Masri")?.contains("1 Bo, nettv.") == true }
      try terminal.quit()
    }
  }
}
