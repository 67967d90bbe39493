import Domain
import Testing

@testable import Ledger
@testable import Store

/// Of consents the desk has the names of those it may tell of attendance, with the last day, and nothing more: a wrong name there
/// breaks somebody's secrecy on the telephone.
@Suite struct DeskLineTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let tor: Session
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", from: "2026-08-03").about)
    let eva = trial.session("tor")
    tor = Session(
      register: trial.register, access: Access(user: eva.access.user, name: "Tor Lie", role: .counsellor), actor: "tor",
      today: RegisterTrial.today, todayIsGiven: false)
  }

  private func row(of told: Surrounding) throws -> RowID {
    try #require(try trial.card(person, tor).surroundings.first { $0.fact == told }).row
  }

  private func consent(_ party: String, from: Int = -5, to: Int? = nil, isGiven: Bool = true) -> Consent {
    Consent(
      purpose: .attendance, party: party, from: today + from, validTo: to.map { today + $0 }, isGiven: isGiven)
  }

  private func withDesk<Result>(_ body: (Session) throws -> Result) throws -> Result {
    if try !trial.session().users.all().contains(where: { $0.login == "pia" }) {
      try trial.addUser("pia", "Pia Desk", .frontDesk)
    }
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    return try body(desk)
  }

  /// What the desk may tell, and to whom, on a day.
  private func line(of person: ParticipantKey? = nil, on day: Day? = nil) throws -> [String] {
    try withDesk { desk in
      try trial.card(person ?? self.person, desk.at(today: day ?? today)).mayBeTold.map { party in
        [party.name, party.until?.iso].compactMap(\.self).joined(separator: " ")
      }
    }
  }

  @Test("The desk reads who may be told and until when, from the second it is entered, and no more of it")
  func theDesksLine() throws {
    #expect(try line().isEmpty)
    _ = try tor.around.enter(.consent(consent("mor", to: 9)), about: person)
    var sharing = Consent(purpose: .sharing, topics: [.attendance, .economy], party: "NAV Lister", from: today)
    sharing.sheet = "Mappe 3"
    _ = try tor.around.enter(.consent(sharing), about: person)
    _ = try tor.around.enter(
      .consent(Consent(purpose: .sharing, topics: [.health], party: "fastlegen", from: today)), about: person)
    for one in Surrounding.tried(on: today).dropFirst() { _ = try tor.around.enter(one, about: person) }
    #expect(try line() == ["NAV Lister", "mor \((today + 9).iso)"])
    // Whoever holds the key and whoever does not say the same.
    #expect(try trial.card(person, tor).mayBeTold.map(\.name) == ["NAV Lister", "mor"])
    #expect(try line(of: try trial.add("P-2", "Berg", "Siv").about).isEmpty)
    try trial.expectWhole()
  }

  @Test("One that is withdrawn, refused, narrowed, struck or taken back is gone from the line the same second")
  func goneAtOnce() throws {
    let yes = Surrounding.consent(consent("mor"))
    _ = try tor.around.enter(yes, about: person)
    _ = try tor.around.withdraw(try row(of: yes), on: today)
    #expect(try line().isEmpty)
    _ = try tor.journal.undo()
    #expect(try line() == ["mor"])
    _ = try tor.around.enter(.consent(consent("mor", from: 0, isGiven: false)), about: person)
    #expect(try line().isEmpty)
    _ = try tor.journal.undo()
    _ = try tor.around.enter(.consent(consent("mor", to: 1)), about: person, replacing: try row(of: yes))
    #expect(try line() == ["mor \((today + 1).iso)"])
    _ = try tor.journal.undo()
    _ = try tor.around.strike(try row(of: yes))
    #expect(try line().isEmpty)
    try trial.expectWhole()
  }

  @Test("One that has run out is gone on the day after its last, for a desk without the key too")
  func expired() throws {
    _ = try tor.around.enter(.consent(consent("mor", to: 9)), about: person)
    let until = [["mor \((today + 9).iso)"], []]
    // The day is the clock's: nobody at the desk sets one, and so it is asked where the line lies.
    for (days, expected) in zip([9, 10], until) {
      let parties = try withDesk { desk in
        try desk.reading { try ToldPages($0.database, $0.keys).parties(of: person) }
      }
      #expect(MayBeTold(parties, on: today + days).parties.map { "\($0.name) \($0.until?.iso ?? "")" } == expected)
    }
  }

  @Test("Given to another service than the one somebody is with now, it tells nobody anything")
  func otherController() throws {
    var other = consent("mor")
    other.controller = "Mjåvann"
    _ = try tor.around.enter(.consent(other), about: person)
    #expect(try line().isEmpty)
    #expect(try trial.card(person, tor).mayBeTold.isEmpty)
    let name = try #require(try trial.session().catalogue.programmes().first { $0.id == RegisterTrial.pilot })
      .organisation
    var ours = consent("far")
    ours.controller = name
    _ = try tor.around.enter(.consent(ours), about: person)
    #expect(try line() == ["far"])
    try trial.expectWhole()
  }

  @Test("Behind a protected address nothing stands on the desk's side, and it comes back when the grading goes")
  func protected() throws {
    _ = try tor.around.enter(.consent(consent("mor")), about: person)
    func protect(_ protection: AddressProtection?) throws {
      let identity = try trial.card(person).identity
      var participant = identity.fact
      participant.protection = protection
      participant.displayName = protection == nil ? nil : "Kari N."
      _ = try trial.session().people.change(participant, row: identity.row)
    }
    func parties() throws -> [String] {
      try trial.session().reading { try ToldPages($0.database, $0.keys).parties(of: person).map(\.name) }
    }
    for protection in AddressProtection.allCases {
      try protect(protection)
      #expect(try parties().isEmpty)
      try trial.expectWhole()
      try protect(nil)
      #expect(try parties() == ["mor"])
    }
    _ = try trial.session().journal.undo()
    #expect(try parties().isEmpty)
    try trial.expectWhole()
  }

  @Test(
    "Whoever is neither contact nor stand-in of somebody with a protected address sees that they were informed, and no name"
  )
  func protectedCard() throws {
    for one in Surrounding.tried(on: today) { _ = try tor.around.enter(one, about: person) }
    let identity = try trial.card(person).identity
    var participant = identity.fact
    (participant.protection, participant.displayName) = (.confidential, "Kari N.")
    _ = try trial.session().people.change(participant, row: identity.row)
    let seen = try trial.card(person, trial.session("kari"))
    #expect(seen.decision == .openShownNameOnly)
    #expect(
      seen.surroundings.map(\.fact) == [.informed(InformationGiven(letter: "Informasjon om registeret", day: today))])
    #expect(seen.mayBeTold.isEmpty)
  }

  @Test(
    "A page of the desk's lines is of one length whether anything stands on it or not, and lies in no order of people")
  func oneLength() throws {
    try trial.addMany(100)
    func pages() throws -> [(Int64, Int64)] {
      try trial.session().reading { coder in
        try coder.database.rows("SELECT page, length(sealed) FROM may_be_told") { ($0.integer(0), $0.integer(1)) }
      }
    }
    let before = try pages()
    #expect(before.count > 3)
    _ = try tor.around.enter(.consent(consent("mor", to: 9)), about: person)
    _ = try tor.around.enter(.consent(consent("NAV Lister")), about: person)
    let after = try pages()
    #expect(after.map(\.0) == before.map(\.0))
    #expect(Set((before + after).map(\.1)).count == 1)
    try trial.expectWhole()
  }

  @Test("Under new keys the line is as it was, and the desk reads it")
  func exchanged() throws {
    _ = try tor.around.enter(.consent(consent("mor")), about: person)
    try trial.addUser("per", "Per Desk", .frontDesk)
    try trial.session().users.remove(try trial.user("per").key)
    #expect(try line() == ["mor"])
    try trial.expectWhole()
  }

  @Test("What stands on a line that nobody consented to is found by the check")
  func forged() throws {
    _ = try tor.around.enter(.consent(consent("mor")), about: person)
    let other = try #require(try trial.add("P-2", "Berg", "Siv").about)
    _ = try trial.register.changing(waits: true) { database in
      let coder = try FactCoder(database, trial.register.transaction(database).keys)
      var slots = try #require(try ToldPages(database, coder.keys).slots(onPage: DigestPage.number(of: person.value)))
      slots[ToldPages.slot(of: other.value)] = slots[ToldPages.slot(of: person.value)]
      try ToldPages.Writer(database, coder.keys, "main.may_be_told").write(DigestPage.number(of: person.value), slots)
    }
    let findings = try trial.register.check()
    #expect(findings == [CheckFinding(.digestDiffers, table: "may_be_told", row: other.value)])
  }

  @Test("An erased person is on no line, and nothing is left of who stood around them")
  func erased() throws {
    for one in Surrounding.tried(on: today) + [.consent(consent("mor"))] {
      _ = try tor.around.enter(one, about: person)
    }
    try trial.session().erasure.askErasure(of: person, caseNumber: "2026/117")
    let request = try #require(try trial.session().erasure.erasureRequests().last)
    _ = try trial.session("tor").erasure.confirmErasure(request)
    #expect(try trial.session().reading { try ToldPages($0.database, $0.keys).parties(of: person) }.isEmpty)
    try trial.expectWhole()
  }
}
