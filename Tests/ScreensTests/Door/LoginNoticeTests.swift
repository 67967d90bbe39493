import Domain
import Resources
import TerminalUI
import Testing

@testable import Ledger
@testable import Screens
@testable import Store

/// What somebody who has logged in is told: of the login before, of wrong tries since, and of a clock that was wrong.
@Suite struct LoginNoticeTests {
  private let day: Int64 = 86_400_000

  @Test func whenTheUserWasInBefore() throws {
    let stage = try Stage()
    let next = try Stage(after: stage)
    next.workspace.tellOfLogin()
    #expect(next.message == "Sist innlogget 17.11 10:18.")
    let first = try Stage(after: stage, by: "kari")
    first.workspace.tellOfLogin()
    #expect(first.message.isEmpty)
  }

  @Test func wrongTriesComeFirst() throws {
    let stage = try Stage()
    let wrong = Unlock.user(login: "tor", passphrase: SecretBytes(passphrase: "feil hest på taket"))
    let path = stage.workspace.session.register.path
    #expect(throws: StoreError.ledger(.wrongPassphrase)) {
      _ = try Register.open(path: path, options: OpenOptions(), as: wrong, now: Fixture.clock())
    }
    let next = try Stage(after: stage)
    next.workspace.tellOfLogin()
    #expect(next.message == "1 forsøk på å logge inn som deg med feil passfrase siden 17.11 10:18.")
    #expect(next.workspace.message?.style == .warning)
    #expect(try next.workspace.session.journal.entries(limit: 1).first?.kind == .loginsFailed)
  }

  @Test func aDraftThatWaitsIsToldBeside() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Tone")
    #expect(stage.workspace.drafts.flush())
    let next = try Stage(after: stage)
    next.workspace.tellOfLogin()
    #expect(next.message.hasPrefix("Et utkast venter: ") && next.message.hasSuffix(" Sist innlogget 17.11 10:18."))
  }

  @Test(arguments: Language.Code.allCases)
  func itIsSaidInEveryLanguage(_ code: Language.Code) {
    let notice = LoginNotice(Language(code), today: Fixture.today, time: LocalTime(zone: .gmt))
    let at: Int64 = 1_794_910_680_000
    let ahead = JournalAhead(entries: 3...4, latest: at)
    let roles = [Role.frontDesk, .teamLead].map { Access(user: UserKey(1), name: "Eva Moe", role: $0) }
    let said = [
      notice.last(LoginRecord(last: at, failures: 0)), notice.failures(LoginRecord(last: at, failures: 3)),
      notice.failures(LoginRecord(last: nil, failures: 3)), notice.sentence(ahead, to: roles[0]),
      notice.sentence(ahead, to: roles[1]),
    ].compactMap(\.self)
    #expect(said.count == 5 && said.allSatisfy { !$0.contains("login.") && !$0.contains("{") }, "\(said)")
    #expect(said.count { $0.contains("17.11 10:18") } == 4, "\(said)")
    #expect(notice.failures(LoginRecord(last: at, failures: 0)) == nil)
  }

  /// A login under a clock that is two days ahead, and a stage of the same register under the right one.
  private func afterFastClock(as seat: Seat? = nil) throws -> (before: Stage, stage: Stage) {
    let before = try Stage()
    let clock = Fixture.clock()
    let ahead = 2 * day
    let fast = try Fixture.open(before.workspace.session.register.path, "eva", now: { clock() + ahead })
    try fast.session(today: Fixture.today, todayIsGiven: false).journal.noteLog()
    return (before, try Stage(after: before, by: seat?.login ?? "tor"))
  }

  @Test func timesAheadOfTheClockStandInTheMenuUntilATeamLeadHasEnteredIt() throws {
    let (before, stage) = try afterFastClock()
    try withExtendedLifetime(before) {
      stage.expectFrame("menu-clock-ahead", .standard)
      let log = try Stage(after: before) { LogScreen(in: $0) }
      log.press("Q")
      log.expectFrame("log-clock", .standard)
      let numbers = try #require(try log.workspace.session.register.aheadOfClock()).entries
      log.press(.control("s"))
      #expect(log.message == "Ført: klokka gikk feil i føring \(numbers.lowerBound) til \(numbers.upperBound).")
      #expect(log.row(holding: "(klokka gikk feil)")?.contains("Eva Moe") == true)
      #expect(log.row(holding: "klokka gikk feil: føring \(numbers.lowerBound)") != nil)
      log.press(.escape)
      #expect(!log.text().contains("tider foran klokka"))
    }
  }

  @Test func onlyWhatIsInTheLogCanHaveHadAWrongClock() throws {
    let stage = try Stage { LogScreen(in: $0) }
    let newest = try stage.workspace.session.register.newestEntry()
    stage.press("Q", .control("u"))
    stage.type("\(newest + 1)")
    stage.press(.control("s"))
    #expect(stage.top is ClockForm)
    #expect(stage.text().contains("fra 1 til \(newest)"))
    stage.press(.control("u"))
    stage.type("1")
    stage.press(.control("s"))
    #expect(stage.top is LogScreen)
    #expect(try stage.workspace.session.journal.entries(limit: 1).first?.kind == .clockCorrected)
  }

  @Test func whoIsNoTeamLeadIsToldAndEntersNothing() throws {
    for seat in [Seat.desk, Seat.counsellor] {
      let (before, menu) = try afterFastClock(as: seat)
      try withExtendedLifetime(before) {
        #expect(menu.text().contains("Loggen har tider foran klokka, til i dag 10:18"))
        let stage = try Stage(after: before, by: seat.login) { LogScreen(in: $0) }
        stage.press("Q")
        #expect(stage.top is LogScreen && stage.workspace.message?.style == .warning)
      }
    }
  }
}
