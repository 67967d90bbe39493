import Testing

@testable import TerminalUI

@Suite("Keys have names in files and labels on the screen")
struct KeyNameTests {
  @Test(
    "Names",
    arguments: [
      ("ctrl-s", Key.control("s")), ("F9", .function(9)), ("enter", .enter), ("esc", .escape),
      ("space", .character(" ")),
      ("page-up", .pageUp), ("a", .character("a")), (">", .character(">")), ("G", .character("G")),
      ("hash", .character("#")), ("=", .character("=")), ("å", .character("å")), ("shift-tab", .backTab),
      ("Ctrl-M", .enter), ("pgdn", .pageDown),
    ])
  func names(name: String, key: Key) {
    #expect(KeyName.key(name) == key)
  }

  @Test(
    "What is no key", arguments: ["", "f0", "f64", "ctrl-", "ctrl-å", "ctrl-ss", "\u{1B}", " ", "entre", "\u{301}"])
  func unknown(name: String) {
    #expect(KeyName.key(name) == nil)
  }

  @Test("The name of a key is read as that key again")
  func roundTrip() {
    let keys: [Key] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .function(1), .function(12), .control("s"), .character("#"), .character(" "), .character("ø"),
    ]
    #expect(keys.allSatisfy { KeyName.key(KeyName.name($0)) == $0 })
  }

  @Test("Labels are in the user's language")
  func labels() {
    let labels = KeyLabels(names: [.character(" "): "Mellomrom"])
    #expect(labels.label(.character(" ")) == "Mellomrom")
    #expect(labels.label(.control("s")) == "Ctrl-S")
    #expect(labels.label([.left, .right, .up, .down]) == "←→↑↓")
    #expect(labels.label([.pageUp, .function(9), .character("g")]) == "PgUp F9 g")
  }
}

@Suite("Keys can be rebound in one file")
struct KeyBindingsTests {
  private let scopes = [
    [
      BindableCommand(id: "list.find", keys: [.character("/")]),
      BindableCommand(id: "list.note", keys: [.character("n")]),
      BindableCommand(id: "all.help", keys: [.character("?")]),
    ],
    [
      BindableCommand(id: "card.consent", keys: [.character("y")]),
      BindableCommand(id: "all.help", keys: [.character("?")]),
    ],
  ]

  private func problems(_ text: String) -> [BindingProblem] {
    do throws(BindingProblems) {
      _ = try KeyBindings.parse(text, scopes: scopes)
      return []
    } catch {
      return error.all
    }
  }

  @Test("Lines, comments and blanks")
  func reads() throws {
    let text = """
      # The desk is used to F2.
      list.find = / f2   # both

      all.help=f1
      card.consent = hash =
      """
    let bindings = try KeyBindings.parse(text, scopes: scopes)
    #expect(bindings.keys(for: "list.find") == [.character("/"), .function(2)])
    #expect(bindings.keys(for: "all.help") == [.function(1)])
    #expect(bindings.keys(for: "card.consent") == [.character("#"), .character("=")])
    #expect(bindings.keys(for: "list.note") == nil)
    #expect(try KeyBindings.parse("", scopes: scopes).isStandard)
  }

  @Test("Each mistake is told with its line")
  func mistakes() {
    let text = """
      list.fnid = f2
      list.find = f99
      list.find
      all.help =
      list.note = ctrl-z
      card.consent = y
      card.consent = z
      """
    #expect(
      problems(text) == [
        BindingProblem(line: 1, kind: .unknownCommand("list.fnid")),
        BindingProblem(line: 2, kind: .unknownKey("f99")),
        BindingProblem(line: 3, kind: .notABinding),
        BindingProblem(line: 4, kind: .noKey("all.help")),
        BindingProblem(line: 5, kind: .reservedKey(.control("z"))),
        BindingProblem(line: 7, kind: .repeatedCommand("card.consent", firstLine: 6)),
      ])
  }

  @Test("Two commands that can be reached at the same time can't share a key")
  func conflicts() {
    #expect(
      problems("\nlist.note = /") == [
        BindingProblem(
          line: 2, kind: .conflict(key: .character("/"), command: "list.note", other: "list.find"))
      ])
    #expect(
      problems("list.note = f2\nlist.find = f2") == [
        BindingProblem(line: 2, kind: .conflict(key: .function(2), command: "list.find", other: "list.note"))
      ])
    // One is on the list, the other on the card.
    #expect(problems("list.note = y") == [])
    // Help is in both.
    #expect(problems("all.help = y").map(\.line) == [1])
    // Changing places is no conflict.
    #expect(problems("list.note = /\nlist.find = n") == [])
  }
}
