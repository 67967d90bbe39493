import Domain
import Testing

@testable import Ledger
@testable import Store

/// A slot of an earlier day, put back by somebody who knows what its passphrase was. Its codes are right.
@Suite struct OlderSlotTests {
  private static let next = "blå ku under broen"
  private let trial: RegisterTrial
  private let old = SecretBytes(passphrase: RegisterTrial.passphrase)
  private let new = SecretBytes(passphrase: OlderSlotTests.next)

  init() throws { trial = try RegisterTrial() }

  /// What puts a row back as it is now.
  private func putBack(_ slot: Int64) throws -> String {
    let columns = """
      id login role generation derivation memory passes salt public_key private_key envelope code recipient_code
      """.split(separator: " ")
    return try trial.register.reading { database in
      let values = columns.map { "quote(\($0))" }.joined(separator: " || ', ' || ")
      let statement = try PreparedStatement(database, "SELECT \(values) FROM main.slot WHERE id = \(slot)")
      #expect(try statement.step())
      return "INSERT OR REPLACE INTO slot (\(columns.joined(separator: ", "))) VALUES (\(statement.text(0)))"
    }
  }

  private func expectFound(_ slot: Int64, location: SourceLocation = #_sourceLocation) throws {
    let findings = try trial.register.check()
    #expect(findings == [CheckFinding(.slotChanged, table: "slot", row: slot)], sourceLocation: location)
  }

  @Test(arguments: Role.allCases)
  func opensNothingAndIsFound(_ role: Role) throws {
    let siv = try trial.addUser("siv", "Siv Ås", role)
    let row = try putBack(siv.value)
    try trial.login("siv").users.changePassphrase(old: old, new: new, cost: .demo)
    try trial.tamper(row)
    #expect(failure { _ = try trial.login("siv") } == .ledger(.damaged(.slot)))
    #expect(failure { _ = try trial.login("siv", Self.next) } == .ledger(.wrongPassphrase))
    try expectFound(siv.value)
    // Whatever others write does not make it look right.
    try trial.add("P-1", by: try trial.login("kari"))
    try trial.login("kari").users.changePassphrase(old: old, new: new, cost: .demo)
    try trial.session().users.setPassphrase(of: UserKey(2), new: new, cost: .demo)
    #expect(failure { _ = try trial.login("siv") } == .ledger(.damaged(.slot)))
    try expectFound(siv.value)
    #expect(
      failure { try trial.session().users.remove(UserKey(2)) } == .ledger(.damaged(.slot)), "It is given no new keys.")
    #expect(failure { try trial.session().users.change(siv, role: role == .teamLead ? .counsellor : .teamLead) } != nil)
    // The way back.
    try trial.session().users.setPassphrase(of: siv, new: new, cost: .demo)
    #expect(try trial.login("siv", Self.next).role == role)
    try trial.expectWhole()
    try trial.session().users.remove(UserKey(2))
    try trial.expectWhole()
  }

  @Test func ofSomebodyWhoMayLessNow() throws {
    let siv = try trial.addUser("siv", "Siv Ås", .teamLead)
    let row = try putBack(siv.value)
    try trial.session().users.change(siv, role: .counsellor)
    try trial.tamper(row)
    #expect(failure { _ = try trial.login("siv") } == .ledger(.damaged(.slot)))
    try expectFound(siv.value)
    try trial.session().users.setPassphrase(of: siv, new: new, cost: .demo)
    #expect(try trial.login("siv", Self.next).role == .counsellor)
    try trial.expectWhole()
  }

  @Test func ofTheRecoveryKey() throws {
    func open(_ key: RecoveryKey) throws -> Session {
      let clock = trial.clock
      return try Register.open(path: trial.path, options: OpenOptions(), as: .recovery(key), now: { clock.tick() })
        .session(today: RegisterTrial.today, todayIsGiven: false)
    }
    let first = try trial.session().users.renewRecoveryKey(cost: .demo)
    let row = try putBack(RecoveryKey.slotID)
    _ = try trial.session().users.renewRecoveryKey(cost: .demo)
    try trial.tamper(row)
    #expect(failure { _ = try open(first) } == .ledger(.damaged(.slot)))
    try expectFound(RecoveryKey.slotID)
    let third = try trial.session().users.renewRecoveryKey(cost: .demo)
    #expect(try open(third).role == .teamLead)
    try trial.expectWhole()
  }

  @Test func ofSomebodyWhoWasRemoved() throws {
    let siv = try trial.addUser("siv", "Siv Ås", .frontDesk)
    let row = try putBack(siv.value)
    try trial.session().users.remove(siv)
    try trial.tamper(row.replacing("'front_desk', 1,", with: "'front_desk', 2,"))
    #expect(failure { _ = try trial.login("siv") } != nil)
    try expectFound(siv.value)
  }

  @Test func theWholeHeadPutBackWithItIsFoundToo() throws {
    let row = try putBack(2)
    let head = try trial.register.reading { database in
      let statement = try PreparedStatement(database, "SELECT quote(sealed) FROM main.head")
      #expect(try statement.step())
      return statement.text(0)
    }
    try trial.login("tor").users.changePassphrase(old: old, new: new, cost: .demo)
    try trial.tamper("\(row); UPDATE head SET sealed = \(head)")
    #expect(try trial.register.check().contains { $0.problem == .headDiffers })
    #expect(failure { try trial.add("P-1") } != nil, "Nothing goes on from there.")
  }

  @Test func withoutAHeadNobodyIsShutOutAndNothingIsWritten() throws {
    try trial.tamper("DELETE FROM head")
    let kari = try trial.login("kari")
    _ = try kari.people.roster()
    guard case .ledger(.damaged(.chain))? = failure({ try trial.add("P-1", by: kari) }) else {
      Issue.record("written without a head")
      return
    }
    guard
      case .ledger(.damaged(.chain))? = failure({ try trial.session().users.setPassphrase(of: UserKey(2), new: new) })
    else {
      Issue.record("a slot written without a head")
      return
    }
    #expect(try trial.register.check().contains { $0.problem == .headDiffers })
  }

  @Test func triesAreOutside() throws {
    #expect(failure { _ = try trial.login("tor", "noe helt annet") } == .ledger(.wrongPassphrase))
    try trial.expectWhole()
    _ = try trial.login("tor")
  }
}
