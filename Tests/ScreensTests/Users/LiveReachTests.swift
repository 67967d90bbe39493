import Domain
import Foundation
import Store
import TerminalUI
import Testing

@testable import Screens

/// A team lead changes somebody in another program: the one they sit at takes it in, or locks and says why.
@Suite struct LiveReachTests {
  private static let passphrase = "grønn hest på taket"
  private let stage: Stage
  private let app: App
  private let lead: Session
  private let key: UserKey

  init() throws {
    let seat = Seat(role: .counsellor, reach: .own)
    stage = try Stage(.rich, as: seat)
    let path = stage.workspace.session.register.path
    app = App(
      stage.workspace, on: [ParticipantsScreen(in: stage.workspace)],
      keeper: Doorkeeper { (unlock) throws(StoreError) in
        try Register.open(path: path, options: OpenOptions(), as: unlock, now: Fixture.clock())
          .session(today: Fixture.today, todayIsGiven: false)
      })
    lead = try Fixture.open(path, "tor").session(today: Fixture.today, todayIsGiven: false)
    key = try #require(try lead.users.all().first { $0.login == seat.login }).key
  }

  private var text: String { app.frame(.standard).plainText }

  private func waitForRoster() {
    let deadline = Date(timeIntervalSinceNow: 20)
    while stage.workspace.readyRoster == nil, Date() < deadline { if !app.receive() { usleep(2000) } }
  }

  private func logIn() {
    _ = text
    for character in Self.passphrase { app.handle(.key(.character(character))) }
    app.handle(.key(.enter))
    _ = text
    _ = app.work()
  }

  @Test func otherUnitsHoldAtOnceAndTheListsFollow() throws {
    #expect(text.contains("Hansen, Åse"))
    try lead.users.change(key, units: [UnitKey(3)])
    #expect(app.poll())
    #expect(!app.isLocked && app.stack.count == 1)
    #expect(text.contains("endret hvem du arbeider med"))
    #expect(stage.workspace.session.access.units == [UnitKey(3)])
    waitForRoster()
    #expect(stage.workspace.row(of: stage.workspace.someone("P-0011")) == nil)
    #expect(stage.workspace.row(of: stage.workspace.someone("K-1")) != nil)
    #expect(!app.poll(), "told once")
  }

  @Test func anotherNameStandsInTheHeadAndTheScreenStays() throws {
    try lead.users.change(key, name: "Kari Berg")
    #expect(app.poll())
    #expect(app.stack.count == 2 && text.contains("Kari Berg, veileder"))
  }

  @Test func aCardThatIsARelativesIsClosedUnderTheirHands() throws {
    let person = stage.workspace.someone("P-0011")
    app.handle(.key(.down))
    app.handle(.key(.enter))
    #expect(app.stack.last is ParticipantScreen)
    try lead.users.nameRelative(key, of: person)
    #expect(app.poll())
    #expect(stage.workspace.session.access.relatives == [person])
    #expect(app.stack.count == 1)
    #expect(throws: StoreError.notAllowed(.relative)) { try stage.workspace.session.people.card(person) }
  }

  @Test func whatWasTypedIsThereAfterwards() throws {
    app.handle(.key(.escape))
    app.handle(.key("N"))
    for key: Key in [.tab, "F", "r", "i", "d", "a"] { app.handle(.key(key)) }
    try lead.users.change(key, units: [UnitKey(3)])
    #expect(app.poll())
    #expect(app.stack.count == 1)
    app.handle(.key("N"))
    #expect(text.contains("Frida"))
  }

  @Test(arguments: [Role.teamLead, .frontDesk]) func anotherRoleLocksAndSaysSo(_ role: Role) throws {
    try lead.users.change(key, role: role)
    #expect(app.poll())
    #expect(app.isLocked && text.contains("en annen rolle"))
    #expect(!text.contains("Hansen"))
    logIn()
    #expect(!app.isLocked && app.stack.count == 1)
    #expect(stage.workspace.session.access.role == role)
  }

  @Test func whoeverIsRemovedIsLockedOutWithASentence() throws {
    try lead.users.remove(key)
    #expect(app.poll())
    #expect(app.isLocked && text.contains("ikke lenger bruker"))
    logIn()
    #expect(app.isLocked && text.contains("stemmer ikke"))
  }

  @Test func otherKeysTakeThePassphraseAndTheScreenIsAsItWas() throws {
    let before = app.frame(.standard).rows.dropFirst()
    let other = try #require(try lead.users.all().first { $0.login == "kari" })
    try lead.users.remove(other.key)
    #expect(app.poll())
    #expect(app.isLocked && text.contains("nøkler er skiftet"))
    logIn()
    #expect(!app.isLocked && app.frame(.standard).rows.dropFirst() == before)
  }

  @Test func aKeyPressedBeforeTheLookIsNoDifferent() throws {
    try lead.users.remove(key)
    app.handle(.key(.down))
    #expect(app.isLocked)
  }

  /// A team lead exchanges the keys while somebody saves.
  private func exchange(stopping: Bool = false, _ body: () throws -> Void) throws {
    var failed: (any Error)?
    var isDone = false
    do {
      _ = try lead.users.exchangeKeys(renewsRecoveryKey: false) { _ in
        if !isDone { do { try body() } catch { failed = error } }
        isDone = true
        return stopping
      }
    } catch { #expect(error == .ledger(.cancelled) && stopping) }
    if let failed { throw failed }
  }

  private func typeSomebodyNew() {
    app.handle(.key("N"))
    for key: Key in ["P", "-", "9", "9", .tab, "B", "e", "r", "g", .tab, "F", "r", "i", "d", "a"] {
      app.handle(.key(key))
    }
  }

  private func isThere() throws -> Bool {
    try stage.workspace.session.people.roster().select(RosterQuery(text: "Frida")).count == 1
  }

  @Test func whatIsSavedMeanwhileWaitsAndIsSavedUnderTheNewKeys() throws {
    typeSomebodyNew()
    let depth = app.stack.count
    try exchange {
      app.handle(.key(.control("s")))
      #expect(app.stack.count == depth + 1 && app.stack.last is ExchangeWaitScreen)
      for size in Size.tried { FrameRules.check(app.frame(size), "\(size)") }
      #expect(text.contains("venter og lagres") && text.contains("%"))
      #expect(app.tick() && app.stack.last is ExchangeWaitScreen)
    }
    #expect(app.tick())
    #expect(app.isLocked && text.contains("nøkler er skiftet"))
    logIn()
    #expect(!app.isLocked && !(app.stack.last is ExchangeWaitScreen) && app.stack.count < depth + 1)
    #expect(try isThere())
  }

  @Test func whenItIsGivenUpItIsSavedAtOnce() throws {
    typeSomebodyNew()
    try exchange(stopping: true) { app.handle(.key(.control("s"))) }
    #expect(app.stack.last is ExchangeWaitScreen)
    #expect(app.tick() && !app.isLocked)
    #expect(try isThere())
  }

  @Test func whoeverDoesNotWaitHasWhatTheyTyped() throws {
    typeSomebodyNew()
    try exchange(stopping: true) {
      app.handle(.key(.control("s")))
      app.handle(.key(.escape))
      #expect(app.stack.last is ParticipantForm && text.contains("Frida"))
    }
    #expect(try !isThere())
  }
}
