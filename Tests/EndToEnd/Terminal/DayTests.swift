import Testing

extension TerminalSuite {
  @Suite("the day") struct Day {
    /// From the menu: about Aisha, and the key that ends it.
    private func write(_ text: String, _ opening: String = "n", endingWith key: String, at desk: Desk) throws {
      let flow = desk.flow(atMost: 7)
      try flow.press("/", "h", "a", "n")
      try desk.terminal.wait(until: "the one found") { $0.selected?.contains("Hansen, Aisha") == true }
      try flow.press("Enter", opening)
      try desk.terminal.wait(for: "Tab sender til Tor Lie")
      try flow.type(text)
      try flow.press(key)
    }

    @Test("a message is noted from the menu in seven keys and its text, and stands on the card")
    func note() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister(on: Samples.clockDay)
      let desk = try Desk("kari", at: workplace, today: nil)
      let terminal = desk.terminal
      try write("Kommer en time senere", endingWith: "Enter", at: desk)
      try terminal.wait(for: "Hansen, Aisha: notat lagret, ikke sendt.")
      try terminal.press("Enter")
      try terminal.wait(for: "Neste avtale")
      try terminal.press("Left")
      try terminal.wait(for: "Kommer en time senere")
      try terminal.quit()
      try workplace.expectWhole()
    }

    @Test("a phone message is sent from the menu in seven keys and its text")
    func message() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister(on: Samples.clockDay)
      let desk = try Desk("kari", at: workplace, today: nil)
      try write("Ring tilbake", "e", endingWith: "Tab", at: desk)
      try desk.terminal.wait(for: "sendt til Tor Lie.")
      try desk.terminal.quit()
      let tor = try Desk("tor", at: workplace, today: nil)
      try tor.terminal.press("1")
      try tor.terminal.wait(for: "Ring")
      try tor.terminal.quit()
      try workplace.expectWhole()
    }

    @Test("Tab sends it to the contact person, whose day it stands on; done is one key, and undone one")
    func task() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister(on: Samples.clockDay)
      let desk = try Desk("kari", at: workplace, today: nil)
      try write("Ring tilbake", endingWith: "Tab", at: desk)
      try desk.terminal.wait(for: "sendt til Tor Lie.")
      try desk.terminal.quit()
      let tor = try Desk("tor", at: workplace, today: nil)
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
