import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// Whose relative a user is tells that somebody close to them takes part.
@Suite struct RelationTests {
  private let trial: RegisterTrial
  private let pia: UserKey
  private let per: UserKey
  private let person: ParticipantKey

  init() throws {
    trial = try RegisterTrial()
    pia = try trial.addUser("pia", "Pia Desk", .frontDesk)
    per = try trial.addUser("per", "Per Desk", .frontDesk)
    person = try #require(try trial.add("P-1").about)
    try trial.add("P-2")
  }

  private func all(_ sql: String) throws -> [Row] {
    try trial.register.readingWithAnyKeys { try Row.fetchAll($0.handle, sql: sql) }
  }

  private func relatives(_ login: String, _ passphrase: String = RegisterTrial.passphrase) throws -> Set<ParticipantKey>
  {
    let session = try trial.login(login, passphrase)
    defer { try? session.register.close() }
    return session.access.relatives
  }

  @Test("At the desk each knows their own, and nobody those of the others")
  func ownAlone() throws {
    try trial.session().users.nameRelative(pia, of: person)
    #expect(try relatives("pia") == [person])
    #expect(try relatives("per").isEmpty)
    let desk = try trial.login("per")
    defer { try? desk.register.close() }
    let users = try desk.register.reading { database in
      try UserReader(coder: FactCoder(database, desk.register.keys)).facts()
    }
    #expect(users.count == 5)
    for user in users {
      #expect(user.fact.relations.isEmpty)
      let own = try? user.fact.ownRelations(desk.register.keys, row: user.row.id)
      #expect(own == (user.fact.key == per ? [] : nil))
    }
    #expect(try trial.session().users.relations(of: person).map(\.user) == [pia])
  }

  @Test(
    "The file shows neither of whom nor whether there is anybody: every user's row looks the same, and the entry is sealed"
  )
  func nothingShows() throws {
    try trial.session().users.nameRelative(pia, of: person)
    try trial.session().users.removeRelation(.relative, of: pia, to: person)
    try trial.session().users.nameRelative(per, of: person)
    let columns = try all("PRAGMA main.table_info(clerk)").map { $0["name"] as String }
    #expect(
      columns == ["id", "entered", "voided", "root", "clerk", "role", "login_code", "sealed", "relations", "own"])
    #expect(Set(try all("SELECT length(relations), length(own) FROM main.clerk")).count == 1)
    let told = try all(
      "SELECT e.kind, e.actor, e.about FROM main.entry e JOIN main.clerk c ON c.entered = e.id WHERE c.id > 5")
    #expect(told.count == 3)
    #expect(told.allSatisfy { $0["kind"] == "clinical" && $0["actor"] == nil && $0["about"] == nil })
    #expect(try trial.kinds(3) == [.relationNamed, .relationRemoved, .relationNamed])
    try trial.expectWhole()
  }

  @Test("It holds after a new passphrase, a new role and new keys, and is over when the person is erased")
  func stays() throws {
    let lead = trial.session()
    try lead.users.nameRelative(pia, of: person)
    try lead.users.setPassphrase(of: pia, new: SecretBytes(passphrase: "en helt annen setning"), cost: .demo)
    #expect(try relatives("pia", "en helt annen setning") == [person])
    try lead.users.change(pia, role: .counsellor)
    #expect(try relatives("pia", "en helt annen setning") == [person])
    try lead.users.change(pia, role: .frontDesk)
    #expect(try relatives("pia", "en helt annen setning") == [person])
    try lead.users.remove(per)
    #expect(try relatives("pia", "en helt annen setning") == [person])
    try trial.expectWhole()
    _ = try trial.session().erasure.askErasure(of: person, caseNumber: "2026/1")
    _ = try trial.session("tor").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().last))
    #expect(try relatives("pia", "en helt annen setning").isEmpty)
    try trial.expectWhole()
  }

  @Test("A relation sealed to somebody else's slot lets nobody in: the login says that the register is damaged")
  func movedBox() throws {
    try trial.session().users.nameRelative(pia, of: person)
    try trial.tamper(
      "UPDATE main.clerk SET own = (SELECT own FROM main.clerk WHERE clerk = \(per.value)) WHERE clerk = \(pia.value)")
    #expect(throws: StoreError.self) { try trial.login("pia") }
    #expect(try !trial.register.check().isEmpty)
  }
}
