import Domain
import Testing

@testable import Ledger
@testable import Store

/// A name stands on one line of a list, of paper and of the log, whoever it is of.
@Suite("A name with a line break or another control character") struct NameRuleTests {
  private let trial: RegisterTrial
  private let session: Session
  static let names = ["To\nlinjer", "Rød\u{1B}[31m", "A\u{9B}B", "A\u{2028}B", "A\tB"]

  init() throws {
    trial = try RegisterTrial()
    session = trial.session()
  }

  private struct Case {
    let what: String
    let violation: RuleViolation
    let enter: (Session) throws -> Void
  }

  /// Every way a name comes into the register but by a file.
  private func cases(_ name: String) throws -> [Case] {
    let unit = try trial.unit("Verkstedet")
    let today = session.today
    func plain(_ what: String, _ enter: @escaping (Session) throws -> Void) -> Case {
      Case(what: what, violation: .nameNotOneLine, enter: enter)
    }
    func person(_ given: String, _ family: String, _ display: String?) throws -> Participant {
      Participant(number: try ParticipantNumber("N-1"), givenName: given, familyName: family, displayName: display)
    }
    func participant(_ of: Participant.Name, _ given: String, _ family: String, _ display: String?) throws -> Case {
      let participant = try person(given, family, display)
      return Case(what: "\(of)", violation: .participant([.nameNotOneLine(of)])) { _ = try $0.people.add(participant) }
    }
    let enrolment = EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-09-01"), contact: name)
    return [
      try participant(.given, name, "Berg", nil), try participant(.family, "Siv", name, nil),
      try participant(.display, "Siv", "Berg", name),
      plain("contact") { _ = try $0.people.add(try person("Siv", "Berg", nil), enrolment: enrolment) },
      plain("user's name") { [trial] _ in try trial.addUser("siv", name, .counsellor) },
      plain("user's login") { [trial] _ in try trial.addUser(name, "Siv Ås", .counsellor) },
      plain("renamed user") { try $0.users.change(UserKey(2), name: name) },
      plain("unit") {
        _ = try $0.catalogue.addUnit(Domain.Unit(programme: RegisterTrial.pilot, name: name, places: 1))
      },
      plain("programme") {
        let programme = try RegisterTrial.programme("datakurs-2", .course)
        _ = try $0.catalogue.addProgramme(
          Programme(id: programme.id, name: name, organisation: "X", steps: programme.steps, ending: .course))
      },
      plain("group") { _ = try $0.attendance.addGroup(Group(unit: unit, name: name)) },
      plain("gear") { _ = try $0.work.saveGear(Gear(unit: unit, name: name)) },
      plain("site") { _ = try $0.work.saveSite(WorkSite(unit: unit, name: name)) },
      plain("organisation") { _ = try $0.settings.change([.organisation: name]) },
      plain("who asks") {
        _ = try $0.intake.enterEnquiry(
          Enquiry(day: today, who: .nextOfKin, name: name, door: .phone, text: "x", author: UserKey(1)))
      },
      Case(what: "whom an appointment is with", violation: .appointment(.withNotOneLine)) { session in
        let person = try #require(try session.people.participantKey(number: ParticipantNumber("P-1")))
        let time = try #require(TimeOfDay(minutes: 600))
        _ = try session.desk.makeAppointment(Appointment(day: today + 1, from: time, with: name), with: person)
      },
      Case(what: "customer", violation: .work([.customerNotOneLine])) {
        _ = try $0.work.saveOrder(WorkOrder(site: try site($0, unit), day: today, customer: name, task: "Snø"))
      },
    ]
  }

  private func site(_ session: Session, _ unit: UnitKey) throws -> SiteKey {
    if try session.work.operations().sites.isEmpty {
      _ = try session.work.saveSite(WorkSite(unit: unit, name: "Snekkeri"))
    }
    return try #require(try session.work.operations().sites.first).fact.key
  }

  @Test("is refused, and nothing is written", arguments: names)
  func isRefused(name: String) throws {
    try trial.add("P-1")
    _ = try site(session, try trial.unit("Verkstedet"))
    let before = try session.register.newestEntry()
    for one in try cases(name) {
      #expect(failure { try one.enter(session) } == .rule(one.violation), "\(one.what)")
    }
    #expect(try session.register.newestEntry() == before)
  }

  @Test("makes no register", arguments: names)
  func makesNoRegister(name: String) throws {
    var setup = try RegisterTrial.setup()
    setup.organisation = name
    let path = trial.file("new.stegvis")
    #expect(
      failure { _ = try Register.create(path: path, setup: setup, now: { 0 }) } == .rule(.nameNotOneLine))
    #expect(failure { _ = try trial.reopened() } == nil, "the other is there")
  }

  @Test("is refused in files too, at its row and column")
  func isRefusedInFiles() throws {
    let trial = try ImportTrial()
    #expect(
      trial.problems(.participants, "nr;fornavn;etternavn;fødselsår\nP-1;\"To\nlinjer\";\"B\nC\";1980\n").map(\.reason)
        == [.participant(.nameNotOneLine(.given)), .participant(.nameNotOneLine(.family))])
    try trial.take(.participants, ImportTrial.people)
    #expect(
      trial.problems(.groups, "gruppe;avdeling\n\"Tur\ngruppa\";Rådhusgaten 53\n")
        == [ImportProblem(row: 2, column: "gruppe", value: "Tur\ngruppa", reason: .nameNotOneLine)])
    #expect(
      trial.problems(
        .enrolments,
        "nr;program;avdeling;status;søkt;kontaktperson\nP-1;piloten-blakors;Rådhusgaten 53;venteliste;2026-11-01;\"Tor\nLie\"\n"
      ).map(\.reason) == [.nameNotOneLine])
  }
}
