import Domain
import Testing

@testable import Ledger
@testable import Store

/// Somebody of a role, for all units or for one.
struct AccessWho: Hashable, Sendable, CustomTestStringConvertible {
  var role: Role
  /// A unit's name; nil is the whole register.
  var unit: String?
  var testDescription: String { "\(role.rawValue) \(unit ?? "whole")" }

  static let all = Role.allCases.flatMap { role in
    [
      AccessWho(role: role, unit: nil), AccessWho(role: role, unit: "Rådhusgaten"),
      AccessWho(role: role, unit: "Verkstedet"),
    ]
  }
}

/// A register with one of Rådhusgaten, one protected, and one of neither.
struct AccessGround {
  let trial: RegisterTrial
  let person: ParticipantKey
  let enrolment: EnrolmentKey
  let hidden: ParticipantKey

  init() throws {
    trial = try RegisterTrial()
    let unit = try trial.unit("Rådhusgaten")
    let added = try trial.session().people.add(
      try RegisterTrial.person("P-1", "Hansen", "Åse", birth: "1984-02-29", phone: "900 00 001"),
      background: CaseBackground(lar: true),
      enrolment: EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2026-09-01", unit: unit), firstStep: .first, contact: "Tor Lie"))
    person = try #require(added.about)
    enrolment = try #require(added.enrolment)
    let protected = try trial.session().people.add(
      try RegisterTrial.person(
        "P-2", "Ekte", "Hemmelig", display: "Kari N.", birth: "1990-01-01", protection: .strictlyConfidential),
      enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-09-01", unit: unit)))
    hidden = try #require(protected.about)
  }

  var draft: TaskDraft { TaskDraft(kind: .call, due: RegisterTrial.today, assignee: nil) }

  var appointment: Appointment {
    Appointment(
      day: RegisterTrial.today, from: .midnight, place: .outside, with: "Tor Lie", topic: "Tilbakefallet i august")
  }

  /// A round of one's own, of a unit that somebody reaches.
  func round(for session: Session) throws -> OwnRound {
    let day = RegisterTrial.today
    return OwnRound(
      of: day.year, in: try unit(of: session), .health,
      under: OwnRound.Provision("Vedtak", of: day - 30, by: "Kommunedirektøren"), informed: day - 10, opened: day)
  }

  /// The same, open, with somebody who may be mapped in it.
  func openRound(for session: Session) throws -> (key: OwnRoundKey, person: ParticipantKey) {
    let (lead, round) = (trial.session(), try round(for: session))
    let person = try lead.people.add(
      try RegisterTrial.person("P-7", "Vik", "Eli", birth: "1980-01-01"),
      enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-09-01", unit: round.unit)))
    _ = try lead.mapping.open(round)
    return (try #require(try lead.mapping.ownRounds().first).key, try #require(person.about))
  }

  /// By a team lead, who reaches everybody.
  func tickAll(in round: OwnRoundKey) throws {
    let mapping = trial.session().mapping
    try mapping.tick(try mapping.ticks(round).people, in: round)
  }

  /// The row of what a team lead has entered of the way.
  func told(_ told: FollowUp) throws -> RowID {
    _ = try trial.session().followUp.enter(told, about: person)
    return try #require(try trial.session().reading { try FollowUp.all(of: person, $0) }.last).row
  }

  /// The same of who stands around somebody and what may be told to whom.
  func told(_ told: Surrounding) throws -> RowID {
    _ = try trial.session().around.enter(told, about: person)
    return try #require(try trial.card(person).surroundings.last).row
  }

  var writtenReport: PersonReport {
    PersonReport(
      .progress, made: RegisterTrial.today, from: RegisterTrial.today - 30, to: RegisterTrial.today, recipient: "NAV",
      page: "Rapport")
  }

  /// The row of a report that a team lead has written.
  func report(isRead: Bool = false) throws -> RowID {
    let reports = trial.session().personReport
    _ = try reports.write(writtenReport, about: person)
    let row = try #require(try reports.reports(about: person).first).row
    if !isRead { return row }
    _ = try reports.answer(.read, on: RegisterTrial.today, ownWords: nil, about: person, row: row)
    return try #require(try reports.reports(about: person).first).row
  }

  /// The row of a goal that a team lead has entered.
  func goal() throws -> RowID {
    _ = try trial.session().followUpPlan.enter(PlanGoal("Bo for meg selv", set: RegisterTrial.today), of: person)
    return try #require(try trial.card(person).plan.goals.last).row
  }

  /// The row of an appointment that a team lead has made.
  func made() throws -> RowID {
    _ = try trial.session().desk.makeAppointment(appointment, with: person)
    return try #require(try trial.card(person).appointments.first).row
  }

  /// The one of Rådhusgaten waits for a course too.
  func waiting() throws -> EnrolmentKey {
    let enrolment = Enrolment(
      programme: RegisterTrial.course, unit: try trial.unit("Kurssalen"), status: .waitingList,
      applied: RegisterTrial.today - 3)
    return try #require(try trial.session().enrolments.enrol(person, EnrolmentDraft(enrolment: enrolment)).enrolment)
  }

  /// Somebody's enquiry, written by a session where it may, for nobody corrects another's.
  func asked(by session: Session? = nil) throws -> EnquiryKey {
    let enquiry = Enquiry(day: RegisterTrial.today, who: .own, door: .phone, author: UserKey(1))
    if (try? session?.intake.enterEnquiry(enquiry, of: person)) == nil {
      _ = try trial.session().intake.enterEnquiry(enquiry, of: person)
    }
    return try #require(try trial.session().intake.newEnquiries().first).key
  }

  /// A group of Rådhusgaten that meets on Saturdays.
  func group(with people: [ParticipantKey]? = nil) throws -> GroupKey {
    let session = trial.session()
    let meetings = try #require(Timetable.meetings(typed: "10-14", weekday: RegisterTrial.today.weekday))
    let group = Group(unit: try trial.unit("Rådhusgaten"), name: "Turgruppa", timetable: Timetable(meetings))
    let key = try session.attendance.addGroup(group).group
    let members = people ?? [person]
    if !members.isEmpty {
      _ = try session.attendance.changeMembers(of: key, adding: members, from: RegisterTrial.today - 30)
    }
    return key
  }

  func session(_ who: AccessWho) throws -> Session {
    let units = try who.unit.map { [try trial.unit($0)] } ?? []
    return Session(
      register: trial.register,
      access: Access(user: UserKey(3), name: "Kari Holm", role: who.role, units: Set(units)), actor: "kari",
      today: RegisterTrial.today, todayIsGiven: false)
  }
}

/// Work and loans of a unit the session reaches, entered by a team lead.
extension AccessGround {
  func unit(of session: Session) throws -> UnitKey {
    try session.access.units.first ?? trial.unit("Verkstedet")
  }

  func order(in session: Session) throws -> OrderKey {
    let lead = trial.session()
    let unit = try unit(of: session)
    try lead.work.saveSite(WorkSite(unit: unit, name: "Pakkeriet"))
    let site = try #require(try lead.work.operations(unit: unit).sites.first).fact.key
    return try lead.work.saveOrder(
      WorkOrder(site: site, day: RegisterTrial.today, customer: "Kiwi", task: "Pakke")
    ).order
  }

  func line(of order: OrderKey) throws -> KeptFact<OrderFact> {
    try #require(try trial.session().work.operations().orders.first { $0.order.fact.key == order }).order
  }

  func gear(in session: Session) throws -> GearKey {
    try trial.session().work.saveGear(Gear(unit: try unit(of: session), name: "Ski")).gear
  }

  func loan(in session: Session) throws -> RowID {
    let gear = try gear(in: session)
    try trial.session().work.lend(gear, to: person, day: RegisterTrial.today, due: RegisterTrial.today + 7)
    return try #require(try trial.session().work.operations().gear.first { $0.gear.fact.key == gear }?.loan).row
  }
}
