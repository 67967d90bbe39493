import Domain
import Foundation
import Store
import TerminalUI
import Testing

@testable import Screens

/// Users by keys: added, changed, given a passphrase, removed.
@Suite struct UsersScreenTests {
  private static let passphrase = "grønn hest på taket"
  private static let new = "blå sykkel i kjelleren"

  private func stage() throws -> Stage { try Stage(.rich) { UsersScreen(in: $0) } }

  private func choose(_ name: String, on stage: Stage) throws {
    stage.press(.home)
    for _ in 0..<30 where !stage.selectedRow(.wide).contains(name) { stage.press(.down) }
    try #require(stage.selectedRow(.wide).contains(name))
  }

  private func opens(_ login: String, _ passphrase: String, _ stage: Stage) throws -> Access? {
    let register = try? Register.open(
      path: stage.workspace.session.register.path, options: OpenOptions(),
      as: .user(login: login, passphrase: SecretBytes(passphrase: passphrase)), now: Fixture.clock())
    defer { try? register?.close() }
    return register?.session(today: Fixture.today, todayIsGiven: false).access
  }

  private func waitForExchange(_ stage: Stage) throws {
    let deadline = Date(timeIntervalSinceNow: 30)
    while stage.top is KeyExchangeScreen, Date() < deadline {
      if !stage.app.receive() { usleep(2000) }
    }
    try #require(!(stage.top is KeyExchangeScreen))
  }

  @Test func theListTellsWhoTheyAreAndWhereTheyWork() throws {
    let stage = try Stage(.rich) { UsersScreen(in: $0.withRelations()) }
    stage.expectFrame("users", .standard, .wide, Size(width: 56, height: 20))
    try choose("Kari Holm  ", on: stage)
    #expect(stage.text().contains("Nærstående til 1, stedfortreder for 1"))
    #expect(stage.row(holding: "Kari Holm team_lead own", .wide)?.contains("Rådhusgaten 53") == true)
    #expect(stage.row(holding: "Kari Holm  ")?.contains("aldri") == true)
  }

  @Test func aUserIsAddedByKeysAndOpensTheRegister() throws {
    let stage = try stage()
    stage.press("+")
    stage.expectFrame("users-new", .standard, .wide)
    stage.type("siv")
    stage.press(.tab)
    stage.type("Siv Ås")
    stage.press(.tab)
    stage.type("veil")
    stage.press(.enter)
    stage.type("råd")
    stage.press(.enter)
    stage.type("småj")
    stage.press(.enter, .tab)
    for _ in 0..<2 {
      stage.type(Self.new)
      #expect(!stage.text().contains("sykkel"))
      stage.press(.enter)
    }
    #expect(stage.message == "Siv Ås er lagt til")
    #expect(stage.top is UsersScreen && stage.text().contains("Siv Ås"))
    let access = try #require(try opens("siv", Self.new, stage))
    #expect(access.role == .counsellor && access.units == [UnitKey(1), UnitKey(2)])
  }

  @Test func whatIsWrongIsToldBesideItsField() throws {
    let stage = try stage()
    stage.press("+")
    stage.press(.control("s"))
    let text = stage.text(.wide)
    for words in ["velg en rolle", "velg en avdeling", "Passfrasen er tom"] { #expect(text.contains(words), "\(text)") }
    stage.type("TOR")
    stage.press(.tab)
    stage.type("Tor To")
    stage.press(.tab)
    stage.type("resep")
    stage.press(.enter)
    stage.type("hele")
    stage.press(.enter)
    stage.type("kamp")
    stage.press(.enter, .tab)
    stage.type("kort")
    stage.press(.control("s"))
    #expect(stage.text(.wide).contains("tøm feltet") && stage.text(.wide).contains("minst 12 tegn"))
    stage.press(.backspace, .tab, .tab)
    stage.press(.control("u"))
    stage.type(Self.new)
    stage.press(.tab)
    stage.type("en annen enn den")
    stage.press(.control("s"))
    #expect(stage.text(.wide).contains("ikke like"))
    stage.type(Self.new)
    stage.press(.control("s"))
    #expect(stage.text(.wide).contains("Brukernavnet er tatt"))
    #expect(try stage.workspace.session.users.all().filter { $0.name == "Tor To" }.isEmpty)
  }

  @Test func aHalfTypedUserComesBackWithoutThePassphrase() throws {
    let stage = try stage()
    stage.press("+")
    stage.type("siv")
    stage.press(.backTab)
    stage.type(Self.new)
    stage.press(.escape)
    let drafts = try stage.workspace.session.drafts.all()
    #expect(drafts.map(\.form) == ["user.new"])
    #expect(!drafts.contains { $0.fields.values.contains { $0.contains("sykkel") } })
    #expect(drafts.first?.fields.keys.contains("again") == false)
    let next = try Stage(after: stage, open: { NewUserForm(in: $0) })
    #expect(next.text().contains("siv") && !next.text().contains("•"))
  }

  @Test func onlyAPassphraseIsNoDraft() throws {
    let stage = try stage()
    stage.press("+", .backTab)
    stage.type(Self.new)
    stage.press(.escape)
    #expect(try stage.workspace.session.drafts.all().isEmpty)
  }

  @Test func nameUnitsAndAHigherRoleAreChangedAtOnce() throws {
    let stage = try stage()
    try choose("Kari Holm front_desk own", on: stage)
    stage.press(.enter, .control("u"))
    stage.type("Kari Berg")
    stage.press(.tab)
    stage.type("veil")
    stage.press(.enter)
    stage.type("hele")
    stage.press(.enter, .control("s"))
    #expect(stage.message == "Kari Berg er endret")
    let user = try #require(stage.workspace.user("front_desk-own"))
    #expect(user.name == "Kari Berg" && user.role == .counsellor && user.units.isEmpty)
  }

  @Test func aRoleThatReadsLessAsksFirstAndExchangesTheKeys() throws {
    let stage = try stage()
    try choose("Kari Holm counsellor own", on: stage)
    stage.press("E", .tab)
    stage.type("resep")
    stage.press(.enter, .control("s"))
    #expect(stage.text().contains("forsegles på nytt med nye nøkler"))
    stage.press(.enter)
    #expect(stage.top is ChangeUserForm && stage.workspace.user("counsellor-own")?.role == .counsellor)
    stage.press(.control("s"), .right, .enter)
    try waitForExchange(stage)
    #expect(stage.top is UsersScreen && stage.message.hasSuffix("er endret"))
    #expect(stage.workspace.user("counsellor-own")?.role == .frontDesk)
    #expect(try stage.workspace.session.drafts.all().isEmpty)
  }

  @Test func nobodyTakesTheirOwnRoleOrRemovesThemselves() throws {
    let stage = try stage()
    try choose("Tor Lie", on: stage)
    stage.press(.delete)
    #expect(stage.message.contains("minst én teamleder") && stage.top is UsersScreen)
    stage.press("E", .tab)
    stage.type("veil")
    stage.press(.enter, .control("s"))
    #expect(stage.text(.wide).contains("minst én teamleder") && stage.top is ChangeUserForm)
    #expect(stage.workspace.user("tor")?.role == .teamLead)
  }

  @Test func removingAsksSaysWhatItEntailsAndTakesAnArrow() throws {
    let stage = try stage()
    try choose("Eva Moe", on: stage)
    stage.press(.delete)
    stage.expectFrame("users-remove", .standard, .wide)
    stage.press(.enter)
    #expect(stage.workspace.user("eva") != nil && stage.top is UsersScreen)
    stage.press(.delete, .right, .enter)
    try waitForExchange(stage)
    #expect(stage.message == "Eva Moe er fjernet, og nøklene er skiftet")
    #expect(stage.top is UsersScreen && stage.workspace.user("eva") == nil)
    #expect(try opens("eva", Self.passphrase, stage) == nil)
    #expect(try opens("kari", Self.passphrase, stage) != nil)
    _ = stage.app.poll()
    #expect(stage.top is UsersScreen, "the exchange was this program's own, and locks nothing")
  }

  @Test func keysAreExchangedOnDemandAndANewRecoveryKeyIsShownOnce() throws {
    let stage = try stage()
    stage.press(.right)
    for _ in 0..<12 where !stage.selectedRow().contains("Skift nøkler") { stage.press(.down) }
    stage.press(.enter)
    stage.expectFrame("users-exchange", .standard, .wide)
    stage.press(.enter)
    #expect(stage.top is UsersScreen)
    stage.press(.right)
    for _ in 0..<12 where !stage.selectedRow().contains("Skift nøkler") { stage.press(.down) }
    stage.press(.enter, .right, .right, .enter)
    let deadline = Date(timeIntervalSinceNow: 30)
    while !stage.text().contains("Siste gruppe"), Date() < deadline { if !stage.app.receive() { usleep(2000) } }
    let line = try #require(stage.frame().rows.first { $0.split(separator: "-").count == 7 })
    let key = line.trimmingCharacters(in: .whitespaces)
    stage.press(.escape, .enter)
    #expect(stage.top is KeyExchangeScreen && stage.text().contains("ikke den siste gruppen"))
    stage.type(String(try #require(key.split(separator: "-").last)))
    stage.press(.enter)
    #expect(stage.top is UsersScreen)
    let register = try Register.open(
      path: stage.workspace.session.register.path, options: OpenOptions(), as: .recovery(try RecoveryKey.parse(key)),
      now: Fixture.clock())
    try register.close()
  }

  @Test func whileKeysAreExchangedNothingElseIsDone() throws {
    let stage = try stage()
    let eva = try #require(stage.workspace.user("eva"))
    var screen = KeyExchangeScreen(.remove(eva), in: stage.workspace)
    for key: Key in ["q", "u", ":", .enter, .tab, .down] {
      guard case .taken = screen.type(key, in: stage.workspace) else {
        Issue.record("\(key) is let through")
        continue
      }
    }
    for size in Size.tried { FrameRules.check(App(stage.workspace, on: [screen]).frame(size), "\(size)") }
    #expect(App(stage.workspace, on: [screen]).frame(.standard).plainText.contains("Alt forsegles på nytt"))
  }

  @Test func someoneWhoForgotIsGivenAPassphraseByArrowsAlone() throws {
    let stage = try stage()
    try choose("Kari Holm  ", on: stage)
    stage.press(.right)
    for _ in 0..<10 where !stage.selectedRow().contains("Ny passfrase") { stage.press(.down) }
    stage.press(.enter)
    #expect(stage.top is UserPassphraseForm)
    for _ in 0..<2 {
      stage.type(Self.new)
      stage.press(.enter)
    }
    #expect(stage.message.hasPrefix("Kari Holm har ny passfrase"))
    #expect(try opens("kari", Self.new, stage) != nil)
    #expect(try opens("kari", Self.passphrase, stage) == nil)
  }

  @Test(arguments: Seat.all.filter { $0.reach == .own })
  func everyRoleChangesItsOwnPassphraseFromTheMenu(seat: Seat) throws {
    let stage = try Stage(.rich, as: seat)
    stage.press(.end)
    #expect(stage.selectedRow().contains("Bytt passfrase"))
    stage.press(.enter)
    if seat.role == .frontDesk { stage.expectFrame("own-passphrase", .standard, .wide) }
    stage.type("feil hest på taket")
    stage.press(.enter)
    for _ in 0..<2 {
      stage.type(Self.new)
      stage.press(.enter)
    }
    #expect(stage.text().contains("Stemmer ikke."))
    stage.type(Self.passphrase)
    stage.press(.control("s"))
    #expect(stage.message.hasPrefix("Passfrasen er byttet"))
    #expect(try opens(seat.login, Self.new, stage) != nil)
    #expect(try opens(seat.login, Self.passphrase, stage) == nil)
    #expect(try stage.workspace.session.drafts.all().isEmpty)
  }

  @Test func aSecretGoesWithTheLock() throws {
    let stage = try Stage(.rich) { OwnPassphraseForm(in: $0) }
    stage.type("halv")
    #expect(stage.text().contains("••••"))
    var form = try #require(stage.top as? OwnPassphraseForm)
    form.forget()
    #expect(!stage.text().contains("•"))
  }
}
