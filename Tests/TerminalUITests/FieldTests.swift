import Testing

@testable import TerminalUI

@Suite("Text is edited as people see it")
struct TextFieldTests {
  private func typed(_ keys: [Key], in field: TextField = TextField()) -> TextField {
    var field = field
    for key in keys { _ = field.handle(key) }
    return field
  }

  @Test("Insert, delete and move by whole characters")
  func editing() {
    var field = TextField("Åse 阮文")
    #expect(field.cursor == 6)
    field = typed([.backspace, .home, .delete, .character("Å"), .character("a")], in: field)
    #expect(field.text == "Åase 阮")
    #expect(field.cursor == 2)
    field = typed([.left, .left, .left, .delete, .right, .right, .right, .right, .right, .right], in: field)
    #expect(field.text == "ase 阮")
    #expect(field.cursor == 5)
  }

  @Test("A typed accent joins the letter before it")
  func combining() {
    let field = typed([.character("e"), .character("\u{301}"), .character("n")])
    #expect(field.text == "én")
    #expect(field.cursor == 2)
  }

  @Test("Ctrl-U takes what is before, Ctrl-K what is after, Ctrl-W a word")
  func controls() {
    let field = TextField("snakket med mor ")
    #expect(typed([.control("w")], in: field).text == "snakket med ")
    #expect(typed([.left, .control("w"), .control("w")], in: field).text == "snakket  ")
    #expect(typed([.control("u")], in: field).isEmpty)
    #expect(typed([.home, .right, .control("k")], in: field).text == "s")
    #expect(typed([.home, .right, .control("u")], in: field).text == "nakket med mor ")
  }

  @Test("A limit holds for typing and pasting alike, in the middle too, and what was cut is told until the next edit")
  func limit() {
    var field = TextField("12345", maxLength: 5)
    _ = field.handle(.character("6"))
    #expect(field.text == "12345" && field.cut == TextField.Cut(kept: 0, of: 1, most: 5))
    field.clear()
    field.insert("ab")
    #expect(field.cut == nil)
    _ = field.handle(.home)
    field.insert("12345")
    #expect(field.text == "123ab" && field.cut == TextField.Cut(kept: 3, of: 5, most: 5))
    #expect(field.cursor == 3)
    _ = field.handle(.left)
    #expect(field.cut == nil)
  }

  @Test("What stood there before is longer than may be typed, and nothing of it goes")
  func tooLong() {
    var field = TextField("12345678", maxLength: 5)
    #expect(field.text == "12345678" && field.cut == nil)
    field.insert("9")
    #expect(field.text == "12345678" && field.cut?.kept == 0)
    for _ in 0..<4 { _ = field.handle(.backspace) }
    field.insert("x")
    #expect(field.text == "1234x")
  }

  @Test("How full it is stands there when a tenth of its room is left")
  func counter() {
    #expect(TextField(String(repeating: "a", count: 269), maxLength: 300).counter == nil)
    #expect(TextField(String(repeating: "a", count: 270), maxLength: 300).counter == "270/300")
    #expect(TextField("1234", maxLength: 4).counter == nil, "a number needs none")
    #expect(TextField("1234").counter == nil)
  }

  @Test("Pasted lines become one, and nothing pasted acts on the terminal")
  func pasting() {
    var field = TextField()
    field.insert("en\r\nto\t\u{1B}[31mtre\u{202E}")
    #expect(field.text == "en to [31mtre")
  }

  @Test("A long text scrolls so that the cursor is seen")
  func scrolling() {
    var field = TextField("abcdefghij")
    func shown() -> (row: String, x: Int) {
      var canvas = Canvas(size: Size(width: 6, height: 1))
      field.draw(on: &canvas, x: 0, y: 0, width: 6, isFocused: true)
      let frame = canvas.frame()
      #expect(frame.cursorVisible)
      return (frame.rows[0], frame.cursor.x)
    }
    #expect(shown() == ("…ghij ", 5))
    _ = field.handle(.home)
    #expect(shown() == ("abcde…", 0))
  }

  @Test("Other keys are not for it")
  func ignored() {
    var field = TextField("a")
    for key in [Key.up, .down, .enter, .tab, .escape, .function(9), .control("s")] {
      #expect(field.handle(key) == false)
    }
  }
}

@Suite("A choice is made by typing or with arrows")
struct ChoiceFieldTests {
  private let people = [
    ChoiceField.Option(id: "tl", label: "Tor Lie"), ChoiceField.Option(id: "em", label: "Eva Moe"),
    ChoiceField.Option(id: "ås", label: "Åse Berg"),
  ]

  @Test("Left and right go round")
  func arrows() {
    var field = ChoiceField(people)
    #expect(field.selected == nil)
    _ = field.handle(.right)
    #expect(field.selected?.id == "tl")
    _ = field.handle(.left)
    #expect(field.selected?.id == "ås")
    _ = field.handle(.backspace)
    #expect(field.selected == nil)
  }

  @Test("Typing shows what matches, best first; Enter takes it and lets the form move on")
  func typing() {
    var field = ChoiceField(people, selected: "em")
    #expect(field.handle(.character("b")) == true)
    #expect(field.isOpen)
    #expect(field.matches.map(\.id) == ["ås"])
    #expect(field.handle(.enter) == false)
    #expect(field.selected?.id == "ås" && !field.isOpen)
  }

  @Test("Esc gives up what was typed, not what was chosen")
  func escape() {
    var field = ChoiceField(people, selected: "em")
    for key in [Key.character("t"), .escape] { #expect(field.handle(key) == true) }
    #expect(field.selected?.id == "em")
    #expect(field.handle(.escape) == false)
  }

  @Test("What matches nothing can't be taken")
  func noMatch() {
    var field = ChoiceField(people, selected: "em")
    for key in [Key.character("x"), .character("x"), .enter] { #expect(field.handle(key) == true) }
    #expect(field.isOpen)
    #expect(field.selected?.id == "em")
  }

  @Test(
    "What matches nothing holds nobody: arrows and Tab leave the field as it was",
    arguments: [Key.up, .down, .tab, .backTab])
  func leavingInVain(key: Key) {
    var field = ChoiceField(people, selected: "em")
    _ = field.handle(.character("x"))
    #expect(field.handle(key) == false)
    #expect(!field.isOpen && field.selected?.id == "em")
  }

  @Test("A blank opens the whole list on the chosen one")
  func wholeList() {
    var field = ChoiceField(people, selected: "em")
    _ = field.handle(.character(" "))
    #expect(drawn(12, 3) { field.drawOptions(on: &$0) } == ["  Tor Lie   ", "> Eva Moe   ", "  Åse Berg  "])
    _ = field.handle(.down)
    _ = field.handle(.tab)
    #expect(field.selected?.id == "ås")
  }
}
