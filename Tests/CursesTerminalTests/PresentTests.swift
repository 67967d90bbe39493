import CNcurses
import CursesTerminal
import TerminalUI
import Testing

extension TerminalSuite {
  @Suite struct Present {
    /// A row in every style, wide and composed characters, and the last cell of the screen.
    private func sample(_ size: Size, glyphs: GlyphSet = .unicode) -> Frame {
      var canvas = Canvas(size: size, glyphs: glyphs)
      for (y, style) in Style.allCases.enumerated() {
        canvas.put("\(style) Åse 阮文 ●▲■ q\u{301}\u{323} 🟢|", x: y, y: y, style: style)
      }
      canvas.rule(y: size.height - 2)
      canvas.put("#", x: size.width - 1, y: size.height - 1, style: .error)
      canvas.placeCursor(x: 2, y: 5)
      return canvas.frame()
    }

    @Test(arguments: TerminalSuite.kinds) func screenHoldsTheFrame(kind: String) throws {
      try TerminalSuite.withTerminal(kind) { terminal, pseudo in
        let frame = sample(terminal.size)
        terminal.present(frame)
        #expect(getcurx(nc_standard_screen()) == 2)
        #expect(getcury(nc_standard_screen()) == 5)
        let sheet = StyleSheet(depth: terminal.colorDepth, background: terminal.background)
        for y in 0..<frame.size.height {
          for x in 0..<frame.size.width where frame[x, y].width > 0 {
            let shown = ShownCell(x: x, y: y)
            let cell = frame[x, y]
            #expect(shown.text == String(cell.character).unicodeScalars.map(\.value), "\(x), \(y)")
            #expect(shown.attributes == sheet.attributes(for: cell.style), "\(x), \(y) \(cell.style)")
          }
        }
        let sent = try pseudo.received()
        #expect(sent.contains("阮文"))
        #expect(sent.contains("#"))
        #expect(!sent.contains("$<"))
      }
    }

    @Test func depthFollowsTheTerminal() throws {
      let depths = try TerminalSuite.kinds.map { kind in
        try TerminalSuite.withTerminal(kind) { terminal, _ in terminal.colorDepth }
      }
      #expect(depths == [.twoFiftySix, .twoFiftySix, .eight, .none])
      #expect(try TerminalSuite.withTerminal(color: .never) { terminal, _ in terminal.colorDepth } == .none)
    }

    @Test(arguments: ["xterm-256color", "screen-256color", "linux"]) func movingTheSelectionSendsLittle(kind: String)
      throws
    {
      try TerminalSuite.withTerminal(kind, columns: 160, rows: 50) { terminal, pseudo in
        func list(selected: Int) -> Frame {
          var canvas = Canvas(size: terminal.size)
          canvas.put("Deltakere", x: 1, y: 0, style: .heading)
          canvas.rule(y: 1)
          for y in 2..<48 {
            let style: Style = y == selected ? .selected : .plain
            canvas.put("   Hansen, Åse \(y)   P-00\(y)  1 Bo, nettv.", y: y, style: style, width: canvas.width)
            canvas.put("●●▲▲▲▲■▲", x: 140, y: y, style: y == selected ? .selected : .lightGreen)
            if y == selected { canvas.put(">", x: 1, y: y, style: .selected) }
          }
          canvas.placeCursor(x: 1, y: selected)
          return canvas.frame()
        }
        terminal.present(list(selected: 10))
        let whole = try pseudo.received().utf8.count
        terminal.present(list(selected: 11))
        let move = try pseudo.received().utf8.count
        #expect(move > 0 && move <= 450, "\(move) bytes")
        #expect(whole > 1000)
        terminal.present(list(selected: 11))
        #expect(try pseudo.received().isEmpty)
        terminal.repaint()
        #expect(try pseudo.received().utf8.count > 1000)
      }
    }

    @Test func asciiTerminalGetsAsciiOnly() throws {
      try TerminalSuite.withTerminal("vt100", ascii: true) { terminal, pseudo in
        #expect(terminal.glyphs == .ascii)
        terminal.present(sample(terminal.size, glyphs: terminal.glyphs))
        let sent = try pseudo.received()
        #expect(sent.utf8.allSatisfy { $0 < 0x80 })
      }
    }

    @Test func frameOfAnotherSizeIsCutOrStandsOnBlanks() throws {
      try TerminalSuite.withTerminal(columns: 20, rows: 5) { terminal, _ in
        terminal.present(sample(Size(width: 80, height: 24)))
        #expect(ShownCell(x: 0, y: 0).text == [UInt32(UInt8(ascii: "p"))])
        terminal.present(sample(Size(width: 3, height: 2)))
        #expect(ShownCell(x: 3, y: 0).text == [0x20])
        #expect(ShownCell(x: 0, y: 4).text == [0x20])
        terminal.present(
          Frame(size: Size(width: 0, height: 0), cells: [], cursor: Point(x: 0, y: 0), cursorVisible: false))
        // A wide character whose right half is outside, and cells that lie about their width.
        let cells = (0..<21).map { _ in Cell(" ") }
        var wrong = cells
        wrong[19] = Cell("文", width: 2)
        wrong[20] = .continuation
        wrong[3] = Cell("文", width: 1)
        wrong[5] = Cell("x", width: 2)
        wrong[9] = Cell("\u{1B}")
        terminal.present(
          Frame(size: Size(width: 21, height: 1), cells: wrong, cursor: Point(x: 40, y: -1), cursorVisible: true))
        #expect(ShownCell(x: 19, y: 0).text == [0x20])
        #expect(ShownCell(x: 3, y: 0).text == [0x3F])
        #expect(ShownCell(x: 5, y: 0).text == [0x3F])
        #expect(ShownCell(x: 6, y: 0).text == [0x3F])
        #expect(ShownCell(x: 9, y: 0).text == [0x3F])
      }
    }

    @Test func cursorShowsWhereTextIsTyped() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        var canvas = Canvas(size: terminal.size)
        terminal.present(canvas.frame())
        let sent = try pseudo.received()
        #expect(sent.contains("\u{1B}[?25l"))
        canvas.placeCursor(x: 3, y: 3, visible: true)
        terminal.present(canvas.frame())
        let then = try pseudo.received()
        #expect(then.contains("\u{1B}[?25h"))
      }
    }

    /// Every character of the basic plane that survives cleaning is laid out as the C library does it.
    @Test func widthsAgreeWithTheCLibrary() throws {
      try TerminalSuite.withTerminal { _, _ in
        var compared = 0
        let wrong = (0x20...0xFFFF).compactMap { UInt32($0) }.compactMap(Unicode.Scalar.init).filter { scalar in
          guard String(scalar).cleaned().unicodeScalars.contains(scalar) else { return false }
          compared += 1
          return TextWidth.of(scalar) != Int(nc_character_width(scalar.value))
        }
        #expect(compared > 50_000)
        let list = wrong.prefix(40).map { scalar in
          String(scalar.value, radix: 16) + " \(TextWidth.of(scalar))≠\(nc_character_width(scalar.value))"
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(list)")
      }
    }
  }
}

/// What ncurses has in one cell of its screen.
struct ShownCell {
  var text: [UInt32] = []
  var attributes = Attributes.plain

  init(x: Int, y: Int) {
    var cell = cchar_t()
    mvwin_wch(nc_standard_screen(), Int32(y), Int32(x), &cell)
    var characters = [wchar_t](repeating: 0, count: Int(nc_cell_capacity()) + 1)
    var bits = attr_t()
    var shortPair: Int16 = 0
    var pair: Int32 = 0
    getcchar(&cell, &characters, &bits, &shortPair, &pair)
    text = characters.prefix { $0 != 0 }.map { UInt32(bitPattern: $0) }
    attributes = Attributes(
      bold: bits & nc_bold() != 0, dim: bits & nc_dim() != 0, underline: bits & nc_underline() != 0,
      reverse: bits & nc_reverse() != 0)
    guard pair > 0 else { return }
    var foreground: Int32 = 0
    var background: Int32 = 0
    extended_pair_content(pair, &foreground, &background)
    attributes.foreground = foreground < 0 ? nil : Int(foreground)
    attributes.background = background < 0 ? nil : Int(background)
  }
}
