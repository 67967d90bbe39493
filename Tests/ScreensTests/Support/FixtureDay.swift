import Domain

@testable import Ledger
@testable import Store

/// What happens around the rich fixture's day, a Thursday: two groups, appointments, a note, tasks and an enquiry.
struct FixtureDay {
  private let session: Session
  private let today = Fixture.today

  init(_ session: Session) { self.session = session }

  func fill() throws {
    try addGroups()
    try addAppointments()
    try addFollowUp()
    try addPlan()
    _ = try session.desk.writeNote(.phoneMessage, "Moren ringte om medisinen", about: someone("P-0042"))
    let earlier = session.at(today: today - 2)
    _ = try earlier.desk.sendTask(
      TaskDraft(kind: .call, due: today - 2, assignee: "Tor Lie", text: "vil bytte dag"), about: someone("P-0099"))
    _ = try session.desk.sendTask(TaskDraft(kind: .call, due: today, assignee: nil), about: someone("P-0042"))
    _ = try session.desk.sendTask(
      TaskDraft(kind: .other, due: today + 4, assignee: nil, text: "Bestill nye hansker"), about: nil)
    _ = try session.register.write(by: session, kind: .enquiryEntered) { change throws(StoreError) in
      try change.enter(
        EnquiryFact(
          key: try change.newKey(), person: nil,
          enquiry: Enquiry(
            day: today - 1, time: TimeOfDay("14:20"), who: .own, name: "Anne Kvam", phone: "900 00 555", door: .prison,
            text: "ringte fra fengselet", author: session.access.user)))
    }
  }

  private func someone(_ number: String) -> ParticipantKey {
    Fixture.key(number, in: session) ?? ParticipantKey(999_999)
  }

  private func addGroups() throws {
    let units = try session.catalogue.units()
    func unit(_ name: String) -> UnitKey { units.first { $0.fact.unit.name == name }?.fact.key ?? UnitKey(0) }
    try add(
      "Verkstedet", unit("Rådhusgaten 53"), "10", "14",
      members: ["P-0042": 50, "P-0107": 8, "P-0099": 90, "P-0203": 1, "P-0301": 16, "X-1": 40],
      seen: ["P-0042": 7, "P-0099": 14], marked: ["P-0099"], away: ["P-0107"])
    try add("Turgruppa", unit("Småjobbsentralen"), "13", "15", members: ["P-0011": 300, "P-0042": 50, "B-1": 20])
  }

  /// - Parameters:
  ///   - members: since how many days.
  ///   - seen: how many days ago they came.
  private func add(
    _ name: String, _ unit: UnitKey, _ from: String, _ to: String, members: KeyValuePairs<String, Int>,
    seen: KeyValuePairs<String, Int> = [:], marked: [String] = [], away: [String] = []
  ) throws {
    let timetable = Timetable(
      [
        Timetable.Meeting(
          weekday: today.weekday, from: TimeOfDay(from) ?? .midnight, to: TimeOfDay(to) ?? .midnight)
      ].compactMap(\.self))
    let people = members.map { (person: someone($0.key), from: today - $0.value) }
    let marks =
      seen.map { (person: someone($0.key), day: today - $0.value) } + marked.map { (person: someone($0), day: today) }
    let absent = away.map(someone)
    _ = try session.register.write(by: session, kind: .groupChanged) { change throws(StoreError) in
      let key: GroupKey = try change.newKey()
      try change.enter(GroupFact(key: key, group: Group(unit: unit, name: name, timetable: timetable)))
      for (person, from) in people {
        try change.enter(MembershipFact(group: key, person: person, membership: Membership(from: from)))
      }
      for (person, day) in marks {
        try change.enter(
          AttendanceFact(group: key, person: person, attendance: Attendance(day: day, mark: .present)))
      }
      for person in absent {
        try change.enter(AbsenceFact(person: person, absence: Absence(from: today - 1, to: today + 1, reason: .sick)))
      }
    }
  }

  /// Home from treatment a month ago, a relapse since, and somebody of whom a concern has been told.
  private func addFollowUp() throws {
    let told: KeyValuePairs<String, FollowUp> = [
      "P-0042": .treatment(TreatmentEpisode(admitted: today - 91, ended: today - 32, ending: .completed)),
      "P-0042": .relapse(Relapse(day: today - 9, isAbout: true, known: today - 8)),
      "P-0042": .contact(FollowUpContact(day: today - 2, form: .phone, reachedOut: .service, note: "Ringte hjem")),
      "P-0107": .concern(Concern(day: today - 1, toldBy: .nextOfKin)),
    ]
    for (number, one) in told { _ = try session.followUp.enter(one, about: someone(number)) }
    // The counsellor follows some beside their contact persons, and stands in for one.
    let follows: KeyValuePairs<String, ContactAssignment.Role> = [
      "P-0042": .co, "P-0107": .co, "P-0011": .co, "P-0301": .deputy,
    ]
    for (number, role) in follows {
      guard let enrolment = try session.people.card(someone(number))?.enrolments.first?.key else { continue }
      let assignment = ContactAssignment(
        name: Seat.counsellor.name, role: role, from: today - 20, to: role == .deputy ? today + 10 : nil)
      _ = try session.enrolments.assignContact(enrolment, assignment)
    }
  }

  /// A mother who may be told of attendance for eleven days more, and others who stand around the same person.
  func addSurroundings() throws {
    let person = someone("P-0042")
    for told in FixtureDay.surroundings(today) { _ = try session.around.enter(told, about: person) }
  }

  static func surroundings(_ today: Day) -> [Surrounding] {
    [
      .kin(NextOfKin(name: "Fatima Hansen", relation: "mor", phone: "900 00 142", told: today - 60)),
      .kin(NextOfKin(name: "Samir Hansen", relation: "bror")),
      .consent(
        Consent(
          purpose: .attendance, party: "mor", controller: Fixture.organisation, form: .written, from: today - 60,
          validTo: today + 11, sheet: "Mappe 3")),
      .consent(
        Consent(
          purpose: .sharing, topics: [.plan, .work], party: "NAV Lister", controller: Fixture.organisation,
          from: today - 60)),
      .consent(Consent(purpose: .attendance, party: "bror", from: today - 30, isGiven: false)),
      .informed(InformationGiven(letter: "Informasjon om registeret", day: today - 90)),
      .children(Children(count: 2, birthYears: [2015, 2018], care: .shared)),
      .volunteer(Volunteer(name: "Liv Foss", role: .companion, phone: "900 00 143")),
      .plan(CarePlan(plan: .applied, planDay: today - 20, team: .inPlace, teamDay: today - 40)),
      .teamMember(TeamMember(name: "Nina Berg", service: "NAV Lister", phone: "900 00 144", isCoordinator: true)),
      .teamMeeting(TeamMeeting(day: today - 12)),
    ]
  }

  /// Goals of one who has a plan, one of them late; and of another only one, which nobody has looked at for long.
  private func addPlan() throws {
    let plan = session.followUpPlan
    let aisha = someone("P-0042")
    for goal in [
      PlanGoal(
        "Få fast jobb på et verksted", area: .work, deed: "Søke truckførerkurs", doer: "Tor Lie", due: today + 26,
        status: .underWay, set: today - 90, evaluated: today - 7),
      PlanGoal(
        "Ringe søsteren min hver søndag", area: .network, doer: "deltakeren", due: today - 3, set: today - 60),
      PlanGoal(
        "Betale ned strømgjelda", area: .economy, deed: "Avtale med NAV", doer: "deltakeren", status: .reached,
        set: today - 90, evaluated: today - 20),
    ] { _ = try plan.enter(goal, of: aisha) }
    _ = try plan.enter(
      PlanBasis(resources: "Søster i byen, trener tre ganger i uka", competence: "Fagbrev som snekker"), of: aisha)
    _ = try plan.enter(
      Occupation(.practice, at: "Sørlandets trevare", from: today - 20, share: 60, mayKnow: true, phone: "900 00 060"),
      of: aisha)
    // Ended in June, and may be asked.
    if let ended = try session.people.card(someone("E-2"))?.enrolments.first?.key {
      _ = try session.afterEnd.enter(mayAsk: true, of: someone("E-2"), after: ended)
    }
    let jonas = someone("P-0107")
    _ = try plan.enter(PlanGoal("Bo for meg selv", area: .housing, set: today - 91), of: jonas)
    _ = try plan.enter(reasons: [.economy: "Venter på vedtak om AAP"], of: jonas, replacing: [])
    _ = try session.at(today: today - 30).personReport.write(
      PersonReport(
        .start, made: today - 30, from: today - 97, to: today - 30, recipient: "NAV Kristiansand",
        assessment: "Møter fast og vil videre.", goals: ["Få fast jobb på et verksted"],
        page: "Rapport, oppstart, 20.10.2026\nTil: NAV Kristiansand\n\nDeltaker: Hansen, Aisha, P-0042"), about: aisha)
  }

  private func addAppointments() throws {
    func make(
      _ day: Day, _ time: String, _ number: String, _ with: String, place: AppointmentPlace? = nil, topic: String? = nil
    ) throws {
      _ = try session.desk.makeAppointment(
        Appointment(day: day, from: TimeOfDay(time) ?? .midnight, place: place, with: with, topic: topic),
        with: someone(number))
    }
    try make(today, "1030", "P-0042", "Tor Lie", place: .room("Møterom 2"), topic: "Tilbakefallet i august")
    try make(today + 1, "9", "P-0042", "Eva Moe")
    try make(today, "1200", "B-1", "Eva Moe")
  }
}
