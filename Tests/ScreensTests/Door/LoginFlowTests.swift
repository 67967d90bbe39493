import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// The door without a register: what it is told to answer, it answers.
@Suite struct LoginFlowTests {
  /// Somebody before the door.
  final class Visitor {
    let flow: LoginFlow
    let answers: Answers
    var size = Size.standard

    /// What the next tries come to, and what was tried.
    final class Answers {
      var next: [StoreError?]
      var tried: [(login: String, passphrase: SecretBytes)] = []
      init(_ next: [StoreError?]) { self.next = next }
    }

    init(_ next: [StoreError?] = [], glyphs: GlyphSet = .unicode, login: String? = nil, place: LoginFlow.Place = .start)
    {
      let answers = Answers(next)
      self.answers = answers
      flow = LoginFlow(
        language: Language(.nb), glyphs: glyphs, path: "/srv/stegvis/register.stegvis", login: login, place: place
      ) { (unlock) throws(StoreError) in
        guard case .user(let login, let passphrase) = unlock else { return }
        answers.tried.append((login, passphrase))
        if !answers.next.isEmpty, let error = answers.next.removeFirst() { throw error }
      }
      _ = flow.pass(to: 1_000_000)
    }

    func press(_ keys: Key...) { for key in keys { flow.handle(.key(key)) } }
    func type(_ text: String) { for character in text { flow.handle(.key(.character(character))) } }
    var text: String { flow.frame(size).plainText }
    var message: String { flow.frame(size).rows[size.height - 2].trimmingBlanks() }

    /// Enter, with the frame between that says what is under way.
    func enter() {
      press(.enter)
      _ = text
      _ = flow.work()
    }
  }

  private let passphrase = "grønn hest på taket"

  @Test func showsTheFileAndNothingElseOfTheRegister() {
    let visitor = Visitor()
    #expect(visitor.text.contains("register.stegvis") && !visitor.text.contains("/srv"))
    for size in [Size.standard, App.smallest] {
      RecordedFrames.expect(visitor.flow.frame(size), "login", at: #_sourceLocation)
    }
  }

  @Test(arguments: GlyphSet.allCases)
  func aPassphraseIsDots(_ glyphs: GlyphSet) {
    let visitor = Visitor(glyphs: glyphs)
    visitor.type("eva")
    visitor.press(.enter)
    visitor.type("grønn ")
    visitor.flow.handle(.paste("hest på taket\n"))
    for size in [Size.standard, App.smallest] {
      RecordedFrames.expect(visitor.flow.frame(size), "login-typed-\(glyphs)", at: #_sourceLocation)
    }
    #expect(!visitor.text.contains("hest"))
    visitor.enter()
    #expect(visitor.answers.tried.map(\.login) == ["eva"])
    #expect(visitor.answers.tried.first?.passphrase == SecretBytes(passphrase: passphrase))
    #expect(visitor.flow.isOpen && visitor.flow.isOver)
  }

  @Test func saysThatItIsTryingBeforeItTries() {
    let visitor = Visitor(login: "eva")
    visitor.type(passphrase)
    visitor.press(.enter)
    #expect(visitor.message == "Låser opp …")
    #expect(visitor.answers.tried.isEmpty)
    #expect(visitor.flow.work())
    #expect(visitor.answers.tried.count == 1)
  }

  @Test func aWrongPassphraseIsToldAndGoneAndTheLoginStays() {
    let visitor = Visitor([.ledger(.wrongPassphrase)])
    visitor.type("eva")
    visitor.press(.enter)
    visitor.type("feil hest på taket")
    visitor.enter()
    #expect(visitor.message == "Brukernavn eller passfrase stemmer ikke; prøv igjen.")
    #expect(visitor.text.contains("eva") && !visitor.text.contains("•"))
    RecordedFrames.expect(visitor.flow.frame(.standard), "login-wrong", at: #_sourceLocation)
    visitor.type(passphrase)
    #expect(visitor.message == "Vises ikke; Enter låser opp", "what was said of the last try goes")
    visitor.enter()
    #expect(visitor.flow.isOpen)
  }

  @Test func waitingIsCountedDownWhileOneTypes() {
    let visitor = Visitor([.ledger(.mustWait(seconds: 3))], login: "eva")
    visitor.type("feil")
    visitor.enter()
    #expect(visitor.message.contains("vent 3 sekunder"))
    RecordedFrames.expect(visitor.flow.frame(.standard), "login-waiting", at: #_sourceLocation)
    #expect(!visitor.flow.pass(to: 1_000_000), "nothing is new within the second")
    #expect(visitor.flow.pass(to: 1_001_100))
    #expect(visitor.message.contains("vent 2 sekunder"))
    visitor.type(passphrase)
    #expect(visitor.message.contains("vent 2 sekunder"))
    visitor.enter()
    #expect(visitor.answers.tried.count == 1, "nothing is tried while it waits")
    #expect(visitor.flow.pass(to: 1_003_000))
    #expect(visitor.message == "Nå kan du prøve igjen.")
    visitor.enter()
    #expect(visitor.answers.tried.last?.passphrase == SecretBytes(passphrase: passphrase))
    #expect(visitor.flow.isOpen)
  }

  @Test func aClockSetBackMakesNobodyWaitLonger() {
    let visitor = Visitor([.ledger(.mustWait(seconds: 3))], login: "eva")
    visitor.type("feil")
    visitor.enter()
    _ = visitor.flow.pass(to: 0)
    _ = visitor.flow.pass(to: 3000)
    #expect(visitor.message == "Nå kan du prøve igjen.")
  }

  @Test func aRegisterThatCannotBeOpenedIsToldInASentence() {
    let visitor = Visitor([.ledger(.damaged(.slot)), .ledger(.busy)], login: "eva")
    for words in ["skadet", "opptatt"] {
      visitor.type("x")
      visitor.enter()
      #expect(visitor.message.contains(words) || visitor.text.contains(words), "\(visitor.text)")
      #expect(!visitor.flow.isOver)
    }
  }

  @Test func whatIsMissingIsAskedFor() {
    let visitor = Visitor()
    visitor.press(.control("s"))
    #expect(visitor.message == "! Skriv brukernavnet.")
    visitor.type("eva")
    visitor.press(.enter, .enter)
    #expect(visitor.message == "! Skriv passfrasen.")
    #expect(visitor.answers.tried.isEmpty)
  }

  @Test func escapeLeavesAtTheStart() {
    let visitor = Visitor()
    visitor.press(.escape)
    #expect(visitor.flow.isOver && !visitor.flow.isOpen)
  }

  @Test func beforeALockedScreenEscapeIsAskedForTwice() {
    let visitor = Visitor(login: "eva", place: .locked)
    #expect(visitor.message == "Skjermen er låst. Skriv passfrasen for å fortsette der du var.")
    visitor.press(.escape)
    #expect(visitor.message.contains("Esc en gang til"))
    visitor.press("x", .escape)
    #expect(!visitor.flow.isOver, "another key between begins anew")
    visitor.press(.escape)
    #expect(visitor.flow.isOver && !visitor.flow.isOpen)
  }

  @Test func aLockedScreenSaysSo() {
    let visitor = Visitor(login: "eva", place: .locked)
    for size in [Size.standard, App.smallest] {
      RecordedFrames.expect(visitor.flow.frame(size), "locked", at: #_sourceLocation)
    }
  }

  @Test(arguments: [Key.function(9), .control("b")])
  func blanks(_ key: Key) {
    let visitor = Visitor(login: "eva")
    visitor.type("grønn")
    visitor.press(key)
    #expect(!visitor.text.contains("eva") && !visitor.text.contains("•"))
    visitor.press("z")
    #expect(visitor.text.contains("•••••") && !visitor.text.contains("••••••"), "the key that wakes it is no text")
  }

  @Test func everyFrameIsWhole() {
    for glyphs in GlyphSet.allCases {
      let visitor = Visitor(glyphs: glyphs, login: String(repeating: "阮", count: 60), place: .locked)
      visitor.type(String(repeating: "å", count: 300))
      for size in Size.tried { FrameRules.check(visitor.flow.frame(size), "login \(size)") }
    }
  }
}
