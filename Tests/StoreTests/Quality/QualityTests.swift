import Domain
import Testing

@testable import Ledger
@testable import Store

/// What the register gives the rules of data quality to go by, in one small register that is asked much.
@Suite struct QualityTests {
  private let trial: RegisterTrial
  private var session: Session { trial.session() }

  init() throws { trial = try RegisterTrial() }

  private func day(_ text: String) -> Day { RegisterTrial.day(text) }

  private func found(_ rule: QualityRule.ID, _ session: Session? = nil) throws -> [QualityFinding] {
    try (session ?? self.session).figures.quality().findings(of: rule)
  }

  private func person(_ number: String, from start: String = "2026-09-01", unit: String? = "Verkstedet") throws
    -> ParticipantKey
  {
    let unit = try unit.map { try trial.unit($0) }
    return try #require(
      try session.people.add(
        try RegisterTrial.person(number, "Hansen", "Kai \(number)"),
        enrolment: EnrolmentDraft(
          enrolment: RegisterTrial.running(from: start, unit: unit), firstStep: .first, contact: "Tor Lie")
      ).about)
  }

  // MARK: Marks

  @Test func marksThatNoListExplainsAreFound() throws {
    let (one, two) = (try person("P-1"), try person("P-2"))
    // On Mondays now, and on Tuesdays before.
    let tuesdays = try #require(Timetable(text: "2 10:00-12:00"))
    let mondays = try #require(Timetable(text: "1 10:00-12:00"))
    let group = try session.attendance.addGroup(
      Group(unit: try trial.unit("Verkstedet"), name: "Turgruppa", timetable: tuesdays)
    ).group
    let row = try #require(try session.attendance.groups().first).row
    _ = try session.attendance.changeGroup(
      Group(unit: try trial.unit("Verkstedet"), name: "Turgruppa", timetable: mondays), row: row)
    _ = try session.write(.attendanceMarked) { change throws(StoreError) in
      try change.enter(MembershipFact(group: group, person: one, membership: Membership(from: day("2026-10-01"))))
      for (person, on, mark) in [
        (one, "2026-11-16", AttendanceMark.absent), (one, "2026-11-17", .absent), (one, "2026-11-18", .present),
        (two, "2026-11-16", .present), (two, "2026-11-17", .absent),
        // Longer ago than anybody looks.
        (two, "2026-08-23", .absent),
      ] {
        try change.enter(
          AttendanceFact(group: group, person: person, attendance: Attendance(day: day(on), mark: mark)))
      }
    }
    #expect(
      try found(.markOutsideMembership) == [
        QualityFinding(.markOutsideMembership, two, .init(group: group, day: day("2026-11-17")))
      ])
    // A Wednesday; on a Tuesday it met by the timetable it had.
    #expect(
      try found(.markOutsideTimetable) == [
        QualityFinding(.markOutsideTimetable, one, .init(group: group, day: day("2026-11-18")))
      ])
  }

  // MARK: Late

  @Test func whatIsEnteredLateIsFoundAndACorrectionIsNot() throws {
    let late = try person("P-1", from: "2026-11-06")
    let inTime = try person("P-2", from: "2026-11-07")
    #expect(try found(.lateEntry).map(\.person) == [late])
    #expect(try found(.lateEntry).first?.place.day == day("2026-11-06"))
    // Another unit is no news of that day; another start is.
    for (person, change) in [
      (late, { (enrolment: inout Enrolment) in enrolment.unit = nil }), (inTime, { $0.start = Day("2026-10-01") }),
    ] {
      let card = try #require(try trial.card(person).enrolments.first)
      var enrolment = card.enrolment.fact
      change(&enrolment)
      _ = try session.enrolments.changeEnrolment(enrolment, row: card.enrolment.row)
    }
    #expect(try found(.lateEntry).map(\.person) == [late, inTime])
    // What a file brought had its day elsewhere.
    _ = try session.write(.importedEnrolments) { change throws(StoreError) in
      let enrolment = try change.newEnrolment(of: inTime)
      try change.enter(
        EnrolmentFact(
          key: enrolment, person: inTime,
          enrolment: RegisterTrial.running(from: "2020-01-01", to: "2020-02-01", programme: RegisterTrial.course)))
    }
    #expect(try found(.lateEntry).map(\.person) == [late, inTime])
  }

  // MARK: Persons

  @Test func whoIsInformedAndWhoIsNobodysUser() throws {
    let one = try person("P-1")
    #expect(try found(.notInformed).map(\.person) == [one])
    _ = try session.around.enter(
      .informed(InformationGiven(letter: "Brevet", day: RegisterTrial.today)), about: one)
    #expect(try found(.notInformed) == [])
    #expect(try found(.contactIsNoUser) == [])
    let enrolment = try #require(try trial.card(one).enrolments.first)
    _ = try session.write(.contactAssigned) { change throws(StoreError) in
      try change.void(enrolment.contacts[0].row)
      try change.enter(
        ContactFact(
          enrolment: enrolment.key, assignment: ContactAssignment(name: "Ola Utenfor", from: day("2026-09-01"))))
    }
    #expect(try found(.contactIsNoUser).map(\.place.enrolment) == [enrolment.key])
  }

  @Test func aProtectedAddressIsFoundForNoDistrict() throws {
    for (number, protection) in [("P-1", nil), ("P-2", AddressProtection.confidential)] {
      var participant = try RegisterTrial.person(number, "Hansen", "Kai", protection: protection)
      participant.district = "Grim"
      participant.birthYearOnly = 1910
      _ = try session.people.add(
        participant, enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-11-20")))
    }
    #expect(try found(.unknownDistrict).count == 1)
    #expect(try found(.birthYearUnlikely).count == 2)
    let report = try session.figures.quality()
    #expect(report.people == 2 && report.whole?.value == .share(part: 0, of: 2))
    // The board's number is the same row.
    let board = try session.figures.board(over: Period(days: 90, to: RegisterTrial.today))
    #expect(board.figures()[.registerWhole]?.value == .share(part: 0, of: 2))
  }

  // MARK: Who may

  @Test func aCounsellorSeesTheirOwnUnitsAndTheDeskNothing() throws {
    let (here, there) = (try person("P-1"), try person("P-2", unit: "Rådhusgaten"))
    let unit = try trial.unit("Verkstedet")
    func at(_ role: Role) -> Session {
      Session(
        register: trial.register, access: Access(user: UserKey(2), name: "Tor Lie", role: role, units: [unit]),
        actor: "tor", today: RegisterTrial.today, todayIsGiven: false)
    }
    #expect(try found(.notInformed).map(\.person) == [here, there])
    #expect(try found(.notInformed, at(.counsellor)).map(\.person) == [here])
    #expect(failure { _ = try at(.frontDesk).figures.quality() } == .notAllowed(.role(.changeEnrolment)))
  }
}
