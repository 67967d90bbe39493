import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// What the file alone tells about which facts of the case side are whose.
@Suite struct WhoIsWhoseTests {
  private let trial: RegisterTrial

  init() throws { trial = try RegisterTrial() }

  private func all(_ sql: String) throws -> [Row] {
    try trial.register.reading { try Row.fetchAll($0.handle, sql: sql) }
  }

  @Test("Rows of one entry lie in the order of their labels, whatever the order of the people they are about")
  func order() throws {
    try trial.addMany(60)
    let rows = try all("SELECT entered, label FROM main.case_fact ORDER BY id")
    #expect(rows.count > 40)
    for (earlier, later) in zip(rows, rows.dropFirst()) where earlier["entered"] as Int64 == later["entered"] {
      #expect((earlier["label"] as Data).lexicographicallyPrecedes(later["label"] as Data))
    }
    let people = try trial.session().reading { coder in
      var people: [Int64] = []
      try CaseRows.all(LightsFact.self, coder) { _, person, _ in people.append(person.value) }
      return people
    }
    #expect(people != people.sorted())
  }

  @Test("No two rows share a label or a seal, and none shows a person or a kind")
  func nothingShared() throws {
    // Enough that the later ones' numbers take more bytes.
    try trial.addMany(300)
    let lengths = Set(try all("SELECT length(sealed) FROM main.case_fact").map { $0[0] as Int64 })
    #expect(lengths.count == 1, "\(lengths)")
    let labels = try all("SELECT label FROM main.case_fact").map { $0["label"] as Data }
    #expect(Set(labels).count == labels.count)
    let columns = try all("PRAGMA main.table_info(case_fact)").map { $0["name"] as String }
    #expect(columns == ["id", "entered", "voided", "root", "label", "natural", "sealed"])
  }

  @Test("A reason, a background or a topic is sealed always and in one length, so that its length tells nothing")
  func oneLength() throws {
    let session = trial.session()
    try trial.add("P-1")
    let known = try #require(try trial.add("P-2").about)
    let card = try trial.card(known)
    let enrolment = try #require(card.enrolments.first)
    _ = try session.enrolments.move(
      enrolment.key,
      StepMove(to: StepNumber.all[1], date: RegisterTrial.today - 3, reason: .needsMoreSupport),
      present: enrolment.steps.first)
    var funded = enrolment.enrolment.fact
    (funded.funding, funded.referredFrom) = ("NAV Lister", "Borgestadklinikken")
    _ = try session.enrolments.changeEnrolment(funded, row: enrolment.enrolment.row)
    _ = try session.people.change(card.identity.fact, row: card.identity.row, background: CaseBackground(lar: nil))
    for (table, seal) in [("step_period", "sealed"), ("enrolment", "sealed"), ("identity", "clinical")] {
      let lengths = Set(try all("SELECT length(\(seal)) FROM main.\(table)").map { $0[0] as Int64 })
      #expect(lengths.count == 1, "\(table).\(seal): \(lengths)")
    }
  }

  @Test("Somebody at the desk changes a row without reading what is sealed on it, and nothing of it is lost")
  func carriedOver() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let person = try trial.add("P-1").about
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    let seen = try trial.card(person, desk)
    #expect(seen.background == nil)
    var changed = seen.identity.fact
    changed.phone = "90012345"
    _ = try desk.people.change(changed, row: seen.identity.row)
    let card = try trial.card(person)
    #expect(card.identity.fact.phone == "90012345")
    #expect(card.background?.fact.lar == true)
    try trial.expectWhole()
  }

  @Test("Whom the desk enters has the same seals as everybody else, and a counsellor reads and fills them in")
  func enteredByTheDesk() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    let person = try desk.people.add(try RegisterTrial.person("P-7", "Moen", "Kai")).about
    let card = try trial.card(person)
    #expect(card.background == nil)
    _ = try trial.session().people.change(
      card.identity.fact, row: card.identity.row, background: CaseBackground(lar: false))
    #expect(try trial.card(person).background?.fact.lar == false)
    try trial.expectWhole()
    // New keys open what was put in.
    _ = try desk.register.newestEntry()
    try trial.session().users.remove(try trial.user("pia").key)
    try trial.expectWhole()
  }

  @Test("Birth and national id that the desk types are the counsellors' to read, and what they tell of duplicates too")
  func takenIn() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    let before = try #require(
      try trial.session().people.add(
        try RegisterTrial.person("P-1", "Strand", "Ola", birth: "1991-05-17", phone: "400 10 001")
      ).about)
    let typed = try RegisterTrial.person("P-7", "Moen", "Kai", birth: "1991-05-17")
    #expect(try !desk.people.mayBeRegistered(typed))
    #expect(try desk.people.mayBeRegistered(try RegisterTrial.person("P-7", "Strann", "Ola")))
    #expect(try desk.people.mayBeRegistered(try RegisterTrial.person("P-7", "Moen", "Kai", phone: "40010001")))
    var twin = try RegisterTrial.person("P-8", "Strand", "Ole", birth: "1991-05-17")
    twin.nationalID = nil
    let entered = try #require(try desk.people.add(twin).about)
    #expect(try trial.card(entered, desk).identity.fact.birthDate == nil)
    #expect(try desk.people.takeInDropped().people.isEmpty)
    // It waits, and nothing is amiss while it does.
    try trial.expectWhole()
    func born() throws -> Int? {
      try trial.session().people.roster().everyone.first { $0.person == entered }?.birthYear
    }
    #expect(try born() == nil)
    let found = try trial.session().people.takeInDropped().duplicates
    #expect(found.map(\.before.person) == [before])
    #expect(found.map(\.entered.number.text) == ["P-8"])
    #expect(try trial.session().people.takeInDropped().people.isEmpty)
    #expect(try born() == 1991)
    try trial.expectWhole()
    // The desk changes a telephone, and what it cannot make again goes along.
    let card = try trial.card(entered, desk)
    var changed = card.identity.fact
    changed.phone = "90012345"
    _ = try desk.people.change(changed, row: card.identity.row)
    #expect(try born() == 1991)
    #expect(try trial.card(entered).identity.fact.birthDate == RegisterTrial.day("1991-05-17"))
    try trial.expectWhole()
  }

  @Test("What waits to be taken in waits on under new keys")
  func takenInAfterAnExchange() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    try trial.addUser("per", "Per Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    let entered = try #require(
      try desk.people.add(try RegisterTrial.person("P-7", "Moen", "Kai", birth: "1991-05-17")).about)
    try trial.session().users.remove(try trial.user("per").key)
    try trial.expectWhole()
    _ = try trial.session().people.takeInDropped()
    try trial.expectWhole()
    #expect(try trial.card(entered).identity.fact.birthDate == RegisterTrial.day("1991-05-17"))
  }

  @Test("Behind a protected address the desk's side has neither name, telephone nor grading")
  func protected() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    for (number, protection) in zip(["P-1", "P-2", "P-3"], AddressProtection.allCases) {
      let person = try #require(
        try trial.session().people.add(
          try RegisterTrial.person(
            number, "Hemmelig", "Navn", display: "Kontakt \(number)", phone: "40010002", protection: protection)
        ).about)
      let seen = try #require(try desk.reading { try IdentityFact.of(person, $0) }).fact.participant
      #expect(seen.protection == .onRequest)
      #expect([seen.givenName, seen.familyName, seen.displayName, seen.phone] == ["", "", "Kontakt \(number)", nil])
      let known = try #require(try trial.session().reading { try IdentityFact.of(person, $0) }).fact.participant
      #expect([known.familyName, known.phone] == ["Hemmelig", "40010002"])
      #expect(known.protection == protection)
    }
    let lengths = Set(try all("SELECT length(sealed), length(clinical) FROM main.identity"))
    #expect(lengths.count == 1, "\(lengths)")
    try trial.expectWhole()
  }

  @Test("The desk takes nobody out of the register once anything has been entered on the other side since")
  func notTakenOutUnseen() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    let person = try #require(try desk.people.add(try RegisterTrial.person("P-7", "Moen", "Kai")).about)
    let entry = try trial.session().lights.save(
      LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: Lights(packed: 7)), of: person)
    #expect(conflict { _ = try desk.journal.undo() }?.entry == entry.entry)
    #expect(try trial.session().people.card(person) != nil)
    try trial.expectWhole()
  }
}
