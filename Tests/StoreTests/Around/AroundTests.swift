import Domain
import Testing

@testable import Ledger
@testable import Store

extension Surrounding {
  /// One of every kind.
  static func tried(on day: Day) -> [Surrounding] {
    [
      .consent(
        Consent(
          purpose: .sharing, topics: [.attendance, .plan], party: "NAV Lister", controller: "Blå Kors",
          excludedTopics: [.plan], excludedNames: ["Avdeling B", "Per Moe"], form: .written, giver: .guardian,
          from: day,
          validTo: day + 60, sheet: "Mappe 3")),
      .lawFirst(LawFirst(.dangerToLife, on: day, to: "113", what: "Hvor han er", asked: "Eva Moe")),
      .informed(InformationGiven(letter: "Informasjon om registeret", day: day)),
      .optedOut(MappingOptOut(year: day.year)),
      .kin(NextOfKin(name: "Ragnhild Strand", relation: "mor", phone: "900 00 091", told: day)),
      .children(Children(count: 2, birthYears: [2015, 2018], care: .shared, talk: day)),
      .doctor(Doctor(name: "Dr. Vik", office: "Lund legesenter", phone: "38 00 00 00")),
      .volunteer(Volunteer(name: "Liv Foss", role: .companion, phone: "900 00 092", secrecySigned: day)),
      .plan(CarePlan(plan: .inPlace, planDay: day, team: .applied, teamDay: day)),
      .teamMember(TeamMember(name: "Nina Berg", service: "NAV", phone: "900 00 093", isCoordinator: true)),
      .teamMeeting(TeamMeeting(day: day)),
    ]
  }
}

/// What may be told to whom, and who stands around somebody: entered, narrowed, withdrawn and struck as everything else; and of it
/// the desk has the names of those it may tell, and nothing more.
@Suite struct AroundTests {
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

  private func told(_ session: Session? = nil) throws -> [Surrounding] {
    try trial.card(person, session ?? tor).surroundings.map(\.fact)
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

  // MARK: Entered as everything else

  @Test("Everything that was entered stands on the counsellor's and the team lead's card, with every field")
  func entered() throws {
    let all = Surrounding.tried(on: today - 3)
    for one in all { _ = try tor.around.enter(one, about: person) }
    #expect(try Set(told()) == Set(all))
    #expect(try Set(told(trial.session())) == Set(all))
    #expect(try withDesk { try told($0) }.isEmpty)
    try trial.expectWhole()
  }

  @Test("Undo takes back what was entered, changed, withdrawn and struck, and redo brings it again")
  func undo() throws {
    for one in Surrounding.tried(on: today - 3) {
      _ = try tor.around.enter(one, about: person)
      let before = try told()
      _ = try tor.around.strike(try row(of: one))
      #expect(try !told().contains(one))
      _ = try tor.journal.undo()
      #expect(try Set(told()) == Set(before))
      _ = try tor.journal.redo()
      #expect(try !told().contains(one))
      _ = try tor.journal.undo()
    }
    try trial.expectWhole()
  }

  @Test("One doctor, one row of children and one plan at a time; a yes and a no of one day may stand beside each other")
  func onlyOne() throws {
    for one in Surrounding.tried(on: today - 3) { _ = try tor.around.enter(one, about: person) }
    for another in [Surrounding.doctor(Doctor(name: "Dr. Ny")), .children(Children(count: 1)), .plan(CarePlan())] {
      #expect(conflict { _ = try tor.around.enter(another, about: person) } != nil)
    }
    _ = try tor.around.enter(.consent(consent("mor")), about: person)
    #expect(conflict { _ = try tor.around.enter(.consent(consent("mor", to: 9)), about: person) } != nil)
    _ = try tor.around.enter(.consent(consent("mor", isGiven: false)), about: person)
  }

  @Test(
    "A consent that comes to reach less far says since when, and one that is withdrawn holds no longer the same day")
  func narrowedAndWithdrawn() throws {
    let whole = Surrounding.consent(consent("mor"))
    _ = try tor.around.enter(whole, about: person)
    _ = try tor.around.enter(.consent(consent("mor", to: 9)), about: person, replacing: try row(of: whole))
    var narrowed = consent("mor", to: 9)
    narrowed.narrowed = today
    #expect(try told() == [.consent(narrowed)])
    let entry = try tor.around.withdraw(try row(of: .consent(narrowed)), on: today)
    #expect(entry.kind == .consentWithdrawn)
    #expect(try told().consents.map { $0.standing(on: today) } == [.withdrawn])
    let withdrawn = try #require(try told().first)
    #expect(failure { _ = try tor.around.withdraw(try row(of: withdrawn), on: today) } == .ledger(.unchanged))
  }

  @Test("What cannot be is refused, and nothing is written")
  func refused() throws {
    func problems(_ told: Surrounding) -> [Surrounding.Problem]? {
      guard case .rule(.surrounding(let problems)) = failure({ _ = try tor.around.enter(told, about: person) }) else {
        return nil
      }
      return problems
    }
    #expect(problems(.consent(consent("mor", from: 1))) == [.consent(.inTheFuture)])
    #expect(problems(.kin(NextOfKin(name: "", relation: "mor"))) == [.nameMissing])
    #expect(try told().isEmpty)
  }

  // MARK: Who is to know of it

  @Test("That the law went first is never held up, and stands on the list that a team lead looks through")
  func lawFirst() throws {
    _ = try tor.around.enter(.consent(consent("barnevernet", isGiven: false)), about: person)
    let told = LawFirst(.childWelfare, on: today, to: "barnevernet", what: "Barna var alene")
    _ = try tor.around.enter(.lawFirst(told), about: person)
    let lines = try trial.session().journal.accessReview(since: 0, until: .max) { _ in today }
    #expect(lines.filter { $0.ground == .lawFirst }.map(\.entry.about) == [person])
  }

  @Test("Those who have been told what is kept about them are known, to whoever may know")
  func uninformed() throws {
    let other = try #require(try trial.add("P-2", "Berg", "Siv").about)
    _ = try tor.around.enter(.informed(InformationGiven(letter: "brev", day: today)), about: person)
    #expect(try tor.around.informed() == [person])
    _ = try tor.around.enter(.informed(InformationGiven(letter: "brev", day: today)), about: other)
    #expect(try tor.around.informed() == [person, other])
    #expect(try withDesk { try $0.around.informed() }.isEmpty)
  }

  @Test("The own copy has all of it")
  func ownCopy() throws {
    let all = Surrounding.tried(on: today)
    for one in all { _ = try tor.around.enter(one, about: person) }
    let record = try #require(try trial.session().keeping.dayRecord(of: person))
    #expect(Set(record.surroundings.map(\.fact)) == Set(all))
  }
}
