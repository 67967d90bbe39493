import Testing

extension TerminalSuite {
  @Suite("names from the whole world, and from nowhere") struct HostileNames {
    private static let people = """
      nr;fornavn;etternavn;fødselsår
      P-0001;文;阮;1981
      P-0002;👩‍👩‍👧‍👦;Familie;1982
      P-0003;To\u{AD}linjer;B\u{200D}rudd;1983
      P-0004;Åse\u{301};\u{202E}Baklengs;1984
      P-0005;Z̷̢̛a̷l̵g̶o̷;Støy;1985
      P-0006;\(String(repeating: "Å", count: 300));Lang;1986
      P-0007;Siv;Berg;1987

      """

    @Test("stay in their columns on the list", arguments: [80, 120])
    func columns(width: Int) throws {
      let workplace = try Workplace()
      try workplace.makeRegister()
      try workplace.importing("participants", HostileNames.people)
      let terminal = try TmuxTerminal(in: workplace, columns: width)
      try terminal.open("stegvis --register \(workplace.register) --today \(Samples.today)")
      try terminal.press("2")
      let list = try terminal.wait(for: "Berg, Siv")
      let rows = list.rows.filter { $0.contains("P-000") }
      #expect(rows.count == 7, "one row each:\n\(list)")
      // What stands in front of the number is as wide in every row.
      let widths = rows.map { columnsOf($0[...], before: "P-000") }
      #expect(Set(widths).count == 1, "\(widths)\n\(list)")
      let lights = rows.map { columnsOf($0[...], before: "········") }
      #expect(Set(lights).count == 1, "\(lights)\n\(list)")
      try terminal.quit()
    }

    /// Columns of the terminal in front of a text: two for the characters that East Asia and emoji have.
    private func columnsOf(_ row: Substring, before text: String) -> Int {
      guard let range = row.firstRange(of: text) else { return -1 }
      return row[..<range.lowerBound].unicodeScalars.reduce(0) { width, scalar in
        if scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .format {
          return width
        }
        let isWide = (0x2E80...0x9FFF).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value)
        return width + (isWide ? 2 : 1)
      }
    }

    @Test("with control characters or line breaks are refused, and the refusal itself does nothing to the terminal")
    func controlCharacters() throws {
      let workplace = try Workplace()
      try workplace.makeRegister()
      let rows = "P-1;\u{1B}[31mRød;Ond;1980\nP-2;A\u{7}B;\u{1B}]0,Tittel\u{7};1980\nP-3;\"To\nlinjer\";Brudd;1980\n"
      let file = try workplace.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "ond.csv")
      let outcome = try workplace.stegvis("import", "participants", file)
      #expect(outcome.status == 65, "\(outcome)")
      #expect(outcome.errors.contains("ond.csv:2:fornavn"))
      #expect(outcome.errors.contains("ond.csv:4:fornavn: To linjer: Et navn står på én linje"), "\(outcome)")
      let said = outcome.errors.debugDescription
      #expect(!outcome.errorBytes.contains(0x1B) && !outcome.errorBytes.contains(0x07), "\(said)")
    }
  }
}
