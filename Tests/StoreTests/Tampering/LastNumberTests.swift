import Domain
import Testing

@testable import Ledger
@testable import Store

/// After the last number there is none comes: somebody else wrote it, and nothing is counted on from it.
@Suite("The last number there is") struct LastNumberTests {
  private static let last = "9223372036854775807"

  enum Change: CaseIterable { case person, unit, user, gear, enrolment, look }

  struct Place: Sendable {
    let table: String
    let sql: String
    let change: Change

    init(_ table: String, _ sql: String, _ change: Change) {
      (self.table, self.sql, self.change) = (table, sql, change)
    }
  }

  static let places = [
    Place("person", "INSERT INTO person (key) VALUES (\(last))", .person),
    Place("unit_key", "INSERT INTO unit_key (key) VALUES (\(last))", .unit),
    Place("clerk_key", "INSERT INTO clerk_key (key) VALUES (\(last))", .user),
    Place("thing", "INSERT INTO thing (key) VALUES (\(last))", .gear),
    Place("enrolment_key", "INSERT INTO enrolment_key (key, person) VALUES (\(last), 1)", .enrolment),
    Place("identity", "UPDATE identity SET id = \(last) WHERE id = (SELECT max(id) FROM identity)", .person),
    Place("unit", "UPDATE unit SET id = \(last) WHERE id = (SELECT max(id) FROM unit)", .unit),
    Place("entry", "UPDATE entry SET id = \(last) WHERE id = (SELECT max(id) FROM entry)", .look),
  ]

  private func make(_ change: Change, _ session: Session) throws {
    let unit = try #require(try session.catalogue.units().first).fact.key
    let number = try ParticipantNumber("L-1")
    let person = Participant(number: number, givenName: "Siv", familyName: "Sist")
    switch change {
    case .person: _ = try session.people.add(person)
    case .unit:
      _ = try session.catalogue.addUnit(Domain.Unit(programme: RegisterTrial.pilot, name: "Loftet", places: 1))
    case .user: _ = try session.users.add(RegisterTrial.user("siv", "Siv Sist"))
    case .gear: _ = try session.work.saveGear(Gear(unit: unit, name: "Kajakk"))
    case .enrolment:
      let enrolment = EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2026-09-01"), firstStep: .first, contact: "Ny Kontakt")
      _ = try session.people.add(person, enrolment: enrolment)
    case .look: try session.journal.noteList(.listRead, "participants")
    }
  }

  @Test("given or written already is damage, told and not counted on from", arguments: places)
  func isDamage(place: Place) throws {
    let trial = try TamperTrial()
    let register = try trial.opened(after: place.sql)
    let session = register.session(today: RegisterTrial.today, todayIsGiven: false)
    #expect(
      failure { try make(place.change, session) } == .ledger(.damaged(.value(table: place.table, row: .max))),
      "\(place.sql)")
    // Looking at it ends no program either.
    for look: (Session) throws -> Void in [
      { _ = try $0.people.roster() }, { _ = try $0.figures.menuCounts() }, { _ = try $0.journal.entries(limit: 10) },
      { _ = try $0.register.check() },
    ] { _ = failure { try look(session) } }
    try register.close()
  }
}
