import Domain
import Testing

@testable import Ledger
@testable import Store

/// What a running program learns of its own user when a team lead changes them in another.
@Suite struct StandingTests {
  private let trial: RegisterTrial
  private let key: UserKey
  private let unit: UnitKey
  private let siv: Session

  init() throws {
    trial = try RegisterTrial()
    unit = try trial.unit("Verkstedet")
    key = try trial.addUser("siv", "Siv Ås", .counsellor, units: [unit])
    siv = try trial.login("siv")
  }

  private var now: Session { siv.register.session(today: siv.today, todayIsGiven: false) }

  @Test func nothingIsNewWhenOthersAreChanged() throws {
    #expect(try siv.register.standing() == .asBefore)
    try trial.addUser("per", "Per Dal", .counsellor)
    try trial.add("P-1")
    #expect(try siv.register.standing() == .asBefore)
  }

  @Test func nameAndUnitsAreTakenInAtOnceAndOnce() throws {
    try trial.session().users.change(key, name: "Siv Øy", units: [])
    #expect(now.access == siv.access, "as long as nobody has looked")
    #expect(try siv.register.standing() == .changed)
    #expect(now.access == Access(user: key, name: "Siv Øy", role: .counsellor))
    #expect(try siv.register.standing() == .asBefore)
  }

  @Test func aRelativesCardClosesInTheRunningProgram() throws {
    let person = try #require(try trial.add("P-1").about)
    _ = try siv.people.card(person)
    try trial.session().users.nameRelative(key, of: person)
    #expect(try siv.register.standing() == .changed)
    #expect(failure { _ = try now.people.card(person) } == .notAllowed(.relative))
    try trial.session().users.removeRelation(.relative, of: key, to: person)
    #expect(try siv.register.standing() == .changed)
    _ = try now.people.card(person)
  }

  @Test(arguments: [Role.teamLead, .frontDesk]) func anotherRoleTakesThePassphrase(_ role: Role) throws {
    try trial.session().users.change(key, role: role)
    #expect(try siv.register.standing() == .otherRole)
    #expect(now.access.role == .counsellor, "nothing is taken in without the keys for it")
    #expect(try trial.login("siv").access.role == role)
  }

  @Test func whoeverIsRemovedIsToldAndTheOthersThatTheKeysAreOther() throws {
    let tor = try trial.login("tor")
    try trial.session().users.remove(key)
    #expect(try siv.register.standing() == .removed)
    #expect(try tor.register.standing() == .otherKeys)
    #expect(try trial.register.standing() == .asBefore, "who did it has the new keys")
  }

  @Test func theRecoveryKeyStandsAsItDid() throws {
    let key = try trial.session().users.renewRecoveryKey(cost: .demo)
    let clock = trial.clock
    let register = try Register.open(
      path: trial.path, options: OpenOptions(), as: .recovery(key), now: { clock.tick() })
    #expect(try register.standing() == .asBefore)
  }

  @Test func aClosedRegisterIsAskedNothing() throws {
    try siv.register.close()
    #expect(throws: StoreError.self) { try siv.register.standing() }
  }
}
