import Domain
import Testing

@testable import Ledger
@testable import Store

/// A contact person is known by name, and a user who gets another stays the contact person they were.
@Suite struct RenamedUserTests {
  private let trial: RegisterTrial
  private let tor = UserKey(2)

  init() throws { trial = try RegisterTrial() }

  private func names(_ person: ParticipantKey?) throws -> [String] {
    try trial.card(person).enrolments.flatMap(\.contacts).map(\.fact.name)
  }

  @Test func whoIsRenamedIsRenamedAsContactPersonToo() throws {
    let person = try trial.add("P-1").about
    let other = try trial.add("P-2").about
    let enrolment = try #require(try trial.card(other).enrolments.first).key
    _ = try trial.session().enrolments.assignContact(
      enrolment, ContactAssignment(name: "Eva Moe", from: RegisterTrial.today))
    try trial.session().users.change(tor, name: "Tor Berg")
    #expect(try names(person) == ["Tor Berg"])
    #expect(try names(other) == ["Tor Berg", "Eva Moe"], "where they were before, too; nobody else's is touched")
    let roster = try trial.session().people.roster()
    #expect(try roster.line(of: #require(person)).flatMap { roster[$0] }?.contact == "Tor Berg")
    let access = try trial.login("tor").access
    #expect(access.isContact(names: try names(person)))
    try trial.expectWhole()
  }

  @Test func itIsOneEntryAndHistoryHasTheOldName() throws {
    let person = try #require(try trial.add("P-1").about)
    let before = try trial.register.newestEntry()
    try trial.session().users.change(tor, name: "Tor Berg")
    #expect(try trial.register.newestEntry() == before + 1)
    let old = try trial.reopened(OpenOptions(readOnly: true, asOfEntry: before))
    let then = try old.session(today: RegisterTrial.today, todayIsGiven: false).people.roster()
    #expect(then.line(of: person).flatMap { then[$0] }?.contact == "Tor Lie")
  }

  @Test func whateverTheCaseAndTheBlanksItWasWrittenWith() throws {
    let person = try trial.add("P-1").about
    let enrolment = try #require(try trial.card(person).enrolments.first).key
    _ = try trial.session().enrolments.assignContact(
      enrolment, ContactAssignment(name: "tor  LIE", from: RegisterTrial.today))
    try trial.session().users.change(tor, name: "Tor Berg")
    #expect(try names(person) == ["Tor Berg", "Tor Berg"])
    try trial.expectWhole()
  }

  @Test func twoNamesFromOneDayBecomeOne() throws {
    let person = try trial.add("P-1").about
    let enrolment = try #require(try trial.card(person).enrolments.first).key
    let start = RegisterTrial.day("2026-09-01")
    _ = try trial.register.write(by: trial.session(), kind: .contactAssigned) { change throws(StoreError) in
      for name in ["tor lie", "Tor Berg"] {
        try change.enter(
          ContactFact(enrolment: enrolment, assignment: ContactAssignment(name: name, from: start)))
      }
    }
    try trial.session().users.change(tor, name: "Tor Berg")
    #expect(try names(person) == ["Tor Berg"])
    try trial.expectWhole()
  }

  @Test func oneOfTwoUsersOfANameLeavesTheContactsAsTheyAre() throws {
    let person = try trial.add("P-1").about
    try trial.addUser("tor2", "Tor Lie", .counsellor)
    try trial.session().users.change(tor, name: "Tor Berg")
    #expect(try names(person) == ["Tor Lie"])
  }

  @Test func anotherRoleOrUnitTouchesNoContact() throws {
    try trial.add("P-1")
    let entries = try trial.count("SELECT count(*) FROM main.contact")
    try trial.session().users.change(tor, role: .counsellor, units: [try trial.unit("Verkstedet")])
    #expect(try trial.count("SELECT count(*) FROM main.contact") == entries)
  }

  @Test func theKeysMayBeExchangedInTheSameChange() throws {
    let person = try trial.add("P-1").about
    try trial.session().users.change(tor, name: "Tor Berg", role: .frontDesk)
    #expect(try names(person) == ["Tor Berg"])
    try trial.expectWhole()
  }
}
