import Testing

extension TerminalSuite {
  @Suite("the day") struct Day {
    @Test("a message is noted from the menu in seven keys and its text, and stands on the card")
    func note() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      let terminal = desk.terminal
      let before = ["/", "h", "a", "n", "Enter", "n"]
      try terminal.press("/", "h", "a", "n")
      try terminal.wait(until: "the one found") { $0.selected?.contains("Hansen, Aisha") == true }
      try terminal.press("Enter", "n")
      try terminal.wait(for: "Tab sender til Tor Lie")
      try terminal.type("Kommer en time senere")
      try terminal.press("Enter")
      #expect(before.count + 1 <= 7)
      try terminal.wait(for: "Hansen, Aisha: notat lagret.")
      try terminal.press("Enter")
      try terminal.wait(for: "Neste avtale")
      try terminal.press("Left", "Left")
      try terminal.wait(for: "Kommer en time senere")
      try terminal.quit()
      try workplace.expectWhole()
    }

    @Test("Tab sends it to the contact person, whose day it stands on; done is one key, and undone one")
    func task() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("kari", at: workplace)
      try desk.terminal.press("/", "h", "a", "n")
      try desk.terminal.wait(until: "the one found") { $0.selected?.contains("Hansen, Aisha") == true }
      try desk.terminal.press("Enter", "n")
      try desk.terminal.wait(for: "Tab sender til Tor Lie")
      try desk.terminal.type("Ring tilbake")
      try desk.terminal.press("Tab")
      try desk.terminal.wait(for: "sendt til Tor Lie.")
      try desk.terminal.quit()
      let tor = try Desk("tor", at: workplace)
      try tor.terminal.press("1")
      try tor.terminal.wait(for: "Les notat")
      try tor.terminal.choose("Les notat")
      try tor.terminal.press("i")
      try tor.terminal.wait(for: "I orden: Les notat")
      try tor.terminal.press("u")
      try tor.terminal.wait(for: "Angret")
      try tor.terminal.wait(for: "Les notat")
      try tor.terminal.quit()
      try workplace.expectWhole()
    }

    @Test("names wait for a key in the day, and never stand on the menu")
    func names() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      let menu = try terminal.wait(for: "Avtaler i dag")
      #expect(!menu.contains("Aisha"))
      try terminal.press("1")
      let hidden = try terminal.wait(for: "Møterom 2")
      #expect(!hidden.contains("Aisha") && hidden.contains("navn er skjult"))
      try terminal.press("v")
      try terminal.wait(for: "Hansen, Aisha")
      try terminal.press("v")
      let again = try terminal.wait(for: "navn er skjult")
      #expect(!again.contains("Aisha"))
      try terminal.quit()
    }
  }
}
