import Testing

extension TerminalSuite {
  @Suite("when the window changes its size") struct Resizing {
    @Test("too small a window says how large it must be, and takes no harm from keys")
    func tooSmall() throws {
      let terminal = try TmuxTerminal(in: try Workplace(), columns: 20, rows: 5)
      try terminal.run("stegvis demo")
      try terminal.wait(until: "how large") { $0.text.replacing("\n", with: " ").contains("40 × 10") }
      try terminal.press("x", "Up", "F9", "x", "?", "Escape", "Escape")
      try terminal.resize(columns: 80, rows: 24)
      try terminal.wait(until: "the menu") { $0.isMenu }
      try terminal.quit()
      #expect(try terminal.lastStatus() == "0")
    }

    @Test("down to a single cell and back, what was typed in a form is still there")
    func keepsForm() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      try terminal.press("N")
      try terminal.wait(for: "Fornavn")
      try terminal.type("Kjersti")
      try terminal.press("Tab")
      try terminal.type("Ødegård")
      try terminal.wait(for: "Ødegård")
      for (columns, rows) in [(1, 1), (200, 60), (30, 8), (1, 24), (80, 1), (80, 24)] {
        try terminal.resize(columns: columns, rows: rows)
        try terminal.wait(until: "\(columns)×\(rows)") { screen in
          columns < 40 || rows < 10 ? !screen.contains("Ødegård") : screen.contains("Ødegård")
        }
      }
      let screen = try terminal.wait(for: "Kjersti")
      #expect(screen.isWhole(columns: 80), "\(screen)")
      try terminal.quit()
    }

    @Test("a dialog stays open, and does what it says afterwards")
    func keepsDialog() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      try terminal.press("2")
      try terminal.wait(for: "Al-Masri")
      try terminal.press(">")
      try terminal.wait(for: "Fram til 2")
      try terminal.resize(columns: 40, rows: 10)
      try terminal.wait(until: "Fram til 2, small") { $0.contains("Fram til 2") && $0.isWhole(columns: 40) }
      try terminal.resize(columns: 120, rows: 40)
      try terminal.wait(until: "Fram til 2, large") { $0.contains("Fram til 2") && $0.isWhole(columns: 120) }
      try terminal.press("Enter")
      try terminal.wait(for: "u Angre")
      try terminal.quit()
    }

    @Test("back and forth without end, the last size counts")
    func storm() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open()
      try terminal.press("3")
      try terminal.wait(for: "median")
      for width in [120, 81, 200, 60, 40, 100, 79, 80] {
        try terminal.resize(columns: width, rows: width == 80 ? 24 : 10 + width / 8)
      }
      let screen = try terminal.wait(until: "the steps at 80") {
        $0.contains("median") && $0.isWhole(columns: 80) && $0.rows.count <= 24
      }
      #expect(screen.rows.last?.contains("Esc") == true, "\(screen)")
      try terminal.quit()
    }
  }
}
