import Domain
import Testing

@testable import Ledger
@testable import Store

/// The log tells a card that was shown from one that was tried in vain.
@Suite struct CardTriesTests {
  private let ground: AccessGround

  init() throws { ground = try AccessGround() }

  private func elsewhere(_ role: Role = .counsellor) throws -> Session {
    try ground.session(AccessWho(role: role, unit: "Verkstedet"))
  }

  private func relative(named name: String = "Kari Holm") -> Session {
    Session(
      register: ground.trial.register,
      access: Access(user: UserKey(3), name: name, role: .teamLead, relatives: [ground.person]), actor: "kari",
      today: RegisterTrial.today, todayIsGiven: false)
  }

  /// What stands in the log about somebody, but for what has been entered; oldest first.
  private func looks(_ person: ParticipantKey? = nil) throws -> [EntryKind] {
    try ground.trial.session().journal.entries(LogFilter(), limit: .max, after: 0)
      .filter { $0.kind.isReading && $0.about == person ?? ground.person }.map(\.kind)
  }

  @Test func aCardThatOpensIsAReadingAndNothingElse() throws {
    _ = try ground.trial.session().people.card(ground.person)
    #expect(try looks() == [.cardRead])
  }

  @Test func aRelativesCardIsATryWhereverItIsAskedFor() throws {
    for ask in [
      { _ = try $0.people.card(ground.person) }, { _ = try $0.keeping.dayRecord(of: ground.person) },
      { _ = try $0.attendance.record(of: ground.person, in: Period(days: 30, to: RegisterTrial.today)) },
      { try $0.journal.noteLog(about: ground.person) },
    ] as [(Session) throws -> Void] {
      #expect(failure { try ask(relative()) } == .notAllowed(.relative))
    }
    // One quarter of an hour, one person: once.
    #expect(try looks() == [.cardTried])
  }

  @Test func withoutAReasonItIsATryAndWithOneAReading() throws {
    let session = try elsewhere()
    #expect(failure { _ = try session.people.card(ground.person) } == .notAllowed(.outOfScope))
    _ = try session.people.openInEmergency(ground.person, reason: "vakt, ringte legevakta")
    #expect(try session.people.card(ground.person) != nil)
    #expect(try looks() == [.cardTried, .emergencyAccess, .cardRead])
  }

  @Test func whoIsNotToBeKnownOfIsATryInTheLogAndNobodyOnTheScreen() throws {
    #expect(try elsewhere().people.card(ground.hidden) == nil)
    #expect(try looks(ground.hidden) == [.cardTried])
  }

  @Test func aNumberThatIsAskedForToBeOpenedIsATryToo() throws {
    let number = try ParticipantNumber("P-1")
    #expect(try elsewhere(.frontDesk).people.participantKey(number: number) == nil)
    #expect(try looks() == [])
    #expect(try elsewhere(.frontDesk).people.participantKey(number: number, opening: true) == nil)
    #expect(try looks() == [.cardTried])
  }

  @Test func whoeverHasBeenErasedIsATry() throws {
    try ground.trial.session().erasure.askErasure(of: ground.person, caseNumber: "2026/117")
    let request = try #require(try ground.trial.session().erasure.erasureRequests().last)
    _ = try ground.trial.session("tor").erasure.confirmErasure(request)
    #expect(try ground.trial.session().people.card(ground.person) == nil)
    #expect(try looks().last == .cardTried)
    #expect(try ground.trial.session().people.card(ParticipantKey(999_999)) == nil)
    #expect(try looks(ParticipantKey(999_999)) == [])
  }

  @Test func anOwnCopyOfWhatIsPartlyKeptBackIsATry() throws {
    let session = try ground.session(AccessWho(role: .counsellor, unit: "Rådhusgaten"))
    #expect(failure { _ = try session.keeping.dayRecord(of: ground.hidden) } == .notAllowed(.outOfScope))
    #expect(try looks(ground.hidden) == [.cardTried])
  }

  /// Tor Lie is Åse's contact by name: their tries deserve a look as anybody's do.
  @Test func everyTryIsOnTheMonthsListAlsoTheContactsOwn() throws {
    _ = try? relative(named: "Tor Lie").people.card(ground.person)
    _ = try? elsewhere().people.card(ground.hidden)
    let lines = try ground.trial.session().journal.accessReview(since: 0, until: .max) { _ in RegisterTrial.today }
    #expect(lines.filter { $0.entry.kind == .cardTried }.compactMap(\.entry.about) == [ground.person, ground.hidden])
  }
}
