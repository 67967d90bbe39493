import Testing

@testable import TerminalUI

@Suite("A long text is written in the room there is")
struct LinesFieldTests {
  /// 20 columns for the text, and one more for the cursor.
  private func form(_ text: String = "", rows: Int = 3) -> Form {
    Form([
      .text("a", "A"), .lines("note", "Notat", value: text, maxLength: 2000, rows: rows), .text("z", "Z"),
    ])
  }

  private let width = 31

  private func press(_ form: inout Form, _ keys: Key...) {
    for key in keys { _ = form.handle(key, width: width) }
  }

  private func drawn(_ form: Form, _ height: Int) -> [String] {
    TerminalUITests.drawn(width, height) { form.draw(on: &$0) }
  }

  private let text = "Moren ringte om medisinen og ville ha den nye timen flyttet til tirsdag"

  @Test("It is broken between words, and the fields beneath give room")
  func wrapping() {
    #expect(
      drawn(form("Moren ringte om medisinen"), 5) == [
        " > A                           ", "   Notat  Moren ringte om      ", "          medisinen            ",
        "                               ", "   Z                           ",
      ])
    #expect(TextLines(Array("  a bb  ccc"), width: 4, glyphs: .unicode).lines == [0..<4, 4..<8, 8..<11])
    #expect(TextLines(Array("abcdefgh"), width: 3, glyphs: .unicode).lines == [0..<3, 3..<6, 6..<8])
    #expect(TextLines(Array("åå åå"), width: 4, glyphs: .ascii).lines == [0..<3, 3..<5])
    #expect(TextLines([], width: 0, glyphs: .unicode).lines == [0..<0])
  }

  @Test("Up and down go by its lines, and leave it at the first and the last")
  func moving() {
    var form = form(text)
    press(&form, .down)
    #expect(form.cursor == Form.Cursor(field: "note", position: text.count))
    press(&form, .home, .end, .up, .up)
    #expect(form.focused?.id == "note")
    press(&form, .home)
    let before = form.cursor?.position ?? 0
    press(&form, .end)
    #expect(text.dropFirst(before).prefix((form.cursor?.position ?? 0) - before) == "medisinen og ville")
    press(&form, .up, .up)
    #expect(form.focused?.id == "a")
    press(&form, .down, .down)
    #expect(form.focused?.id == "note", "not yet: the cursor is on its first line")
    press(&form, .down, .down, .down, .down)
    #expect(form.focused?.id == "z")
  }

  @Test("Enter and Tab go on from anywhere in it, and nothing typed becomes a second line by itself")
  func leaving() {
    var form = form(text)
    press(&form, .down, .up, .enter)
    #expect(form.focused?.id == "z")
    press(&form, .backTab)
    _ = form.paste("en\nto")
    #expect(!form["note"].contains("\n"))
  }

  @Test("Longer than its rows it scrolls around the cursor, and says that it goes on above and below")
  func scrolling() {
    var form = form(text, rows: 2)
    #expect(drawn(form, 4)[1...2] == ["   Notat  Moren ringte om      ", "          medisinen og ville ↓ "])
    press(&form, .down)
    #expect(drawn(form, 4)[1...2] == [" > Notat  ha den nye timen   ↑ ", "          flyttet til tirsdag  "])
    press(&form, .up, .up)
    #expect(drawn(form, 4)[1...2] == [" > Notat  Moren ringte om      ", "          medisinen og ville ↓ "])
  }

  @Test("In a low window it has all but one row, and it still goes where the cursor goes")
  func lowWindow() {
    var form = form(text)
    #expect(form.rows == 5)
    press(&form, .down)
    #expect(drawn(form, 3)[1...] == [" > Notat  ha den nye timen   ↑ ", "          flyttet til tirsdag  "])
    #expect(drawn(form, 1) == [" > Notat  flyttet til tirsdag↑ "])
  }

  @Test("The cursor comes back to where it was in the text")
  func drafts() {
    var form = form(text)
    press(&form, .down, .up, .left)
    var again = self.form()
    again.values = form.values
    if let cursor = form.cursor { again.place(cursor) }
    #expect(again.cursor == form.cursor && again["note"] == text)
  }
}
