import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// The first run: who the first team lead is, and the key that is shown once.
@Suite struct NewRegisterTests {
  private func flow(asksPassphrase: Bool = true) throws -> StartFlow {
    StartFlow(
      language: Language(.nb), glyphs: .unicode, path: "/srv/register.stegvis",
      programmes: try Catalogue.shared.get().programmes, founder: StartFlow.Founder(login: "eva"),
      asksPassphrase: asksPassphrase, startsWithForm: true)
  }

  private func press(_ flow: any Program, _ keys: Key...) { for key in keys { flow.handle(.key(key)) } }
  private func type(_ text: String, into flow: any Program) { for key in text { flow.handle(.key(.character(key))) } }

  /// Fills the form from its first field to its last.
  private func fill(_ flow: StartFlow, name: String = "Eva Moe", _ passphrase: String, _ again: String) {
    type("Blå Kors", into: flow)
    press(flow, .tab, .tab, .tab, .tab, .tab)
    type(name, into: flow)
    press(flow, .tab)
    type(passphrase, into: flow)
    press(flow, .tab)
    type(again, into: flow)
    press(flow, .enter)
  }

  @Test func theFounderIsAskedForAndThePassphraseIsNotShown() throws {
    let flow = try flow()
    fill(flow, "grønn hest på taket", "grønn hest på taket")
    let text = flow.frame(.standard).plainText
    #expect(!text.contains("hest"))
    guard case .make(let new) = flow.choice else {
      Issue.record("nothing was chosen:\n\(text)")
      return
    }
    #expect(new.organisation == "Blå Kors" && new.founder.login == "eva" && new.founder.name == "Eva Moe")
    #expect(new.founder.passphrase == SecretBytes(passphrase: "grønn hest på taket"))
    #expect(text.contains("Lager registeret …"))
  }

  @Test(arguments: [
    ("kort", "kort", "minst 12 tegn"), ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "ett tegn om igjen"),
    ("Eva Charlotte Moe", "Eva Charlotte Moe", "brukernavnet eller navnet"),
    ("grønn hest på taket", "grønn hest på låven", "er ikke like"),
  ])
  func aPassphraseThatWillNotDoIsToldBesideItsField(_ passphrase: String, _ again: String, _ words: String) throws {
    let flow = try flow()
    fill(flow, name: "Eva Charlotte Moe", passphrase, again)
    #expect(flow.choice == nil)
    let text = flow.frame(.wide).plainText
    #expect(text.contains(words), "\(text)")
    #expect(!text.contains("hest") && !text.contains("aaaa"))
  }

  @Test func framesOfTheForm() throws {
    let flow = try flow()
    fill(flow, name: "", "kort", "kort")
    for size in [Size.standard, App.smallest] {
      RecordedFrames.expect(flow.frame(size), "new-register", at: #_sourceLocation)
    }
  }

  @Test func aPassphraseFromAFileIsNotAskedFor() throws {
    let flow = try flow(asksPassphrase: false)
    #expect(!flow.frame(.standard).plainText.contains("passfrase"))
  }

  @Test func whatIsTypedIsAskedAboutOnceBeforeItEnds() throws {
    let flow = try flow()
    #expect(flow.interrupt(), "nothing is typed")
    type("Blå Kors", into: flow)
    #expect(!flow.interrupt())
    #expect(flow.frame(.wide).plainText.contains("Ctrl-C en gang til avslutter."))
    press(flow, .function(9))
    #expect(!flow.frame(.standard).plainText.contains("Blå Kors"), "it can be hidden at once")
    press(flow, "x", .escape, .enter)
    #expect(flow.frame(.standard).plainText.contains("Blå Kors"), "and is there still when one comes back")
    #expect(!flow.interrupt() && flow.interrupt())
  }

  @Test func theRecoveryKeyStandsUntilItsLastGroupHasBeenTyped() throws {
    let key = try RecoveryKey.parse(Self.keyText)
    let flow = RecoveryFlow(language: Language(.nb), glyphs: .unicode, key: key)
    for size in [Size.standard, App.smallest] {
      RecordedFrames.expect(flow.frame(size), "recovery-key", at: #_sourceLocation)
      for group in Self.keyText.split(separator: "-") { #expect(flow.frame(size).plainText.contains(group)) }
    }
    press(flow, .escape, .enter, "q", .escape)
    #expect(!flow.isOver)
    press(flow, .enter)
    #expect(flow.frame(.standard).plainText.contains("ikke den siste gruppen"))
    press(flow, .function(9))
    #expect(!flow.frame(.standard).plainText.contains(Self.keyText.suffix(5)))
    press(flow, "x", .control("u"))
    type(Self.keyText.suffix(5).lowercased(), into: flow)
    press(flow, .enter)
    #expect(flow.isOver)
  }

  /// Twenty zero bytes, and what tells a slip of the pen.
  private static let keyText = "00000-00000-00000-00000-00000-00000-00000"
}
