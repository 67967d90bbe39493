import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct PassphraseChangeTests {
  private static let new = "blå ku under broen"
  private let secret = SecretBytes(passphrase: PassphraseChangeTests.new)
  private let old = SecretBytes(passphrase: RegisterTrial.passphrase)

  @Test(arguments: Role.allCases)
  func everybodyChangesTheirOwn(_ role: Role) throws {
    let trial = try RegisterTrial()
    try trial.addUser("siv", "Siv Ås", role)
    try trial.tamper("INSERT INTO draft (clerk, form, at, sealed) VALUES (4, x'01', 1795251600000, x'00')")
    let siv = try trial.login("siv")
    try siv.users.changePassphrase(old: old, new: secret, cost: .demo)
    #expect(failure { _ = try trial.login("siv") } == .ledger(.wrongPassphrase))
    #expect(try trial.login("siv", Self.new).role == role)
    #expect(
      try trial.session().journal.entries(limit: 2).contains { $0.kind == .passphraseChanged && $0.actor == "siv" })
    #expect(try trial.count("SELECT count(*) FROM draft") == 1)
    // What was open stays open.
    _ = try siv.people.roster()
    try trial.expectWhole()
  }

  @Test func onesOwnTakesTheOldOneAndAWrongOneCounts() throws {
    let trial = try RegisterTrial()
    let wrong = SecretBytes(passphrase: "noe helt annet igjen")
    #expect(
      failure { try trial.session().users.changePassphrase(old: wrong, new: secret) } == .ledger(.wrongPassphrase))
    #expect(try trial.count("SELECT count(*) FROM login_try WHERE slot = 1") == 1)
    #expect(
      failure { try trial.session().users.changePassphrase(old: old, new: SecretBytes(passphrase: "eva")) }
        == .rule(.passphrase(.tooShort(shortest: PassphraseRule.shortest))))
    try trial.session().users.changePassphrase(old: old, new: secret, cost: .demo)
    #expect(try trial.kinds(2) == [.passphraseChanged, .loginsFailed])
    #expect(try trial.login("eva", Self.new).role == .teamLead)
  }

  @Test func aTeamLeadGivesANewOneToWhoForgot() throws {
    let trial = try RegisterTrial()
    let key = try trial.addUser("siv", "Siv Ås", .frontDesk)
    try trial.tamper("INSERT INTO draft (clerk, form, at, sealed) VALUES (\(key.value), x'01', 0, x'00')")
    try trial.session().users.setPassphrase(of: key, new: secret, cost: .demo)
    #expect(failure { _ = try trial.login("siv") } == .ledger(.wrongPassphrase))
    let siv = try trial.login("siv", Self.new)
    #expect(siv.role == .frontDesk)
    #expect(!siv.register.keys.holdsClinical)
    let entry = try #require(
      try trial.session().journal.entries(limit: 2).first { $0.kind == .passphraseChanged })
    #expect(entry.actor == "eva")
    #expect(entry.detail?.name == "Siv Ås")
    // Nobody could open them any more.
    #expect(try trial.count("SELECT count(*) FROM draft") == 0)
    #expect(
      failure { try trial.session().users.setPassphrase(of: UserKey(1), new: secret) } == .ledger(.wrongPassphrase))
    try trial.expectWhole()
  }

  @Test func anOldRecoveryKeyOpensNothing() throws {
    let trial = try RegisterTrial()
    let clock = trial.clock
    func open(_ key: RecoveryKey) throws -> Session {
      try Register.open(path: trial.path, options: OpenOptions(), as: .recovery(key), now: { clock.tick() })
        .session(today: RegisterTrial.today, todayIsGiven: false)
    }
    let first = try trial.session().users.renewRecoveryKey(cost: .demo)
    let second = try trial.session().users.renewRecoveryKey(cost: .demo)
    #expect(failure { _ = try open(first) } == .ledger(.wrongPassphrase))
    let session = try open(second)
    // A team lead who forgot is let in again.
    try session.users.setPassphrase(of: UserKey(1), new: secret, cost: .demo)
    #expect(try trial.login("eva", Self.new).role == .teamLead)
    #expect(try trial.kinds(3).contains(.recoveryKeyRenewed))
    try trial.expectWhole()
  }

  @Test func aSlotSomebodyWithoutTheKeysHasChangedIsNotGivenAny() throws {
    let trial = try RegisterTrial()
    let key = try trial.addUser("siv", "Siv Ås", .frontDesk)
    // At the desk somebody holds the key of the chain, and so can make the code of a slot: here a higher role for
    // themself.
    let desk = try trial.login("siv").register
    try desk.writer?.change { database in
      let slots = SlotTable(database)
      var slot = try #require(try slots.slot(key.value)).slot
      slot.role = Role.counsellor.rawValue
      try slots.put(slot, login: nil, desk.keys)
    }
    #expect(failure { try trial.session().users.change(key, role: .teamLead) } == .ledger(.damaged(.slot)))
    #expect(failure { try trial.session().users.setPassphrase(of: key, new: secret) } == .ledger(.damaged(.slot)))
    #expect(try trial.user("siv").role == .frontDesk)
    #expect(failure { try trial.session().users.remove(UserKey(2)) } == .ledger(.damaged(.slot)))
    #expect(trial.register.keys.generation == 1)
    // To take them out is to be rid of it.
    try trial.session().users.remove(key)
    try trial.expectWhole()
  }
}
