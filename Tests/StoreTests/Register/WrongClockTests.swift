import Domain
import Testing

@testable import Ledger
@testable import Store

/// A clock that goes wrong: the journal keeps the times as the clock had them, and an order of its own.
@Suite("When the clock was wrong") struct WrongClockTests {
  private static let minute: Int64 = 60_000
  private static let hour: Int64 = 3_600_000
  private static let day: Int64 = 86_400_000
  /// 2026-11-21, 09:00 UTC.
  private static let morning: Int64 = 1_795_251_600_000

  private let trial: RegisterTrial

  init() throws { trial = try RegisterTrial() }

  /// Does something when the clock says `time`.
  @discardableResult
  private func at<Result>(_ time: Int64, _ body: () throws -> Result) throws -> Result {
    trial.clock.set(time)
    return try body()
  }

  /// One person a time, each an entry.
  private func add(at times: Int64...) throws -> [Int64] {
    try times.map { time in
      let number = try trial.register.newestEntry()
      return try at(time) { try trial.add("P-\(number)").entry }
    }
  }

  /// Without the first, which made the register.
  private func found(since: Int64? = nil, until: Int64? = nil, now: Int64) throws -> [Int64] {
    try at(now) {
      try trial.session().journal.entries(LogFilter(since: since, until: until), limit: .max).map(\.id).filter {
        $0 > 1
      }
      .reversed()
    }
  }

  // MARK: - Time and order

  @Test func entriesKeepTheTimeOfTheClockAndTheOrderOfTheirNumbers() throws {
    let ids = try add(at: Self.morning + Self.day, Self.morning, Self.morning - Self.hour)
    let entries = try trial.session().journal.entries(limit: 3)
    #expect(entries.map(\.id) == ids.reversed())
    #expect(entries.map { $0.at / Self.minute * Self.minute } == [-Self.hour, 0, Self.day].map { Self.morning + $0 })
    try trial.expectWhole()
  }

  @Test func undoTakesTheNewestBackWhateverItsTime() throws {
    _ = try add(at: Self.morning + Self.day)
    let newest = try #require(try add(at: Self.morning).first)
    #expect(try at(Self.morning + Self.minute) { try trial.session().journal.undo() }.original?.id == newest)
    #expect(try at(Self.morning - Self.day) { try trial.session().journal.redo() }.original?.id == newest)
    try trial.expectWhole()
  }

  /// What was marked under a clock a day ahead is entered again by an undo of its undo, under the right one.
  @Test func whatWasEnteredUnderAClockAheadAndIsBroughtInAgainIsNoDamage() throws {
    let person = try #require(try trial.add("P-1").about)
    let tomorrow = trial.session(today: RegisterTrial.today + 1)
    try at(Self.morning + Self.day) {
      let lights = LightsAssessment(date: tomorrow.today, voice: .own, lights: Lights(packed: 0b1))
      _ = try tomorrow.lights.save(lights, of: person)
    }
    trial.clock.set(Self.morning)
    _ = try trial.session().journal.undo()
    _ = try trial.session().journal.redo()
    try trial.expectWhole()
  }

  @Test func aUserWasLastSeenAtTheirNewestEntry() throws {
    _ = try add(at: Self.morning + Self.day, Self.morning)
    #expect(try trial.session().users.lastSeen()[UserKey(1)].map { $0 / Self.minute } == Self.morning / Self.minute)
  }

  // MARK: - Nødtilgang

  private func ground() throws -> (AccessGround, Session, TrialClock) {
    let ground = try AccessGround()
    return (ground, try ground.session(AccessWho(role: .counsellor, unit: "Verkstedet")), ground.trial.clock)
  }

  private static let reason = "Ringte fra legevakta"

  @Test func aClockThatWasADayAheadAndIsPutRightDoesNotStopEmergencyAccess() throws {
    let (ground, session, clock) = try ground()
    clock.set(Self.morning + Self.day)
    try ground.trial.session().journal.noteLog()
    clock.set(Self.morning)
    #expect(failure { _ = try session.people.card(ground.person) } == .notAllowed(.outOfScope))
    try session.people.openInEmergency(ground.person, reason: Self.reason)
    #expect(try session.people.card(ground.person) != nil)
    clock.set(Self.morning + Self.hour - Self.minute)
    #expect(try session.people.card(ground.person) != nil)
    clock.set(Self.morning + Self.hour + Self.minute)
    #expect(failure { _ = try session.people.card(ground.person) } == .notAllowed(.outOfScope))
  }

  @Test func oneGivenUnderAClockAheadIsNotInForceTheDayItSpeaksOfForLongerThanItsHour() throws {
    let (ground, session, clock) = try ground()
    clock.set(Self.morning + Self.day)
    try session.people.openInEmergency(ground.person, reason: Self.reason)
    clock.set(Self.morning)
    #expect(failure { _ = try session.people.card(ground.person) } == .notAllowed(.outOfScope))
    clock.set(Self.morning + Self.day + 2 * Self.hour)
    #expect(failure { _ = try session.people.card(ground.person) } == .notAllowed(.outOfScope))
  }

  @Test func aClockPutBackByAnHourDoesNotLengthenEmergencyAccessForEver() throws {
    let (ground, session, clock) = try ground()
    clock.set(Self.morning)
    try session.people.openInEmergency(ground.person, reason: Self.reason)
    clock.set(Self.morning + 30 * Self.minute)
    #expect(try session.people.card(ground.person) != nil)
    // By this clock it has not been given yet.
    clock.set(Self.morning - 30 * Self.minute)
    #expect(failure { _ = try session.people.card(ground.person) } == .notAllowed(.outOfScope))
    clock.set(Self.morning + 59 * Self.minute)
    #expect(try session.people.card(ground.person) != nil)
    clock.set(Self.morning + 61 * Self.minute)
    #expect(failure { _ = try session.people.card(ground.person) } == .notAllowed(.outOfScope))
  }

  @Test func aClockPutBackByAFewMinutesDoesNotLengthenIt() throws {
    let (ground, session, clock) = try ground()
    clock.set(Self.morning)
    try session.people.openInEmergency(ground.person, reason: Self.reason)
    clock.set(Self.morning + Self.hour + Self.minute)
    try ground.trial.session().journal.noteLog()
    // Four minutes back: the hour was over when the log was read.
    clock.set(Self.morning + Self.hour - 3 * Self.minute)
    #expect(failure { _ = try session.people.card(ground.person) } == .notAllowed(.outOfScope))
  }

  // MARK: - Told and entered

  @Test func timesMoreThanFiveMinutesAheadAreToldUntilItIsEnteredThatTheClockWasWrong() throws {
    _ = try add(at: Self.morning)
    let ahead = try add(at: Self.morning + Self.day, Self.morning + Self.day + Self.minute)
    let right = try add(at: Self.morning + Self.minute, Self.morning + 6 * Self.minute)
    trial.clock.set(Self.morning + 2 * Self.minute)
    let told = try #require(try trial.register.aheadOfClock())
    #expect(told.entries == ahead[0]...ahead[1])
    #expect(told.latest / Self.minute == (Self.morning + Self.day) / Self.minute + 1)
    let receipt = try trial.session().journal.correctClock(told.entries)
    #expect(try trial.register.aheadOfClock() == nil)
    let entries = try trial.session().journal.entries(limit: .max)
    #expect(entries.filter(\.hasWrongTime).map(\.id) == ahead.reversed())
    #expect(entries.first?.id == receipt.entry && entries.first?.kind == .clockCorrected)
    #expect(entries.first?.detail?.fromEntry == ahead[0] && entries.first?.detail?.toEntry == ahead[1])
    #expect(!entries.contains { $0.id == right[0] && $0.hasWrongTime })
    try trial.expectWhole()
  }

  @Test func fiveMinutesAreNoWrongClock() throws {
    _ = try add(at: Self.morning)
    trial.clock.set(Self.morning - 5 * Self.minute + 1000)
    #expect(try trial.register.aheadOfClock() == nil)
    trial.clock.set(Self.morning - 5 * Self.minute - 2000)
    #expect(try trial.register.aheadOfClock() != nil)
  }

  @Test func onlyEntriesThatAreThereCanHaveHadAWrongClockAndOnlyOnce() throws {
    let ids = try add(at: Self.morning, Self.morning + Self.minute)
    let session = trial.session()
    #expect(failure { try session.journal.correctClock(ids[0]...ids[1] + 1) } == .ledger(.noSuchEntry(ids[1] + 1)))
    #expect(failure { try session.journal.correctClock(0...1) } == .ledger(.noSuchEntry(0)))
    try session.journal.correctClock(ids[0]...ids[0])
    #expect(failure { try session.journal.correctClock(ids[0]...ids[0]) } == .ledger(.unchanged))
    try session.journal.correctClock(ids[0]...ids[1])
    #expect(failure { _ = try session.journal.undo(entry: trial.register.newestEntry()) } == .ledger(.nothingToUndo))
    let reader = try trial.reopened(OpenOptions(readOnly: true))
    #expect(failure { try trial.session(in: reader).journal.correctClock(1...1) } == .ledger(.readOnly))
  }

  // MARK: - Days

  /// Two entries of the day before, two under a clock that is a day ahead, two of the day, and two of the day after.
  private func days() throws -> (before: [Int64], ahead: [Int64], day: [Int64], after: [Int64]) {
    let before = try add(at: Self.morning - Self.day, Self.morning - Self.day + Self.hour)
    let ahead = try add(at: Self.morning + Self.day, Self.morning + Self.day + Self.minute)
    let day = try add(at: Self.morning + Self.hour, Self.morning + 2 * Self.hour)
    let after = try add(at: Self.morning + Self.day + Self.hour, Self.morning + Self.day + 2 * Self.hour)
    return (before, ahead, day, after)
  }

  private static let midnight = morning / day * day

  @Test func noDayLosesWhatWasEnteredUnderAClockAhead() throws {
    let made = try days()
    let now = Self.morning + 2 * Self.day
    #expect(try found(since: Self.midnight, until: Self.midnight + Self.day, now: now) == made.ahead + made.day)
    // What its own time says, too.
    let next = try found(since: Self.midnight + Self.day, until: Self.midnight + 2 * Self.day, now: now)
    #expect(next == made.ahead + made.after)
    // It stands at the boundary, and may have been made on either side.
    #expect(
      try found(since: Self.midnight - Self.day, until: Self.midnight, now: now) == made.before + made.ahead)
    #expect(try found(since: Self.midnight + 2 * Self.day, now: now) == [])
    #expect(
      try found(since: Self.midnight, now: now) == made.ahead + made.day + made.after)
  }

  @Test func theNewestIsOfTodayWhateverItsTimeSays() throws {
    let day = try add(at: Self.morning)
    let ahead = try add(at: Self.morning + 40 * Self.day)
    let now = Self.morning + Self.hour
    #expect(try found(since: Self.midnight, until: Self.midnight + Self.day, now: now).suffix(2) == day + ahead)
    #expect(try found(since: Self.midnight - Self.day, until: Self.midnight, now: now) == [])
  }

  @Test func aSlowClockThatIsEnteredAsWrongStandsAmongItsNeighbours() throws {
    let first = try add(at: Self.morning)
    let slow = try add(at: Self.morning - 9 * Self.day)
    let last = try add(at: Self.morning + Self.hour)
    trial.clock.set(Self.morning + 2 * Self.hour)
    try trial.session().journal.correctClock(slow[0]...slow[0])
    let now = Self.morning + Self.day
    let today = try found(since: Self.midnight, until: Self.midnight + Self.day, now: now)
    let expected: [Int64] = [first[0], slow[0], last[0], last[0] + 1]
    #expect(Array(today.suffix(4)) == expected)
    let then = try found(since: Self.midnight - 9 * Self.day, until: Self.midnight - 8 * Self.day, now: now)
    #expect(then == slow)
  }

  @Test func aTruthfulJournalIsFoundByItsTimesAlone() throws {
    let times = (0..<40).map { Self.morning + Int64($0) * 7 * Self.hour }
    let made = try times.map { (time: $0, id: try #require(try add(at: $0).first)) }
    let now = Self.morning + 20 * Self.day
    for start in 0..<10 {
      let (since, until) = (Self.midnight + Int64(start) * Self.day, Self.midnight + Int64(start + 2) * Self.day)
      let expected = made.filter { $0.time + 2000 >= since && $0.time < until }.map(\.id)
      #expect(try found(since: since, until: until, now: now).filter { $0 >= made[0].id } == expected)
    }
  }

  @Test func theMonthlyListLosesNothingOfAClockAhead() throws {
    let (ground, session, clock) = try ground()
    clock.set(Self.morning + 40 * Self.day)
    try session.people.openInEmergency(ground.person, reason: Self.reason)
    clock.set(Self.morning)
    try session.people.openInEmergency(ground.person, reason: Self.reason)
    clock.set(Self.morning + 60 * Self.day)
    try ground.trial.session().journal.noteLog()
    func listed(from day: Int64, days: Int64) throws -> Int {
      let start = Self.midnight + day * Self.day
      return try ground.trial.session().journal.accessReview(since: start, until: start + days * Self.day) { _ in
        RegisterTrial.today
      }.filter { $0.ground == .emergencyAccess }.count
    }
    #expect(try listed(from: -20, days: 30) == 2)
    #expect(try listed(from: 10, days: 31) == 1)
    #expect(try listed(from: 41, days: 30) == 0)
  }

  /// What was done under a clock years ahead was done when it was said to be wrong, at the latest.
  @Test func retentionDoesNotCountFromAClockAhead() throws {
    var enrolment = RegisterTrial.running(from: "2009-01-01", to: "2012-01-01")
    enrolment.status = .ended
    let person = try #require(
      try trial.session().people.add(
        try RegisterTrial.person("P-1", "Hansen", "Kai"), enrolment: EnrolmentDraft(enrolment: enrolment)
      ).about)
    _ = try trial.session().settings.change([.retentionYears: "10"])
    try at(Self.morning + 4000 * Self.day) {
      let card = try trial.card(person)
      var changed = card.identity.fact
      changed.phone = "90000000"
      _ = try trial.session().people.change(changed, row: card.identity.row)
    }
    let entry = try trial.register.newestEntry()
    try at(Self.morning) { _ = try trial.session().journal.correctClock(entry...entry) }
    let then = trial.session(today: RegisterTrial.today + 3700)
    #expect(try then.keeping.retentionList().due.map(\.person) == [person])
  }
}
