import Domain
import Foundation
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// A screen that nobody touches locks itself: nothing of the register is left, and what was typed is.
@Suite struct LockTests {
  private static let passphrase = "grønn hest på taket"
  private static let minute: Int64 = 60_000

  /// Somebody at a desk whose clock is turned by hand.
  private final class Desk {
    let app: App
    let workspace: Workspace
    private(set) var now: Int64 = 1_000_000_000

    init(_ open: (Workspace) -> any Screen) throws {
      let session = try Fixture.rich.session()
      let path = session.register.path
      workspace = try Workspace(
        session: session, language: Language(.nb), glyphs: .unicode,
        settings: Workspace.Settings(
          organisation: Fixture.organisation, userTitle: UserTitle.words(session.access, Language(.nb)), file: path,
          localTime: LocalTime(zone: .gmt), clock: { "09:14" }))
      try workspace.loadRosterNow()
      app = App(
        workspace, on: [open(workspace)],
        keeper: Doorkeeper { (unlock) throws(StoreError) in
          try Register.open(path: path, options: OpenOptions(), as: unlock, now: Fixture.clock())
            .session(today: Fixture.today, todayIsGiven: false)
        })
      pass(0)
    }

    deinit { Fixture.remove(workspace.session) }

    func pass(_ milliseconds: Int64) {
      now += milliseconds
      _ = app.pass(to: now)
      _ = app.frame(.standard)
    }

    func press(_ keys: Key...) { for key in keys { app.handle(.key(key)) } }
    func type(_ text: String) { for character in text { press(.character(character)) } }
    var frame: Frame { app.frame(.standard) }
    var text: String { frame.plainText }

    func logIn(_ login: String? = nil, _ passphrase: String = LockTests.passphrase) {
      _ = text
      if let login {
        press(.up, .control("u"))
        type(login)
        press(.enter)
      }
      type(passphrase)
      press(.enter)
      _ = text
      _ = app.work()
    }
  }

  @Test func locksAfterTheMinutesOfTheSettingAndNotBefore() throws {
    let desk = try Desk { ParticipantsScreen(in: $0) }
    desk.pass(9 * Self.minute)
    #expect(!desk.app.isLocked)
    desk.press(.down)
    desk.pass(9 * Self.minute)
    #expect(!desk.app.isLocked, "a key puts it off")
    desk.pass(Self.minute)
    #expect(desk.app.isLocked)
    RecordedFrames.expect(
      LoginFlow(language: Language(.nb), glyphs: .unicode, path: "r.stegvis", login: "tor", place: .locked) { _ in }
        .frame(.standard), "locked-tor", at: #_sourceLocation)
  }

  @Test func theSettingOfTheRegisterCounts() throws {
    let desk = try Desk { ParticipantsScreen(in: $0) }
    _ = try desk.workspace.session.settings.change([.idleMinutes: "2"])
    _ = desk.app.poll()
    desk.pass(Self.minute)
    #expect(!desk.app.isLocked)
    desk.pass(Self.minute)
    #expect(desk.app.isLocked)
  }

  @Test func newKeysAskForThePassphraseAgain() throws {
    let desk = try Desk { ParticipantForm(in: $0) }
    desk.type("7")
    desk.press(.tab)
    desk.type("Frida")
    let other = try Fixture.open(desk.workspace.session.register.path, "eva")
    let eva = other.session(today: Fixture.today, todayIsGiven: false)
    try eva.users.remove(try #require(try eva.users.all().first { $0.login == "kari" }).key)
    #expect(desk.app.tick())
    #expect(desk.app.isLocked)
    #expect(desk.text.contains("nøkler er skiftet av en teamleder") && !desk.text.contains("Frida"), "\(desk.text)")
    desk.logIn()
    #expect(!desk.app.isLocked && desk.text.contains("Frida"), "what was typed is there")
    #expect(!desk.app.tick() || !desk.app.isLocked)
  }

  @Test func aMachineThatSleptLocksBeforeItTakesAKey() throws {
    let desk = try Desk { ParticipantForm(in: $0) }
    // The main loop tells the time, and hands over the key that woke the machine before it has painted.
    _ = desk.app.pass(to: desk.now + 30 * Self.minute)
    desk.press("x")
    #expect(desk.app.isLocked)
    #expect(!desk.text.contains("•"), "a key pressed before the lock could be seen is no passphrase")
  }

  @Test func nothingOfTheRegisterIsLeftAndAHalfTypedFormComesBack() throws {
    let desk = try Desk { ParticipantForm(in: $0) }
    desk.type("7")
    desk.press(.tab)
    desk.type("Frida")
    #expect(desk.text.contains("Frida"))
    desk.press(.control("o"))
    #expect(desk.app.isLocked)
    let locked = desk.text
    for words in ["Frida", "Tor Lie", "Blå Kors", "Ny deltaker"] { #expect(!locked.contains(words), "\(locked)") }
    #expect(desk.workspace.readyRoster == nil && desk.workspace.programmes.isEmpty && desk.workspace.units.isEmpty)
    #expect(throws: StoreError.self) { try desk.workspace.session.people.roster() }
    #expect(!desk.app.poll() && !desk.app.receive())
    desk.app.dayChanged(to: Fixture.today + 1)
    desk.app.handle(.resume)
    #expect(desk.text == locked)

    desk.logIn(nil, "feil passfrase")
    #expect(desk.app.isLocked && desk.text.contains("stemmer ikke"))
    desk.logIn()
    #expect(!desk.app.isLocked)
    #expect(desk.text.contains("Frida") && desk.text.contains("Tor Lie, teamleder"))
    #expect(desk.workspace.readyRoster != nil && !desk.workspace.units.isEmpty)
    desk.type(" Marie")
    #expect(desk.text.contains("Frida Marie"), "the cursor is where it was")
  }

  @Test func theSameRowIsChosenAfterwards() throws {
    let desk = try Desk { ParticipantsScreen(in: $0) }
    desk.press(.down, .down, .down)
    let before = desk.text
    desk.press(.control("o"))
    desk.logIn()
    #expect(desk.text == before)
  }

  @Test func aCardIsReadAgainAndLoggedAgain() throws {
    let desk = try Desk { ParticipantScreen(key: $0.someone(), in: $0) }
    let before = desk.text
    let entries = try desk.workspace.session.journal.entries(limit: 1).first?.id ?? 0
    desk.press(.control("o"))
    let screen = try #require(desk.app.stack.last as? ParticipantScreen)
    #expect(screen.card == nil, "the name is not kept either")
    desk.logIn()
    #expect(desk.text == before)
    #expect(try desk.workspace.session.journal.entries(limit: 1).first?.id ?? 0 > entries)
  }

  @Test func somebodyElseBeginsAtTheMenuAndSeesNothingOfWhatWasTyped() throws {
    let desk = try Desk { ParticipantForm(in: $0) }
    desk.press(.tab)
    desk.type("Frida")
    desk.press(.control("o"))
    desk.logIn("kari")
    #expect(!desk.app.isLocked)
    #expect(desk.app.stack.count == 1 && desk.text.contains("Kari Holm"))
    #expect(desk.workspace.session.access.name == "Kari Holm")
    #expect(desk.workspace.drafts.isEmpty)
    desk.press("N")
    #expect(desk.text.contains("Fornavn") && !desk.text.contains("Frida"))
  }

  @Test func aBlankScreenIsGoneWhenSomebodyIsBack() throws {
    let desk = try Desk { ParticipantsScreen(in: $0) }
    let before = desk.text
    desk.press(.function(9))
    desk.pass(10 * Self.minute)
    #expect(desk.app.isLocked)
    desk.logIn()
    #expect(desk.text == before)
  }

  @Test func withoutADoorkeeperTheScreenIsAtLeastHidden() throws {
    let stage = try Stage(.rich) { ParticipantsScreen(in: $0) }
    stage.press(.control("o"))
    #expect(!stage.app.isLocked && stage.top is BlankScreen)
  }

  @Test func onlyTheDemoSwitchesUsers() throws {
    let stage = try Stage(.rich)
    stage.press("B")
    #expect(stage.message.contains("Bare demoen"))
    #expect(!stage.text().contains("Bytt bruker"))
  }
}
