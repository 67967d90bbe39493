import Testing

@testable import TerminalUI

@Suite("A canvas holds what is drawn on it and nothing outside")
struct CanvasTests {
  @Test("A field is cut, aligned and filled")
  func fields() {
    let rows = drawn(20, 4) { canvas in
      #expect(canvas.put("Deltakere", y: 0) == 9)
      #expect(canvas.put("5 av 26", x: 10, y: 0, width: 10, align: .right) == 10)
      canvas.put("Johansen, Per", y: 1, width: 8)
      canvas.put("midt", y: 2, width: 20, align: .center)
      canvas.put("langt over kanten av alt", x: 5, y: 3)
    }
    #expect(
      rows == ["Deltakere    5 av 26", "Johanse…            ", "        midt        ", "     langt over kan…"])
  }

  @Test("Columns used add up along a row")
  func walking() {
    _ = drawn(40, 1) { canvas in
      var x = 1
      x += canvas.put("阮文", x: x, y: 0)
      x += canvas.put("Åse", x: x, y: 0, width: 6)
      x += canvas.put([TextRun("a", .key), " Åpne"], x: x, y: 0)
      #expect(x == 1 + 4 + 6 + 6)
    }
  }

  @Test("Runs are cut as one piece and keep their styles")
  func runs() {
    var canvas = Canvas(size: Size(width: 12, height: 1))
    canvas.put([TextRun("Enter", .key), " Åpne nå her"], y: 0, width: 12)
    let frame = canvas.frame()
    #expect(frame.rows == ["Enter Åpne …"])
    #expect(frame.styleLayer == "kkkkk.......\n. plain\nk key")
  }

  @Test("Writing over one half of a wide character blanks the other")
  func halves() {
    #expect(
      drawn(4, 1) {
        $0.put("阮文", y: 0); $0.put("x", x: 1, y: 0)
      } == [" x文"])
    #expect(
      drawn(4, 1) {
        $0.put("阮文", y: 0); $0.put("x", x: 2, y: 0)
      } == ["阮x "])
    #expect(
      drawn(6, 1) {
        $0.put("阮文阮", y: 0); $0.put("文", x: 1, y: 0)
      } == [" 文 阮"])
    #expect(
      drawn(6, 1) {
        $0.put("阮文阮", y: 0); $0.fill(Rect(x: 1, y: 0, width: 2, height: 1), "-")
      } == [" -- 阮"])
  }

  @Test("At the edges a wide character gives way")
  func edges() {
    #expect(drawn(3, 1) { $0.put("阮文", y: 0) } == ["阮…"])
    #expect(drawn(3, 1) { $0.put("阮文", x: -1, y: 0) } == [" 文"])
    #expect(drawn(2, 1) { $0.put("x文", y: 0) } == ["x…"])
    #expect(drawn(1, 1) { $0.put("文", y: 0) } == ["…"])
  }

  @Test("A part clips and has coordinates of its own")
  func parts() {
    let rows = drawn(8, 3) { canvas in
      canvas.within(Rect(x: 2, y: 1, width: 4, height: 5)) { part in
        #expect(part.size == Size(width: 4, height: 2))
        part.put("abcdefgh", x: -1, y: 0)
        part.put("z", x: 4, y: 0)
        part.put("opp", y: -1)
        part.fill(part.bounds.inset(left: 1, top: 1), "#")
        part.placeCursor(x: 99, y: 99, visible: true)
      }
      canvas.put("utenfor", x: 0, y: 7)
      #expect(canvas.frame().cursor == Point(x: 5, y: 2))
    }
    #expect(rows == ["        ", "  bcd…  ", "   ###  "])
  }

  @Test("In ASCII the text is measured after it is transliterated")
  func ascii() {
    let rows = drawn(10, 2, glyphs: .ascii) { canvas in
      #expect(canvas.put("Åse", y: 0) == 4)
      canvas.put("Ærlig Åse på", y: 1)
    }
    #expect(rows == ["Aase      ", "AErlig Aa~"])
  }

  @Test("The chosen row is one bar, with its lights in it")
  func select() {
    var canvas = Canvas(size: Size(width: 4, height: 2))
    for y in 0...1 { canvas.put([TextRun("a", .muted), TextRun("b"), TextRun("●▲", .lightGreen)], y: y) }
    canvas.select(y: 0)
    canvas.select(x: 1, y: 1, width: 9)
    canvas.select(x: 2, y: 1, width: 1, cell: true)
    #expect(canvas.frame().styleLayer.hasPrefix("SSGG\nmSCG\n"))
  }

  @Test("Plain text drops blanks at the ends, rows keep them")
  func text() {
    var canvas = Canvas(size: Size(width: 5, height: 3))
    canvas.put("ab", x: 1, y: 0)
    let frame = canvas.frame()
    #expect(frame.rows == [" ab  ", "     ", "     "])
    #expect(frame.text == " ab  \n     \n     ")
    #expect(frame.plainText == " ab")
  }

  @Test("A dialog lies over what is beneath")
  func dialog() {
    let rows = drawn(20, 5) { canvas in
      canvas.fill(canvas.bounds, ".")
      canvas.dialog(title: "Slette?", width: 10, height: 1) { $0.put("Per Johansen", y: 0) }
    }
    #expect(
      rows == [
        "....................", "...── Slette? ───...", "...  Per Johan…  ...", "...──────────────...",
        "....................",
      ])
  }

  @Test("No size and no place is too strange", arguments: [(0, 0), (1, 1), (-4, 3), (3, 0), (2, 2), (Int.max, 1)])
  func strangeSizes(width: Int, height: Int) {
    var canvas = Canvas(size: Size(width: width, height: height))
    for place in [Int.min, -1, 0, 1, 5, Int.max] {
      for other in [Int.min, -1, 0, 1, Int.max] {
        canvas.put("阮x", x: place, y: other)
        canvas.put("阮x", x: place, y: 0, width: other, align: .right)
        canvas.put("x", x: other, y: place)
        canvas.put([TextRun("a"), TextRun("阮")], x: place, y: 0, width: other, align: .center)
        canvas.fill(Rect(x: place, y: other, width: other, height: place), "x")
        canvas.select(x: place, y: 0, width: other)
        canvas.rule(x: place, y: other)
        canvas.placeCursor(x: place, y: other)
        canvas.within(Rect(x: place, y: other, width: place, height: other)) { $0.put("x", y: 0) }
        canvas.within(canvas.bounds.inset(left: place, top: other, right: place, bottom: other)) { $0.clear() }
        canvas.dialog(title: "阮", width: place, height: other) { $0.put("x", y: 0) }
      }
    }
    #expect(canvas.frame().isSound)
  }

  @Test("Hostile names leave every row exact", arguments: GlyphSet.allCases)
  func hostile(glyphs: GlyphSet) {
    for width in [0, 1, 2, 3, 10, 41] {
      var canvas = Canvas(size: Size(width: width, height: Hostile.names.count), glyphs: glyphs)
      for (y, name) in Hostile.names.enumerated() {
        canvas.put(name, x: y % 5 - 2, y: y)
        canvas.put(name, x: 3, y: y, width: 9, align: .right)
      }
      #expect(canvas.frame().isSound)
    }
  }

  @Test("A screen is laid out from the keys up when it is low", arguments: 0...30)
  func layout(height: Int) {
    let layout = ScreenLayout(Size(width: 80, height: height))
    #expect(layout.footer.maxY == height)
    let rules = (layout.headerRule == nil ? 0 : 1) + (layout.footerRule == nil ? 0 : 1)
    let rows = layout.header.height + layout.body.height + layout.message.height + layout.footer.height + rules
    #expect(rows == height)
    #expect(height < 2 || layout.body.height > 0)
    if height >= 24 { #expect(layout.body == Rect(x: 0, y: 3, width: 80, height: height - 6)) }
  }
}
