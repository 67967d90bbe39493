import Domain
import Foundation
import Synchronization
import Testing

@testable import Ledger
@testable import Store

/// What somebody is told of the last login and of tries since, and that tries are taken in turn.
@Suite("Logging in") struct LoginTests {
  private let trial: RegisterTrial

  init() throws { trial = try RegisterTrial() }

  private func tryWrong(_ login: String = "tor", _ options: OpenOptions = OpenOptions()) -> StoreError? {
    failure { _ = try open(login, "feil hest på taket", options) }
  }

  private func open(
    _ login: String, _ passphrase: String = RegisterTrial.passphrase, _ options: OpenOptions = OpenOptions(),
    now: (@Sendable () -> Int64)? = nil
  ) throws -> Register {
    let clock = trial.clock
    return try Register.open(
      path: trial.path, options: options, as: .user(login: login, passphrase: SecretBytes(passphrase: passphrase)),
      now: now ?? { clock.tick() })
  }

  private var failed: [(count: Int?, name: String?)] {
    get throws {
      try trial.session().journal.entries(limit: .max).filter { $0.kind == .loginsFailed }
        .map { ($0.detail?.added, $0.detail?.name) }
    }
  }

  @Test func eachIsToldWhenTheyWereInLast() throws {
    let morning: Int64 = 1_795_300_000_000
    #expect(try open("tor", now: { morning }).login == LoginRecord(last: nil, failures: 0))
    #expect(try open("kari").login == LoginRecord(last: nil, failures: 0))
    #expect(try open("tor", now: { morning + 5000 }).login == LoginRecord(last: morning, failures: 0))
    #expect(try open("tor").login == LoginRecord(last: morning + 5000, failures: 0))
    #expect(try failed.isEmpty)
    try trial.expectWhole()
  }

  @Test func triesAreCountedHoweverTheRegisterIsOpenedAndToldAndLoggedAtTheNextLogin() throws {
    _ = try open("tor")
    #expect(tryWrong("tor", OpenOptions(readOnly: true)) == .ledger(.wrongPassphrase))
    #expect(tryWrong("tor", OpenOptions(asOfEntry: 1)) == .ledger(.wrongPassphrase))
    #expect(try open("kari").login.failures == 0)
    // Who only reads is told, and writes nothing.
    #expect(try open("tor", RegisterTrial.passphrase, OpenOptions(readOnly: true)).login.failures == 2)
    #expect(try failed.isEmpty)
    #expect(try open("tor").login.failures == 2)
    #expect(try failed.map(\.count) == [2])
    #expect(try trial.session().journal.entries(limit: 1).first?.actor == "tor")
    #expect(try open("tor").login.failures == 0)
    #expect(try trial.count("SELECT count(*) FROM login_try") == 0)
    try trial.expectWhole()
  }

  @Test func aLoginThatNobodyHasIsLoggedWithoutWhatWasTyped() throws {
    #expect(tryWrong("grønn hest på taket") == .ledger(.wrongPassphrase))
    #expect(try open("kari").login.failures == 0)
    #expect(try failed.map(\.count) == [1] && failed.map(\.name) == [LoginRecord.unknownLogin])
    #expect(try trial.count("SELECT count(*) FROM login_try") == 0)
    #expect(try open("tor").login.failures == 0)
    #expect(try failed.count == 1)
  }

  /// Each would find no wait, if the others were not awaited.
  @Test func triesAtTheSameMomentDoNotGetPastTheWait() throws {
    let path = trial.path
    let outcomes = Mutex<[StoreError?]>([])
    DispatchQueue.concurrentPerform(iterations: 12) { number in
      let options = OpenOptions(readOnly: number % 2 == 0)
      let outcome = failure {
        _ = try Register.open(
          path: path, options: options,
          as: .user(login: "tor", passphrase: SecretBytes(passphrase: "feil hest på taket \(number)")),
          now: { 1_795_300_000_000 })
      }
      outcomes.withLock { $0.append(outcome) }
    }
    let found = outcomes.withLock { $0 }
    #expect(found.count { $0 == .ledger(.wrongPassphrase) } == 3)
    #expect(found.count { $0 == .ledger(.mustWait(seconds: 1)) } == 9)
    #expect(try trial.count("SELECT count(*) FROM login_try") == 3)
  }

  @Test func rightOnesAtTheSameMomentAreAllLetIn() throws {
    let path = trial.path
    let outcomes = Mutex<[StoreError?]>([])
    #expect(tryWrong() == .ledger(.wrongPassphrase))
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      let outcome = failure {
        let register = try Register.open(
          path: path, options: OpenOptions(busyMilliseconds: 10_000), as: RegisterTrial.unlock("tor"),
          now: { 1_795_300_000_000 })
        try register.close()
      }
      outcomes.withLock { $0.append(outcome) }
    }
    #expect(outcomes.withLock { $0 } == Array(repeating: nil, count: 8))
    #expect(try failed.map(\.count) == [1])
    try trial.expectWhole()
  }

  @Test func aRightOneIsLetInWhenTheWaitIsOver() throws {
    let now = Mutex<Int64>(1_795_300_000_000)
    let clock: @Sendable () -> Int64 = { now.withLock { $0 } }
    for _ in 0..<3 {
      #expect(failure { _ = try open("tor", "feil hest på taket", now: clock) } == .ledger(.wrongPassphrase))
    }
    #expect(failure { _ = try open("tor", now: clock) } == .ledger(.mustWait(seconds: 1)))
    // The others do not wait for it.
    #expect(try open("kari", now: clock).login.failures == 0)
    now.withLock { $0 += 1000 }
    #expect(try open("tor", now: clock).login.failures == 3)
    #expect(try failed.map(\.count) == [3])
  }

  @Test func ofAUserWhoIsRemovedNothingIsKept() throws {
    _ = try open("tor")
    #expect(tryWrong() == .ledger(.wrongPassphrase))
    try trial.session().users.remove(UserKey(2))
    #expect(try trial.count("SELECT count(*) FROM last_login WHERE slot = 2") == 0)
    #expect(try trial.count("SELECT count(*) FROM login_try WHERE slot = 2") == 0)
  }
}
