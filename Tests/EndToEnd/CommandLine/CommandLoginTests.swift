import Domain
import Foundation
import Store
import Testing

/// What a command does with passphrases, and what it tells whoever has logged in.
@Suite("A login by a command") struct CommandLoginTests {
  private func workplace() throws -> (Workplace, wrong: String) {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let wrong = try workplace.write("feil hest på taket\n", to: "wrong")
    chmod(wrong, 0o600)
    return (workplace, wrong)
  }

  private func arguments(_ command: [String], _ file: String) -> [String] {
    command + ["--user", "tor", "--passphrase-file", file]
  }

  @Test("counts what is wrong whatever the command, waits, lets the right one in, and tells and logs it")
  func counted() throws {
    let (workplace, wrong) = try workplace()
    for command in [["check"], ["show", "units"], ["export", "participants", "--read-only"]] {
      let refused = try workplace.start(arguments(command, wrong)).finish()
      #expect(refused.status == 77, "\(refused)")
    }
    let log = try workplace.start(arguments(["log"], workplace.passphraseFile)).finish()
    #expect(log.status == 0, "\(log)")
    #expect(log.errors.contains("For mange forsøk; venter 1 sekund."), "\(log)")
    #expect(log.errors.contains("3 forsøk på å logge inn som deg med feil passfrase før nå."), "\(log)")
    #expect(log.output.contains("3 forsøk på å logge inn med feil passfrase"), "\(log)")
    let again = try workplace.start(arguments(["log"], workplace.passphraseFile)).finish()
    #expect(again.status == 0 && again.errors.isEmpty, "\(again)")
    try workplace.expectWhole()
  }

  @Test("of several at once takes its turn: wrong ones wait, and a right one among them is let in")
  func atOnce() throws {
    let (workplace, wrong) = try workplace()
    let begun = ContinuousClock.now
    let tries = try (0..<5).map { _ in try workplace.start(arguments(["check"], wrong)) }
    let right = try workplace.start(arguments(["check"], workplace.passphraseFile))
    let outcomes = try tries.map { try $0.finish() }
    let admitted = try right.finish()
    #expect(outcomes.allSatisfy { $0.status == 77 }, "\(outcomes)")
    #expect(admitted.status == 0, "\(admitted)")
    // The fourth after a second, the fifth after two more.
    #expect(ContinuousClock.now - begun >= .seconds(3))
    let told = try workplace.start(arguments(["log"], workplace.passphraseFile)).finish()
    #expect(told.errors.contains("5 forsøk på å logge inn som deg"), "\(told)")
  }

  @Test("tells of times ahead of the clock until it is entered that it was wrong, and a check finds no fault")
  func clock() throws {
    let (workplace, _) = try workplace()
    let ahead: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) + 86_400_000 }
    func session(_ now: @escaping @Sendable () -> Int64) throws -> Session {
      let register = try Register.open(
        path: workplace.register, options: OpenOptions(),
        as: .user(login: "eva", passphrase: SecretBytes(passphrase: Workplace.passphrase)), now: now)
      return register.session(today: Day(year: 2026, month: 11, day: 19) ?? Day(number: 0), todayIsGiven: true)
    }
    let fast = try session(ahead)
    try fast.journal.noteLog()
    try fast.register.close()
    let told = try workplace.expectSuccess("show", "menu")
    #expect(told.errors.contains("Loggen har tider foran klokka, til "), "\(told)")
    #expect(told.output.contains("Loggen har tider foran klokka, til "), "\(told)")
    try workplace.expectWhole()
    let right = try session { Int64(Date().timeIntervalSince1970 * 1000) }
    try right.journal.correctClock(try #require(try right.register.aheadOfClock()).entries)
    try right.register.close()
    let log = try workplace.expectSuccess("log")
    #expect(log.errors.isEmpty && log.output.contains("(klokka gikk feil)"), "\(log)")
    #expect(log.output.contains("klokka gikk feil: føring 2 til 2"), "\(log)")
  }
}
