import Domain
import Testing

@Suite struct LoginWaitTests {
  private let now: Int64 = 1_795_000_000_000
  private func ago(_ seconds: Int64...) -> [Int64] { seconds.map { now - $0 * 1000 } }
  private func left(_ failures: [Int64], lastSuccess: Int64? = nil) -> Int64? {
    LoginWait.waitUntil(failures: failures, lastSuccess: lastSuccess, now: now).map { $0 - now }
  }

  @Test func twoSlipsCostNothingAndThenItDoubles() {
    #expect((-1...11).map(LoginWait.seconds) == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
    #expect(LoginWait.seconds(afterFailures: .max) == 60)
  }

  @Test func theWaitRunsFromTheNewestFailure() {
    #expect(left([]) == nil)
    #expect(left(ago(1, 0)) == nil)
    #expect(left(ago(2, 1, 0)) == 1000)
    #expect(left(ago(9, 9, 9, 9, 1)) == 3000)
    #expect(left(ago(9, 9, 9, 9, 4)) == nil)
  }

  @Test func aSuccessForgetsWhatCameBefore() {
    #expect(left(ago(9, 8, 7, 6, 0), lastSuccess: now - 5000) == nil)
    #expect(left(ago(9, 8, 7, 6, 0), lastSuccess: now - 20_000) == 4000)
    #expect(left(ago(2, 1, 0), lastSuccess: now) == nil)
  }

  @Test func aClockSetBackLocksNobodyOut() {
    let day: Int64 = 86_400
    #expect(left(ago(-day, -day, -day)) == nil)
    #expect(left([.max, .max, .max, .max]) == nil)
    for late: Int64 in [1, 30, 59, 60, 61, 100] {
      let wait = left(Array(repeating: now + late * 1000, count: 20)) ?? 0
      #expect((0...60_000).contains(wait))
    }
  }

  /// What was tried before the clock was set back still counts for how long the next wait is.
  @Test func aClockSetBackGivesNoFreeTries() {
    #expect(left(ago(-7200, -7200, -7200, -7200, 0)) == 4000)
    #expect(left(ago(3, 2, 1, 0), lastSuccess: now + 86_400_000) == 2000)
  }
}

@Suite struct PassphraseRuleTests {
  private func problem(
    _ passphrase: String, login: String = "kari", name: String = "Kari Holm"
  ) -> PassphraseRule.Problem? {
    PassphraseRule.problem(passphrase, login: login, name: name)
  }

  @Test func twelveCharactersAsPeopleCountThem() {
    #expect(problem("blå sykkel!!") == nil)
    #expect(problem("blå sykkel!") == .tooShort(shortest: 12))
    #expect(problem("bla\u{30A} sykkel!") == .tooShort(shortest: 12))
    #expect(problem("👩‍👩‍👧👩‍👩‍👧 🚲 famili") == .tooShort(shortest: 12))
  }

  @Test func notOnlyBlanks() {
    #expect(problem("") == .onlyBlanks)
    #expect(problem(String(repeating: " ", count: 20)) == .onlyBlanks)
    #expect(problem("\t\u{A0}\n          ") == .onlyBlanks)
  }

  @Test func notOneCharacterRepeated() {
    #expect(problem(String(repeating: "a", count: 12)) == .oneCharacterRepeated)
    #expect(problem("aAaA aAaA aAaA") == .oneCharacterRepeated)
    #expect(problem("aaaaaaaaaaab") == nil)
  }

  @Test func notTheLoginAndNotTheName() {
    #expect(problem("Kari-Anne.Holm", login: "kari-anne.holm") == .isLoginOrName)
    #expect(problem("kari anne HOLM", name: "Kari Anne Holm") == .isLoginOrName)
    #expect(problem("KariAnneHolm", name: "Kari Anne Holm") == .isLoginOrName)
    #expect(problem("Kari Anne Holm 7", name: "Kari Anne Holm") == nil)
  }
}

@Suite struct IdleLockTests {
  private let now: Int64 = 1_795_000_000_000

  @Test func itIsDueWhenTheMinutesAreOver() {
    #expect(!IdleLock.isDue(lastKey: now, now: now, minutes: 10))
    #expect(!IdleLock.isDue(lastKey: now - 599_999, now: now, minutes: 10))
    #expect(IdleLock.isDue(lastKey: now - 600_000, now: now, minutes: 10))
  }

  @Test func theSettingIsOneToTwoHours() {
    #expect(IdleLock.minutes.contains(IdleLock.defaultMinutes))
    #expect(!IdleLock.isDue(lastKey: now - 59_999, now: now, minutes: 0))
    #expect(IdleLock.isDue(lastKey: now - 60_000, now: now, minutes: -5))
    #expect(!IdleLock.isDue(lastKey: now - 7_199_999, now: now, minutes: .max))
    #expect(IdleLock.isDue(lastKey: now - 7_200_000, now: now, minutes: .max))
  }

  @Test func aClockSetBackDoesNotKeepTheScreenOpen() {
    #expect(!IdleLock.isDue(lastKey: now + 2000, now: now, minutes: 10))
    #expect(IdleLock.isDue(lastKey: now + 3_600_000, now: now, minutes: 10))
  }

  @Test func aSlipCostsNothingWhenTheClockIsSetBackEither() {
    #expect(LoginWait.waitUntil(failures: [60_000], lastSuccess: nil, now: 30_000) == nil)
    #expect(LoginWait.waitUntil(failures: [60_000, 60_000], lastSuccess: nil, now: 30_000) == nil)
  }
}
