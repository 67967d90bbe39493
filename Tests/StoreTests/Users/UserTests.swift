import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct UserTests {
  @Test func somebodyWhoIsAddedOpensTheRegisterInTheirRoleAndUnits() throws {
    let trial = try RegisterTrial()
    let unit = try trial.unit("Verkstedet")
    let key = try trial.addUser(" Siv ", "Siv Ås", .counsellor, units: [unit])
    let siv = try trial.user("Siv")
    #expect(
      siv == UserRecord(key: key, login: "Siv", name: "Siv Ås", role: .counsellor, units: [unit], hasSlot: true))
    let access = try trial.login("siv").access
    #expect(access == Access(user: key, name: "Siv Ås", role: .counsellor, units: [unit]))
    #expect(try trial.session().journal.entries(limit: 1).first?.kind == .userAdded)
    #expect(try trial.session().journal.entries(limit: 1).first?.detail?.name == "Siv Ås")
    try trial.expectWhole()
  }

  @Test func usersComeByNameWithAAsALetterOfItsOwn() throws {
    let trial = try RegisterTrial()
    try trial.addUser("asa", "Åsa Berg", .frontDesk)
    try trial.addUser("adam", "Adam Berg", .frontDesk)
    #expect(try trial.session().users.all().map(\.login) == ["adam", "eva", "kari", "tor", "asa"])
  }

  @Test(arguments: ["tor", "TOR", " Tor "])
  func aLoginIsOnePersonsWhateverTheCase(_ login: String) throws {
    let trial = try RegisterTrial()
    #expect(failure { try trial.addUser(login, "Tor To", .counsellor) } == .rule(.loginTaken))
    #expect(try trial.session().users.all().count == 3)
    #expect(try trial.login("tor").access.name == "Tor Lie")
  }

  @Test func aUserNeedsALoginANameAPassphraseAndUnitsThereAre() throws {
    let trial = try RegisterTrial()
    #expect(failure { try trial.addUser(" ", "Siv Ås", .counsellor) } == .rule(.loginMissing))
    #expect(failure { try trial.addUser("siv", "", .counsellor) } == .rule(.nameMissing))
    var weak = RegisterTrial.user("siv", "Siv Ås")
    weak.passphrase = SecretBytes(passphrase: "kort")
    #expect(
      failure { try trial.session().users.add(weak) }
        == .rule(.passphrase(.tooShort(shortest: PassphraseRule.shortest))))
    #expect(failure { try trial.addUser("siv", "Siv Ås", .counsellor, units: [UnitKey(99)]) } == .rule(.notInRegister))
    #expect(try trial.session().users.all().count == 3)
    try trial.expectWhole()
  }

  @Test(arguments: [Role.frontDesk, .counsellor])
  func onlyATeamLeadHasToDoWithUsers(_ role: Role) throws {
    let trial = try RegisterTrial()
    try trial.addUser("siv", "Siv Ås", role)
    let person = try #require(try trial.add("P-1").about)
    let siv = try trial.login("siv")
    let key = UserKey(2)
    let new = SecretBytes(passphrase: "en ganske lang setning")
    #expect(failure { _ = try siv.users.all() } == .notAllowed(.role(.seeUsers)))
    #expect(failure { try siv.users.add(RegisterTrial.user("per", "Per")) } == .notAllowed(.role(.manageUsers)))
    #expect(failure { try siv.users.change(key, name: "Per") } == .notAllowed(.role(.manageUsers)))
    #expect(failure { try siv.users.remove(key) } == .notAllowed(.role(.manageUsers)))
    #expect(failure { try siv.users.setPassphrase(of: key, new: new) } == .notAllowed(.role(.manageUsers)))
    #expect(failure { _ = try siv.users.renewRecoveryKey() } == .notAllowed(.role(.recoverKeys)))
    #expect(failure { try siv.users.nameRelative(key, of: person) } == .notAllowed(.role(.nameCloseRelative)))
    #expect(failure { try siv.users.nameStandIn(key, for: person) } == .notAllowed(.role(.nameStandIn)))
    #expect(try trial.session().journal.entries(limit: 1).first?.kind == .participantAdded)
  }

  @Test func nameAndUnitsChangeWithoutNewKeys() throws {
    let trial = try RegisterTrial()
    let (first, second) = (try trial.unit("Verkstedet"), try trial.unit("Rådhusgaten"))
    let key = try trial.addUser("siv", "Siv Ås", .counsellor, units: [first])
    try trial.session().users.change(key, name: "Siv Berg", units: [second])
    let siv = try trial.login("siv").access
    #expect(siv.name == "Siv Berg")
    #expect(siv.units == [second])
    #expect(trial.register.keys.generation == 1)
    #expect(failure { try trial.session().users.change(key, name: "Siv Berg", units: [second]) } == .ledger(.unchanged))
    #expect(failure { try trial.session().users.change(key, name: " ") } == .rule(.nameMissing))
    #expect(failure { try trial.session().users.change(UserKey(99), name: "Per") } == .rule(.notInRegister))
    try trial.expectWhole()
  }

  @Test func aHigherRoleOpensMoreFromTheNextLogin() throws {
    let trial = try RegisterTrial()
    let key = try trial.addUser("siv", "Siv Ås", .frontDesk)
    let before = try trial.login("siv")
    #expect(!before.register.keys.holdsClinical)
    try trial.session().users.change(key, role: .counsellor)
    #expect(trial.register.keys.generation == 1)
    let siv = try trial.login("siv")
    #expect(siv.role == .counsellor)
    #expect(siv.register.keys.holdsClinical)
    // What was open knows of the old role only, and writes nothing more.
    #expect(failure { try before.journal.noteList(.listRead, "people") } == .ledger(.keysExchanged))
    try trial.expectWhole()
  }

  @Test func aRegisterIsNeverWithoutATeamLead() throws {
    let trial = try RegisterTrial()
    let refused = StoreError.notAllowed(.lastTeamLead)
    #expect(failure { try trial.session().users.remove(UserKey(1)) } == refused)
    #expect(failure { try trial.session().users.change(UserKey(1), role: .counsellor) } == refused)
    try trial.session().users.remove(UserKey(2))
    try trial.session().users.change(UserKey(3), role: .counsellor)
    // Eva is the only one left. Whoever holds the recovery key is nobody's lead.
    let key = try trial.session().users.renewRecoveryKey(cost: .demo)
    let clock = trial.clock
    let recovery = try Register.open(
      path: trial.path, options: OpenOptions(), as: .recovery(key), now: { clock.tick() }
    )
    .session(today: RegisterTrial.today, todayIsGiven: false)
    #expect(failure { try recovery.users.remove(UserKey(1)) } == refused)
    #expect(failure { try recovery.users.change(UserKey(1), role: .frontDesk) } == refused)
    #expect(try trial.user("eva").role == .teamLead)
    try trial.expectWhole()
  }

  @Test func whatIsDoneToUsersIsNotUndone() throws {
    let trial = try RegisterTrial()
    try trial.addUser("siv", "Siv Ås", .counsellor)
    #expect(failure { _ = try trial.session().journal.undo() } == .ledger(.nothingToUndo))
    let entry = try #require(try trial.session().journal.entries(limit: 1).first)
    #expect(failure { _ = try trial.session().journal.undo(entry: entry.id) } == .ledger(.nothingToUndo))
  }

  @Test func relationsAreNamedAndTakenBack() throws {
    let trial = try RegisterTrial()
    let person = try #require(try trial.add("P-1").about)
    let key = try trial.addUser("siv", "Siv Ås", .counsellor)
    let receipt = try trial.session().users.nameRelative(key, of: person)
    #expect(receipt.about == person)
    #expect(try trial.session().journal.entries(limit: 1).first?.detail?.name == "Siv Ås")
    #expect(failure { try trial.session().users.nameRelative(key, of: person) } == .ledger(.unchanged))
    let siv = try trial.login("siv")
    #expect(failure { _ = try siv.people.card(person) } == .notAllowed(.relative))
    #expect(failure { try trial.session().users.nameStandIn(key, for: person) } == .rule(.standInNotNeeded))
    var hidden = try trial.card(person).identity
    hidden.fact.protection = .confidential
    _ = try trial.session().people.change(hidden.fact, row: hidden.row)
    try trial.session().users.nameStandIn(key, for: person)
    #expect(try trial.session().users.relations(of: person).map(\.relation) == [.relative, .standIn])
    #expect(try trial.session().users.relations() == trial.session().users.relations(of: person))
    try trial.session().users.removeRelation(.relative, of: key, to: person)
    #expect(failure { try trial.session().users.removeRelation(.relative, of: key, to: person) } == .ledger(.unchanged))
    let again = try trial.login("siv").access
    #expect(again.relatives == [])
    #expect(again.standIns == [person])
    #expect(failure { try trial.session().users.nameStandIn(UserKey(99), for: person) } == .rule(.notInRegister))
    try trial.session().users.remove(key)
    #expect(try trial.session().users.relations(of: person) == [])
    try trial.expectWhole()
  }
}
