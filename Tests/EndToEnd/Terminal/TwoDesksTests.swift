import Testing

extension TerminalSuite {
  @Suite("two at the same register") struct TwoDesks {
    private func desks() throws -> (eva: Desk, tor: Desk, workplace: Workplace) {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      return (try Desk("eva", at: workplace), try Desk("tor", at: workplace), workplace)
    }

    @Test("what one changes the other sees soon, and the row chosen stays chosen")
    func sees() throws {
      let (eva, tor, workplace) = try desks()
      try tor.choose("Hansen, Aisha")
      try eva.choose("Johansen, Per")
      try eva.terminal.press(">")
      try eva.terminal.wait(for: "Fram til 2")
      try eva.terminal.press("Enter")
      try eva.terminal.wait(for: "u Angre")
      try tor.wait(for: "Johansen, Per", saying: "2 Småjobb")
      #expect(try tor.terminal.screen().selected?.contains("Hansen, Aisha") == true)

      // Somebody new stands above: the choice moves down with its person.
      try workplace.importing("participants", "nr;fornavn;etternavn;fødselsår\nP-0009;Ada;Aas;1970\n")
      try tor.terminal.wait(for: "Aas, Ada")
      #expect(try tor.terminal.screen().selected?.contains("Hansen, Aisha") == true)
      try tor.terminal.quit()
      try eva.terminal.quit()
    }

    @Test("who moves a person that somebody else has just moved is told who and when, and loses nothing")
    func bothMove() throws {
      let (eva, tor, workplace) = try desks()
      for desk in [eva, tor] {
        try desk.choose("Johansen, Per")
        try desk.terminal.press(">")
        try desk.terminal.wait(for: "Fram til 2")
      }
      try tor.terminal.press("C-u")
      try tor.terminal.type("19.11")
      try tor.terminal.wait(for: "19.11.2026")
      try eva.terminal.press("Enter")
      try eva.terminal.wait(for: "u Angre")
      try tor.terminal.press("Enter")
      let told = try tor.terminal.wait(for: "Eva Moe endret dette")
      #expect(told.text.contains(/Eva Moe endret dette [^;]*\d\d:\d\d; det du skrev, er beholdt/), "\(told)")
      #expect(told.contains("19.11"), "what was typed is still there:\n\(told)")
      #expect(told.contains("er i 2 Småjobb"), "and what now is stands beside it:\n\(told)")
      try tor.terminal.quit()
      try eva.terminal.quit()
      let steps = try workplace.stegvis("export", "steps").output
      #expect(steps.contains("P-0003,piloten-blakors,2,2026-11-21,,"), "\(steps)")
      #expect(!steps.contains("2026-11-19"), "\(steps)")
      try workplace.expectWhole()
    }

    @Test("who enters first lights that somebody else has just entered is told, and loses nothing")
    func bothEnterLights() throws {
      let (eva, tor, workplace) = try desks()
      for (desk, key) in [(eva, "1"), (tor, "3")] {
        try desk.choose("Berg, Siv")
        try desk.terminal.press("l")
        try desk.terminal.wait(for: "Psykisk helse")
        try desk.terminal.press(key, key, key, key, key, key, key, key)
        try desk.terminal.wait(for: "Ctrl-S lagrer")
      }
      try eva.terminal.press("C-s")
      try eva.terminal.wait(for: "u Angre")
      try tor.terminal.press("C-s")
      let told = try tor.terminal.wait(for: "Eva Moe endret dette")
      #expect(told.row(with: "Bosituasjon")?.contains("rødt") == true, "what tor typed is still there:\n\(told)")
      let lights = try workplace.stegvis("export", "lights").output.split(separator: "\n").dropFirst()
      #expect(lights == ["P-0001,2026-11-21,worker,green,green,green,green,green,green,green,green"])
      // Having been told, he may still have his way: it is a correction now, and both stand in the log.
      try tor.terminal.press("C-s")
      try tor.terminal.wait(for: "u Angre")
      try tor.terminal.quit()
      try eva.terminal.quit()
      let kinds = try workplace.stegvis("log", "--format", "csv").output
      #expect(kinds.contains("eva,lights_saved") && kinds.contains("tor,lights_changed"), "\(kinds)")
      try workplace.expectWhole()
    }

    @Test("one undoes only what is one's own, and not what somebody has built upon")
    func undoOwn() throws {
      let (eva, tor, _) = try desks()
      for desk in [eva, tor] {
        try desk.choose("Hansen, Aisha")
      }
      try eva.terminal.press("<")
      try eva.terminal.wait(for: "Grunn")
      try eva.terminal.press("C-u")
      try eva.terminal.type("15.11")
      try eva.terminal.press("Tab")
      try eva.terminal.type("ønsker")
      try eva.terminal.press("Enter", "C-s")
      try eva.terminal.wait(for: "u Angre")
      try tor.wait(for: "Hansen, Aisha", saying: "1 Bo, nettv.")
      try tor.terminal.press("u")
      try tor.terminal.wait(for: "Ingenting å angre")
      try tor.terminal.press(">")
      try tor.terminal.wait(for: "Fram til 2")
      try tor.terminal.press("Enter")
      try tor.terminal.wait(for: "u Angre")
      try eva.wait(for: "Hansen, Aisha", saying: "2 Småjobb")
      try eva.terminal.press("u")
      try eva.terminal.wait(for: "Tor Lie")
      #expect(try eva.terminal.screen().row(with: "Hansen, Aisha")?.contains("2 Småjobb") == true)
      try tor.terminal.quit()
      try eva.terminal.quit()
    }

    @Test("a form that is open keeps what is typed while others change the register")
    func typedStays() throws {
      let (eva, _, workplace) = try desks()
      try eva.choose("Berg, Siv")
      try eva.terminal.press("E")
      try eva.terminal.wait(for: "Fornavn")
      try eva.terminal.type("-Anne")
      try eva.terminal.wait(for: "Siv-Anne")
      try workplace.importing("participants", "nr;fornavn;etternavn;fødselsår\nP-0001;Siv;Bergum;1979\n")
      try eva.terminal.press("C-s")
      let told = try eva.terminal.wait(for: "endret dette")
      #expect(told.contains("Siv-Anne"), "\(told)")
      try eva.terminal.quit()
    }
  }
}
