import Domain
import Testing

@testable import Ledger
@testable import Store

/// Of somebody close a list has the name and the number, and nothing can be found out about them from it.
@Suite struct NameOnlyTests {
  private let ground: AccessGround
  private let others: [ParticipantKey]

  init() throws {
    let ground = try AccessGround()
    let others = try ["P-3", "P-4"].map { try #require(try ground.trial.add($0, "Berg", "Eva \($0)").about) }
    (self.ground, self.others) = (ground, others)
    for person in others + [ground.person] {
      _ = try ground.trial.session().lights.save(
        LightsAssessment(
          date: RegisterTrial.today - 9, voice: .worker, lights: Lights(packed: 0b11)), of: person)
    }
  }

  private func session(closeTo relatives: Set<ParticipantKey>, role: Role = .teamLead) -> Session {
    Session(
      register: ground.trial.register,
      access: Access(user: UserKey(3), name: "Kari Holm", role: role, relatives: relatives),
      actor: "kari",
      today: RegisterTrial.today, todayIsGiven: false)
  }

  private func people(_ query: RosterQuery, closeTo relatives: Set<ParticipantKey>) throws
    -> [ParticipantKey]
  {
    let roster = try session(closeTo: relatives).people.roster()
    return roster.select(query).compactMap { roster[$0]?.person }
  }

  @Test(arguments: Role.allCases) func aRowIsANameAndANumber(role: Role) throws {
    let roster = try session(closeTo: [ground.person], role: role).people.roster()
    let row = try #require(roster.line(of: ground.person).flatMap { roster[$0] })
    #expect(row.shownName == "Hansen, Åse" && row.number.text == "P-1")
    #expect(
      row.phone == nil && row.birthYear == nil && row.programme == nil && row.unit == nil
        && row.status == nil)
    #expect(row.step == nil && row.stepFrom == nil && row.daysInStep == nil && row.contact == nil)
    #expect(
      row.lights == nil && row.lightsDate == nil && row.start == nil && row.end == nil
        && !row.hasLeft)
  }

  @Test func noFileHoldsThem() throws {
    let session = session(closeTo: [ground.person])
    for kind in ImportKind.allCases {
      var bytes: [UInt8] = []
      let left = try session.files.export(kind) { (piece) throws(StoreError) in bytes += piece }
      let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.split(separator: ",").first }
      #expect(!rows.contains("P-1"), "\(kind)")
      // One with a protected address, and one who is close: which of them is not told.
      #expect(left == (kind == .mapping ? 0 : 2), "\(kind)")
    }
  }

  @Test func noOrderSaysThatTheyWorkOnIt() throws {
    let own = ground.trial.session()
    let site = try own.work.saveSite(WorkSite(unit: try ground.trial.unit("Rådhusgaten"), name: "Pakkehallen")).site
    let order = try own.work.saveOrder(
      WorkOrder(site: site, day: RegisterTrial.today, customer: "Kunden", task: "pakke")
    ).order
    _ = try own.work.changePeople(on: order, adding: [ground.person])
    #expect(try own.work.operations().orders.first?.people.count == 1)
    #expect(try session(closeTo: [ground.person]).work.operations().orders.first?.people.isEmpty == true)
  }

  /// Of what others have done about them the log says who, when and about whom; what one has done oneself one knows.
  @Test func theLogKeepsBackWhatOthersHaveDone() throws {
    let reader = session(closeTo: [ground.person])
    #expect(throws: StoreError.notAllowed(.relative)) { _ = try reader.people.card(ground.person) }
    let entries = try reader.journal.entries(limit: .max).filter { $0.about == ground.person }
    #expect(entries.contains { $0.isWithheld && $0.detail == nil })
    #expect(entries.filter { !$0.isWithheld }.map(\.kind) == [.cardTried])
  }

  @Test(
    arguments: RosterQuery.Sort.allCases.filter { $0 != .name && $0 != .number }, [true, false])
  func noOrderTellsAnything(sort: RosterQuery.Sort, ascending: Bool) throws {
    let query = RosterQuery(
      sort: sort, unitOrder: try ground.trial.session().catalogue.units().map(\.fact.key),
      ascending: ascending)
    let order = try people(query, closeTo: [ground.person]).filter { $0 == ground.person || others.contains($0) }
    #expect(order.count == 3 && order.last == ground.person)
  }

  @Test func noFilterTellsAnything() throws {
    let filters = [
      RosterQuery(step: .first), RosterQuery(contact: .named("Tor Lie")),
      RosterQuery(contact: RosterQuery.Contact.none),
      RosterQuery(lights: .missing), RosterQuery(lights: .red),
      RosterQuery(lights: .before(RegisterTrial.today)),
      RosterQuery(takesPart: true), RosterQuery(besides: RosterQuery.PeopleSet([])),
    ]
    for filter in filters {
      #expect(try !people(filter, closeTo: [ground.person]).contains(ground.person))
    }
    let passed = try filters.filter { try people($0, closeTo: []).contains(ground.person) }
    #expect(passed.count == 6, "to others they are there")
    let roster = try session(closeTo: [ground.person]).people.roster()
    #expect(!roster.withoutContact().contains { roster[$0]?.person == ground.person })
  }

  @Test func theyStandInTheListOfTheirUnitAndAreFoundByNameAndNumberOnly() throws {
    let unit = try ground.trial.unit("Rådhusgaten")
    let found = [
      RosterQuery(unit: unit), RosterQuery(programme: RegisterTrial.pilot),
      RosterQuery(text: "hansen"),
      RosterQuery(text: "p-1"),
    ]
    for query in found {
      #expect(try people(query, closeTo: [ground.person]).contains(ground.person), "\(query)")
    }
    #expect(try people(RosterQuery(text: "90000001"), closeTo: []) == [ground.person])
    #expect(try people(RosterQuery(text: "90000001"), closeTo: [ground.person]) == [])
  }

  /// Where a place tells something, they are counted and not named.
  @Test func aBoardAndAWaitingListCountThem() throws {
    func board(_ relatives: Set<ParticipantKey>) throws -> StepsBoard.Column {
      try session(closeTo: relatives).figures.stepsBoard(programme: RegisterTrial.pilot)[.first]
    }
    let (open, close) = (try board([]), try board([ground.person]))
    #expect(open.people.map(\.participant).contains(ground.person))
    #expect(!close.people.map(\.participant).contains(ground.person))
    #expect(open.counts.people == close.counts.people)
    let enrolment = try ground.waiting()
    func waiting(_ relatives: Set<ParticipantKey>) throws -> [WaitingListing] {
      try session(closeTo: relatives).intake.overview(programme: RegisterTrial.course).lists
    }
    #expect(try waiting([]).flatMap(\.rows).map(\.place.waiting.enrolment) == [enrolment])
    #expect(try waiting([ground.person]).flatMap(\.rows).isEmpty)
    #expect(try waiting([ground.person]).map(\.count) == waiting([]).map(\.count))
  }
}
