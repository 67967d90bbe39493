import Domain
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// A slot that cost less than is usual now is made anew by the login that can.
@Suite struct CostAtLoginTests {
  private let trial: RegisterTrial
  private static let old = PassphraseCost(memory: 64, passes: 2)
  private let passphrase = SecretBytes(passphrase: RegisterTrial.passphrase)

  init() throws { trial = try RegisterTrial() }

  /// Somebody whose slot an earlier version made.
  private func addUser(_ role: Role = .counsellor) throws -> UserKey {
    var new = RegisterTrial.user("siv", "Siv Ås", role)
    new.cost = Self.old
    return try trial.session().users.add(new)
  }

  private func kept(_ slot: Int64) throws -> KeptSlot {
    try #require(try trial.register.readingWithAnyKeys { try SlotTable($0).slot(slot) })
  }

  @Test(arguments: Role.allCases)
  func theRightPassphraseRaisesIt(role: Role) throws {
    let siv = try addUser(role)
    let before = try kept(siv.value)
    #expect(before.slot.cost == Self.old)
    #expect(failure { _ = try trial.login("siv", "noe helt annet") } == .ledger(.wrongPassphrase))
    #expect(try kept(siv.value) == before)
    let entries = try trial.count("SELECT count(*) FROM entry")
    #expect(try trial.login("siv").role == role)
    let after = try kept(siv.value)
    #expect(after.slot.cost == .standard)
    #expect(after.slot.salt != before.slot.salt && after.slot.sealedPrivateKey != before.slot.sealedPrivateKey)
    #expect(after.slot.publicKey == before.slot.publicKey && after.slot.envelope == before.slot.envelope)
    #expect(after.recipientCode == before.recipientCode && after.login == before.login)
    // Nothing but the wrong try is told: nobody has got or lost anything.
    #expect(try trial.count("SELECT count(*) FROM entry") == entries + 1)
    try trial.expectWhole()
    #expect(try trial.login("siv").role == role)
    #expect(try kept(siv.value) == after, "once")
    #expect(failure { _ = try trial.login("siv", "noe helt annet") } == .ledger(.wrongPassphrase))
  }

  @Test func whatCostsNextToNothingOnPurposeStays() throws {
    let before = try kept(2)
    _ = try trial.login("tor")
    #expect(try kept(2) == before)
    #expect(before.slot.cost == .demo)
  }

  @Test func theRecoveryKeyToo() throws {
    let clock = trial.clock
    let key = try trial.session().users.renewRecoveryKey(cost: Self.old)
    for _ in 0..<2 {
      let register = try Register.open(
        path: trial.path, options: OpenOptions(), as: .recovery(key), now: { clock.tick() })
      #expect(register.keys.holdsClinical)
      #expect(try kept(RecoveryKey.slotID).slot.cost == .standard)
    }
    try trial.expectWhole()
  }

  @Test func notWhereNothingIsWritten() throws {
    let siv = try addUser()
    _ = try trial.reopened(OpenOptions(readOnly: true), by: "siv")
    #expect(try kept(siv.value).slot.cost == Self.old)
  }

  @Test func notWhileSomebodyElseWritesAndTheLoginIsNotKeptWaitingForIt() throws {
    let siv = try addUser()
    var user: UserKey?
    try trial.register.writer?.change { _ in
      user = try trial.reopened(OpenOptions(busyMilliseconds: 1), by: "siv").opening.access.user
    }
    #expect(user == siv)
    #expect(try kept(siv.value).slot.cost == Self.old)
    _ = try trial.login("siv")
    #expect(try kept(siv.value).slot.cost == .standard)
  }

  @Test func notWithoutAHeadToVouchForTheSlot() throws {
    let siv = try addUser()
    try trial.tamper("DELETE FROM head")
    _ = try trial.login("siv")
    #expect(try kept(siv.value).slot.cost == Self.old)
  }

  @Test func programsOfOneUserThatStartTogetherAllGetIn() async throws {
    let siv = try addUser()
    let (path, clock) = (trial.path, trial.clock)
    let users = try await withThrowingTaskGroup(of: UserKey.self) { group in
      for _ in 0..<6 {
        group.addTask {
          try Register.open(
            path: path, options: OpenOptions(busyMilliseconds: 10_000), as: RegisterTrial.unlock("siv"),
            now: { clock.tick() }
          ).opening.access.user
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(users == [UserKey](repeating: siv, count: 6))
    #expect(try kept(siv.value).slot.cost == .standard)
    try trial.expectWhole()
  }

  @Test func theCheaperSlotPutBackIsSeen() throws {
    let siv = try addUser()
    let cheap = try kept(siv.value)
    _ = try trial.login("siv")
    try trial.register.writer?.change { database in
      try SlotTable(database).write(cheap.slot, login: nil, trial.register.keys)
    }
    #expect(failure { _ = try trial.login("siv") } == .ledger(.damaged(.slot)))
    #expect(try trial.register.check() == [CheckFinding(.slotChanged, table: "slot", row: siv.value)])
  }

  // MARK: - What somebody has written into the file

  @Test(arguments: ["0", "-1", "7", "9223372036854775807", "1048576"])
  func memoryThatNoSlotAsksForIsDamage(memory: String) throws {
    try trial.tamper("UPDATE slot SET memory = \(memory) WHERE id = 2")
    #expect(failure { _ = try trial.login("tor") } == .ledger(.damaged(.slot)))
    #expect(try trial.register.check() == [CheckFinding(.slotChanged, table: "slot", row: 2)])
  }

  @Test(arguments: ["0", "-3", "21", "9223372036854775807"])
  func passesThatNoSlotAsksForAreDamage(passes: String) throws {
    try trial.tamper("UPDATE slot SET passes = \(passes) WHERE id = 2")
    #expect(failure { _ = try trial.login("tor") } == .ledger(.damaged(.slot)))
    #expect(try trial.register.check() == [CheckFinding(.slotChanged, table: "slot", row: 2)])
  }

  @Test(arguments: ["''", "'scrypt'", "CAST(x'ff00' AS TEXT)"])
  func aWayThatIsNotKnownIsSaid(derivation: String) throws {
    try trial.tamper("UPDATE slot SET derivation = \(derivation), memory = -1 WHERE id = 2")
    #expect(failure { _ = try trial.login("tor") } == .ledger(.unknownDerivation))
    #expect(try trial.login("kari").role == .teamLead)
    #expect(try trial.register.check() == [CheckFinding(.slotChanged, table: "slot", row: 2)])
  }
}
