import Testing

extension TerminalSuite {
  @Suite("appointments") struct Appointments {
    @Test("the desk makes one, moves it to tomorrow in eight keys, and says in three that they came")
    func flows() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister(on: Samples.clockDay)
      let desk = try Desk("kari", at: workplace, today: nil)
      let terminal = desk.terminal
      try terminal.press("/", "h", "a", "n", "Enter", "a")
      try terminal.wait(for: "Ny avtale")
      try terminal.type("i dag")
      try terminal.press("Down")
      try terminal.type("1030")
      try terminal.press("C-s")
      try terminal.wait(for: "Hansen, Aisha: avtale i dag 10:30.")
      try terminal.press("Escape", "Escape")
      try terminal.wait(until: "the menu") { $0.isMenu }

      try desk.flow(atMost: 8).press("/", "h", "a", "n", "Enter", "f", "+", "C-s")
      try terminal.wait(for: "Hansen, Aisha: flyttet fra i dag 10:30 til")
      try terminal.press("u")
      try terminal.wait(for: "Angret: Hansen, Aisha: avtale flyttet")
      try terminal.press("Escape", "Escape")
      try terminal.wait(until: "the menu") { $0.isMenu }

      try desk.flow(atMost: 3).press("1", "V", "1")
      try terminal.wait(until: "that they came, without a name") {
        $0.contains("i dag 10:30 Tor Lie: kom.") && !$0.contains("Aisha")
      }
      try terminal.press("Escape")
      try terminal.quit()
      #expect(
        try workplace.stegvis("show", "appointments", "--format", "csv").output.contains(",10:30,11:00,,Tor Lie,,came"))
      try workplace.expectWhole()
    }
  }
}
