import Testing

@testable import TerminalUI

@Suite("A form is filled in from top to bottom and loses nothing")
struct FormTests {
  private func absence() -> Form {
    Form([
      .text("reason", "Hvorfor", help: "Kort, uten navn."),
      .choice(
        "kind", "Fravær",
        options: [.init(id: "sick", label: "Syk"), .init(id: "agreed", label: "Avtalt")]),
      .checked("until", "Borte til", help: "i dag, to, +3, 12.12") { text in
        switch text {
        case "to": .understood("til og med to 26.11, ventes fr 27.11")
        case "+3": .understood("til og med sø 22.11")
        default: .problem("Forstår ikke «\(text)»")
        }
      },
    ])
  }

  private func press(_ form: inout Form, _ keys: [Key]) -> Form.Result {
    var last = Form.Result.ignored
    for key in keys { last = form.handle(key) }
    return last
  }

  private func type(_ form: inout Form, _ text: String) {
    for character in text { _ = form.handle(.character(character)) }
  }

  @Test("Type, Enter, choose by typing, Enter, date, Enter: saved")
  func flow() {
    var form = absence()
    type(&form, "forkjølet")
    #expect(form.handle(.enter) == .moved)
    type(&form, "sy")
    #expect(form.handle(.enter) == .changed)
    type(&form, "to")
    #expect(form.focused?.understood == "til og med to 26.11, ventes fr 27.11")
    #expect(form.handle(.enter) == .submitted)
    #expect(form.values == ["reason": "forkjølet", "kind": "sick", "until": "to"])
  }

  @Test("Tab goes round, arrows stop at the ends, and Esc leaves with everything kept")
  func moving() {
    var form = absence()
    type(&form, "mor ringte")
    #expect(press(&form, [.tab, .tab, .tab]) == .moved)
    #expect(form.focused?.id == "reason")
    _ = press(&form, [.backTab])
    #expect(form.focused?.id == "until")
    _ = press(&form, [.down, .up, .up, .up, .up])
    #expect(form.focused?.id == "reason")
    #expect(form.handle(.escape) == .left)
    #expect(form["reason"] == "mor ringte")
  }

  @Test("The cursor comes back to where it was, in an open list too")
  func cursor() {
    let fields = [
      FormField.text("name", "Navn", value: "Åse Berg"), .secret("passphrase", "Passfrase"),
      .choice("unit", "Avdeling", options: [ChoiceField.Option(id: "1", label: "Verkstedet")]),
    ]
    var form = Form(fields)
    for key: Key in [.left, .left] { _ = form.handle(key) }
    #expect(form.cursor == Form.Cursor(field: "name", position: 6))
    var again = Form(fields)
    if let cursor = form.cursor { again.place(cursor) }
    _ = again.handle(.character("x"))
    #expect(again["name"] == "Åse Bexrg")
    for key: Key in [.tab, .character("h"), .tab, .character("v"), .character("r"), .left] { _ = form.handle(key) }
    #expect(form.cursor == Form.Cursor(field: "unit", position: 1, query: "vr"))
    again = Form(fields)
    if let cursor = form.cursor { again.place(cursor) }
    _ = again.handle(.character("e"))
    #expect(again.cursor?.query == "ver")
    _ = again.handle(.enter)
    #expect(again["unit"] == "1")
    #expect(form.keptValues.keys.sorted() == ["name", "unit"])
    again.place(Form.Cursor(field: "gone", position: 3))
    #expect(again.focused?.id == "unit")
  }

  @Test("A draft comes back as it was")
  func drafts() {
    var form = absence()
    type(&form, "x")
    _ = press(&form, [.tab, .right, .tab])
    type(&form, "+3")
    var again = absence()
    again.values = form.values
    again.values = ["unknown": "ignored"]
    #expect(again.values == form.values)
    #expect(again["kind"] == "sick")
  }

  @Test("A date that can't be read is not sent, and says so in the row and in the message")
  func problems() {
    var form = absence()
    form["until"] = "tull"
    #expect(form.handle(.control("s")) == .moved)
    #expect(form.focused?.id == "until")
    #expect(form.message == TextRun("! Forstår ikke «tull»", .error))
    form["until"] = ""
    #expect(form.handle(.control("s")) == .submitted)
    #expect(form.message == TextRun("i dag, to, +3, 12.12", .muted))
  }

  @Test("Errors of the rules stand beside their field until it is another")
  func errors() {
    var form = absence()
    _ = press(&form, [.tab, .tab])
    form.setErrors(["reason": "Må fylles ut"])
    #expect(form.focused?.id == "reason")
    #expect(form.handle(.control("s")) == .moved)
    #expect(form.handle(.left) == .moved)
    #expect(form.focused?.problem == "Må fylles ut")
    type(&form, "a")
    #expect(form.focused?.problem == nil)
    #expect(form.handle(.control("s")) == .submitted)
  }

  @Test("Enter in an open list of the last field takes the option and does not save")
  func lastChoice() {
    var form = Form([.choice("kind", "Fravær", options: [.init(id: "sick", label: "Syk")])])
    #expect(press(&form, [.character("s"), .enter]) == .changed)
    #expect(form.handle(.enter) == .submitted)
  }

  @Test("What names no option is not saved as the one before")
  func unmatched() {
    var form = absence()
    _ = press(&form, [.tab, .right, .character("q")])
    #expect(form.handle(.control("s")) == .moved)
    #expect(press(&form, [.backspace, .character("a"), .control("s")]) == .submitted)
    #expect(form["kind"] == "agreed")
  }

  @Test("A field left with what names no option says so, and the next key says it no more")
  func givingUp() {
    var form = absence()
    _ = press(&form, [.tab, .right, .character("q"), .enter])
    #expect(form.focused?.id == "kind" && form.isLookingInVain && !form.gaveUp)
    #expect(form.handle(.down) == .moved)
    #expect(form.focused?.id == "until" && form.gaveUp && form["kind"] == "sick")
    _ = form.handle(.up)
    #expect(!form.gaveUp)
    _ = press(&form, [.character("q"), .escape])
    #expect(form.focused?.id == "kind" && form.gaveUp && form.handle(.escape) == .left)
  }

  @Test("Where there is no room for a list, what Enter takes stands behind what is typed")
  func listWithoutRoom() {
    var form = absence()
    _ = press(&form, [.tab, .character("a")])
    #expect(drawn(40, 1) { form.draw(on: &$0) } == [" > Fravær     a → Avtalt                "])
  }

  @Test("Of several that match, saving at once takes the first and shows it, and saves it the second time")
  func undecided() {
    var form = Form([
      .choice("who", "Hvem", options: [.init(id: "1", label: "Hansen, Aisha"), .init(id: "2", label: "Hansen, Åse")])
    ])
    type(&form, "han")
    #expect(form.handle(.control("s")) == .changed)
    #expect(form["who"] == "1" && form.focused?.isOpen == false)
    #expect(form.handle(.control("s")) == .submitted)
    type(&form, "åse")
    #expect(form.handle(.control("s")) == .submitted, "only one matches")
    #expect(form["who"] == "2")
  }

  @Test("A date that stood there gives way to what is typed, and one that is being typed does not")
  func freshDate() {
    func form() -> Form { Form([.text("a", "A"), .checked("day", "Dag", value: "i dag") { .understood($0) }]) }
    var typed = form()
    _ = typed.handle(.tab)
    type(&typed, "+3")
    #expect(typed["day"] == "+3")
    var edited = form()
    _ = press(&edited, [.tab, .left, .character("x")])
    #expect(edited["day"] == "i daxg", "whoever moves the cursor goes on with what is there")
    _ = press(&edited, [.tab, .tab, .character("y")])
    #expect(edited["day"] == "y", "come back to, it gives way again")
    _ = press(&edited, [.character("z"), .down, .enter, .character("x")])
    #expect(edited["day"] == "yzx", "the last field is not left by a key that finds no next")
    var pasted = form()
    _ = pasted.handle(.tab)
    _ = pasted.paste("24.1")
    type(&pasted, "1")
    #expect(pasted["day"] == "24.11")
    var kept = form()
    kept.place(Form.Cursor(field: "day", position: 1))
    type(&kept, "x")
    #expect(kept["day"] == "ix dag", "a draft goes on where it was broken off")
  }

  @Test("Labels, values and what is understood stand in columns; the cursor is where one types")
  func drawing() {
    var form = absence()
    form.values = ["reason": "forkjølet", "kind": "sick", "until": "to"]
    form.focus(on: "until")
    var canvas = Canvas(size: Size(width: 80, height: 3))
    form.draw(on: &canvas)
    let frame = canvas.frame()
    #expect(
      frame.rows == [
        "   Hvorfor    forkjølet                                                         ",
        "   Fravær     Syk                                                               ",
        " > Borte til  to                        til og med to 26.11, ventes fr 27.11    ",
      ])
    #expect(frame.cursor == Point(x: 16, y: 2))
    #expect(frame.cursorVisible)
  }

  @Test("Beside a text that is nearly full stands how full it is")
  func counting() {
    var form = Form([.text("a", "Tekst", value: String(repeating: "x", count: 18), maxLength: 20)])
    #expect(drawn(60, 1) { form.draw(on: &$0) }[0].hasSuffix("     18/20 "))
    #expect(form.paste("12345") == .changed)
    #expect(form.focused?.cut == TextField.Cut(kept: 2, of: 5, most: 20))
    #expect(drawn(60, 1) { form.draw(on: &$0) }[0].hasSuffix("20/20 "))
    form.setErrors(["a": "Skriv noe annet"])
    #expect(!drawn(60, 1) { form.draw(on: &$0) }[0].contains("20/20"), "what is wrong needs the room")
  }

  @Test("An open list lies over the fields beneath it, or above when there is more room")
  func openList() {
    var form = absence()
    _ = press(&form, [.tab, .character(" "), .down])
    #expect(
      drawn(30, 4) { form.draw(on: &$0) } == [
        "   Hvorfor                    ", " > Fravær                     ", "   Borte til    Syk           ",
        "              > Avtalt        ",
      ])
  }

  @Test("A form taller than the window scrolls to the cursor")
  func scrolling() {
    var form = Form((1...9).map { .text("f\($0)", "Felt \($0)", value: "v\($0)") })
    _ = press(&form, [.pageDown])
    #expect(
      drawn(24, 2) { form.draw(on: &$0) } == ["   Felt 8  v8           ", " > Felt 9  v9           "])
  }
}

@Suite("Nothing is removed with one key")
struct ConfirmTests {
  private let choices = [
    Confirm.Choice(id: "erase", title: "Slett for godt", isDestructive: true),
    Confirm.Choice(id: "keep", title: "Behold"),
  ]

  @Test("Enter at once is never the destructive answer, whatever is preferred")
  func safe() {
    var confirm = Confirm("Slette Hansen, Åse?", choices: choices, preferred: "erase")
    #expect(confirm.handle(.enter) == .chosen("keep"))
    #expect(confirm.handle(.left) == .moved)
    #expect(confirm.handle(.enter) == .chosen("erase"))
    #expect(confirm.handle(.character("s")) == .ignored)
    #expect(confirm.handle(.escape) == .cancelled)
  }

  @Test("When every answer is destructive, none is chosen until an arrow is pressed")
  func onlyDestructive() {
    var confirm = Confirm("Velg", choices: [choices[0]])
    #expect(confirm.handle(.enter) == .ignored)
    #expect(confirm.handle(.right) == .moved)
    #expect(confirm.handle(.enter) == .chosen("erase"))
  }

  @Test("Question and answers are drawn, beneath each other where it is narrow")
  func drawing() {
    let confirm = Confirm("Slette Hansen, Åse?", choices: choices)
    #expect(confirm.height(width: 40) == 3)
    #expect(
      drawn(40, 3) { confirm.draw(on: &$0) } == [
        " Slette Hansen, Åse?                    ", "                                        ",
        "   Slett for godt  > Behold             ",
      ])
    #expect(
      drawn(20, 4) { confirm.draw(on: &$0) } == [
        " Slette Hansen,     ", " Åse?               ", "   Slett for godt   ", " > Behold           ",
      ])
  }
}
