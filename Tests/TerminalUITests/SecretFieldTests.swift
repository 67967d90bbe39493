import Testing

@testable import TerminalUI

@Suite("What is secret is typed unseen")
struct SecretFieldTests {
  private func text(_ field: SecretField) -> String { field.withBytes { String(decoding: $0, as: UTF8.self) } }

  private func type(_ text: String, into field: SecretField) {
    for character in text { _ = field.handle(.character(character)) }
  }

  @Test("Letters, backspace, Ctrl-U and pasted text; a pasted line end goes")
  func editing() {
    let field = SecretField()
    type("grøn", into: field)
    #expect(text(field) == "grøn")
    _ = field.handle(.backspace)
    _ = field.handle(.backspace)
    #expect(text(field) == "gr")
    field.insert("ønn hest\n")
    #expect(text(field) == "grønn hest" && field.length == 10)
    _ = field.handle(.control("u"))
    #expect(field.isEmpty && text(field).isEmpty)
    _ = field.handle(.backspace)
    #expect(field.isEmpty)
  }

  @Test("More than fits is left out, whole characters at a time")
  func limit() {
    let field = SecretField()
    field.insert(String(repeating: "å", count: SecretField.mostBytes))
    #expect(field.length == SecretField.mostBytes / 2)
  }

  @Test("Only dots are drawn, at most as many as there is room for", arguments: GlyphSet.allCases)
  func drawing(_ glyphs: GlyphSet) {
    let field = SecretField()
    type("grønn", into: field)
    let dots = glyphs == .unicode ? "•••••" : "*****"
    for isFocused in [true, false] {
      #expect(
        drawn(8, 1, glyphs: glyphs) { field.draw(on: &$0, x: 0, y: 0, width: 8, isFocused: isFocused) } == [
          dots + "   "
        ])
    }
    field.insert(" hest på taket")
    #expect(
      drawn(4, 1, glyphs: glyphs) { field.draw(on: &$0, x: 0, y: 0, width: 4, isFocused: true) } == [
        dots.prefix(3) + " "
      ])
  }

  @Test("No description, value or draft of a form tells it")
  func isNotTold() {
    var form = Form([.text("login", "Brukernavn"), .secret("passphrase", "Passfrase")])
    form.focus(on: "passphrase")
    #expect(form.handle(.character("x")) == .changed)
    #expect(form.paste("grønn hest") == .changed)
    #expect(form.values["passphrase"] == "" && form["passphrase"] == "")
    var dumped = ""
    dump(form, to: &dumped)
    #expect(!dumped.contains("hest") && !"\(form)".contains("hest"))
    form.setErrors(["passphrase": "for kort"])
    #expect(form.handle(.character("y")) == .changed)
    #expect(form.fields[1].error == nil, "an error goes when the secret is edited")
    form.secret("passphrase")?.clear()
    #expect(form.secret("passphrase")?.isEmpty == true)
  }
}
