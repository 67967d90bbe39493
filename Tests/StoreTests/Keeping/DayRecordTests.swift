import Domain
import Testing

@testable import Ledger
@testable import Store

/// What the desk's days have left of somebody, for their own copy.
@Suite struct DayRecordTests {
  private let trial: IntakeTrial
  private let today = RegisterTrial.today

  init() throws { trial = try IntakeTrial() }

  private func record(_ session: Session? = nil) throws -> DayRecord {
    try #require(try (session ?? trial.counsellor()).keeping.dayRecord(of: trial.people[0]))
  }

  @Test func whoHasNotBeenHereHasAnEmptyOne() throws {
    let record = try record()
    #expect(record.groups.isEmpty && record.absences.isEmpty && record.enquiries.isEmpty && record.offers.isEmpty)
    #expect(record.passedForward.isEmpty && record.appointments.isEmpty && record.tasks.isEmpty)
    #expect(record.orders.isEmpty && record.loans.isEmpty)
    #expect(try trial.lead.keeping.dayRecord(of: ParticipantKey(99)) == nil)
  }

  @Test func everythingOfTheDaysIsInIt() throws {
    let (lead, person) = (trial.lead, trial.people[0])
    let meeting = try #require(Timetable.meetings(typed: "10-14", weekday: today.weekday))
    let group = try lead.attendance.addGroup(Group(unit: trial.unit, name: "Verkstedet", timetable: Timetable(meeting)))
      .group
    _ = try lead.attendance.changeMembers(of: group, adding: [person], from: today - 14)
    let mark = MarkChange(person: person, attendance: Attendance(day: today - 7, mark: .present))
    _ = try lead.at(today: today - 7).attendance.mark([mark], in: group, on: today - 7)
    _ = try lead.attendance.enter(Absence(from: today, to: today + 2, reason: .sick), of: person)
    let enquiry = Enquiry(day: today - 20, who: .own, door: .nav, text: "vil begynne", author: lead.access.user)
    _ = try lead.intake.enterEnquiry(enquiry, of: person, new: nil)
    _ = try lead.intake.passForward(trial.enrolments[0], reason: "fikk løfte i fjor")
    _ = try lead.desk.makeAppointment(
      Appointment(day: today, from: try #require(TimeOfDay("10:30")), with: "Jon Dahl", topic: "gjeld"), with: person)
    _ = try lead.desk.sendTask(TaskDraft(kind: .call, due: today, assignee: nil, text: "om drosje"), about: person)
    let gear = try lead.work.saveGear(Gear(unit: trial.unit, name: "Ski 180")).gear
    _ = try lead.work.lend(gear, to: person, day: today - 3, due: today + 4)
    try lead.work.saveSite(WorkSite(unit: trial.unit, name: "Pakkeriet"))
    let site = try #require(try lead.work.operations().sites.first).fact.key
    let order = try lead.work.saveOrder(WorkOrder(site: site, day: today, customer: "Kiwi", task: "Pakke")).order
    _ = try lead.work.changePeople(on: order, adding: [person])

    let record = try record()
    let inGroup = try #require(record.groups.first)
    #expect(inGroup.group.name == "Verkstedet" && inGroup.memberships.map(\.fact.from) == [today - 14])
    #expect(inGroup.marks.map(\.fact.mark) == [.present] && inGroup.marks.first?.entered.actor == "Eva Moe")
    #expect(record.absences.map(\.fact.reason) == [.sick])
    #expect(record.enquiries.map(\.enquiry.fact.text) == ["vil begynne"])
    #expect(record.passedForward.map(\.fact.reason) == ["fikk løfte i fjor"])
    #expect(record.appointments.map(\.fact.topic) == ["gjeld"])
    #expect(record.tasks.map(\.fact.text) == ["om drosje"])
    #expect(record.orders.map(\.fact.customer) == ["Kiwi"])
    #expect(record.loans.map(\.gear) == ["Ski 180"])
  }

  @Test func theDeskDoesNotReadIt() throws {
    let desk = try trial.desk()
    #expect(throws: StoreError.notAllowed(.role(.approveOwnCopy))) { try desk.keeping.dayRecord(of: trial.people[0]) }
  }
}
