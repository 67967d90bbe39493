import Domain
import Testing

@testable import Ledger
@testable import Store

/// A slot that no user has: somebody put it there behind the program's back.
@Suite struct NobodysSlotTests {
  private let trial: RegisterTrial
  private let nobody = UserKey(77)

  init() throws {
    trial = try RegisterTrial()
    try trial.add("P-1")
    let id = try trial.register.readingWithAnyKeys { try SlotTable($0).registerID() }
    let login = LoginName.hash("spøkelse", registerID: id).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    // Tor's, under another number and login.
    try trial.tamper(
      """
      INSERT INTO slot (id, role, generation, derivation, memory, passes, salt, public_key, private_key, envelope, login, code,
        recipient_code) SELECT 77, role, generation, derivation, memory, passes, salt, public_key, private_key, envelope,
        x'\(login.joined())', code, recipient_code FROM slot WHERE id = 2
      """)
  }

  @Test func itIsFoundByCheckByNumberAndByLogin() throws {
    #expect(try trial.register.check().map(\.problem) == [.slotChanged])
    #expect(try trial.session().users.keysOfNobody() == [nobody])
    for name in ["77", "#77", "Spøkelse"] { #expect(try trial.session().users.keyOfNobody(name) == nobody, "\(name)") }
    for name in ["tor", "2", "0", "78", ""] { #expect(try trial.session().users.keyOfNobody(name) == nil, "\(name)") }
    #expect(failure { try trial.addUser("spøkelse", "Siv Ås", .counsellor) } == .rule(.loginTaken))
  }

  @Test func aTeamLeadRemovesItAndTheKeysAreExchanged() throws {
    try trial.session().users.remove(nobody)
    try trial.expectWhole()
    #expect(try trial.kinds(2) == [.keysExchanged, .userRemoved])
    #expect(try trial.session().journal.entries(limit: 2).last?.detail?.name == "#77")
    #expect(try trial.session().users.keysOfNobody().isEmpty)
    try trial.addUser("spøkelse", "Siv Ås", .counsellor)
    #expect(try trial.login("tor").access.name == "Tor Lie")
  }

  @Test func theRecoveryKeysSlotIsNotTakenForOne() throws {
    #expect(failure { try trial.session().users.remove(UserKey(RecoveryKey.slotID)) } == .rule(.notInRegister))
    #expect(failure { try trial.session().users.remove(UserKey(78)) } == .rule(.notInRegister))
  }
}
