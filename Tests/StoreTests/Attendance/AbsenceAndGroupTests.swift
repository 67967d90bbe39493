import Domain
import Testing

@testable import Ledger
@testable import Store

/// Absence, groups, who is in them, and a month.
@Suite struct AbsenceAndGroupTests {
  private let ground: AttendanceTrial
  private let session: Session
  private var today: Day { ground.today }

  init() throws {
    ground = try AttendanceTrial()
    session = ground.trial.session()
  }

  private func period(_ from: Day, _ to: Day) throws -> Period { try #require(Period(from: from, to: to)) }

  @Test func anAbsenceIsEnteredChangedAndTakenBack() throws {
    let person = ground.people[0]
    _ = try session.attendance.enter(Absence(from: today, to: today + 3, reason: .sick), of: person)
    let known = try #require(
      try session.attendance.record(of: person, in: period(today, today))?.absence(on: today + 1))
    _ = try session.attendance.enter(
      Absence(from: today, to: today + 5, reason: .sick), of: person, replacing: known.row)
    #expect(try session.attendance.record(of: person, in: period(today, today))?.absence(on: today + 5) != nil)
    _ = try session.journal.undo()
    #expect(try session.attendance.record(of: person, in: period(today, today))?.absence(on: today + 5) == nil)
    #expect(
      failure { _ = try session.attendance.enter(Absence(from: today, to: today - 1, reason: .sick), of: person) }
        == .rule(.absence(.endsBeforeItBegins)))
    try ground.trial.expectWhole()
  }

  @Test func twoAbsencesOfOneDayConflict() throws {
    let person = ground.people[0]
    let tor = try ground.trial.session("tor", in: ground.trial.reopened(by: "tor"))
    _ = try session.attendance.enter(Absence(from: today, to: today + 3, reason: .sick), of: person)
    let told = try #require(
      conflict { _ = try tor.attendance.enter(Absence(from: today + 2, to: nil, reason: .leave), of: person) })
    #expect(told.actor == "Eva Moe" && told.kind == .absenceEntered)
    #expect(
      failure { _ = try tor.attendance.enter(Absence(from: today, to: today + 3, reason: .sick), of: person) }
        == .ledger(.unchanged))
    _ = try tor.attendance.enter(Absence(from: today + 4, to: nil, reason: .leave), of: person)
  }

  @Test func comingDoesNotEndAnAbsence() throws {
    _ = try session.attendance.enter(Absence(from: today, to: today + 2, reason: .sick), of: ground.people[0])
    _ = try session.attendance.mark([ground.mark(0, .present)], in: ground.group, on: today)
    #expect(try ground.sheet().rows[0].absence?.fact.to == today + 2)
    #expect(try session.attendance.rollCalls(on: today + 1).first?.away == [ground.people[0]])
  }

  @Test func onePersonsAttendanceIsTheirsAndIsLogged() throws {
    _ = try session.attendance.mark([ground.mark(0, .present), ground.mark(1, .sick)], in: ground.group, on: today)
    let found = try #require(try session.attendance.record(of: ground.people[0], in: period(today - 9, today)))
    #expect(found.marks.map(\.mark.fact.mark) == [.present] && found.groups(on: today).map(\.key) == [ground.group])
    let newest = try #require(try session.journal.entries(limit: 1).first)
    #expect(newest.kind == .cardRead && newest.about == ground.people[0])
    let log = try session.journal.entries(LogFilter(about: ground.people[0]), limit: .max).map(\.kind)
    #expect(log.contains(.attendanceMarked) && log.contains(.groupMembersChanged))
  }

  @Test func aGroupIsChangedAndItsNameIsItsOwnInItsUnit() throws {
    let kept = try #require(try session.attendance.groups().first)
    var group = kept.fact.group
    group.name = "Snekkerverkstedet"
    _ = try session.attendance.changeGroup(group, row: kept.row)
    #expect(try session.attendance.groups().map(\.fact.group.name) == ["Snekkerverkstedet"])
    #expect(try ground.sheet().rows.count == 3, "its people stay with it")
    #expect(conflict { _ = try session.attendance.addGroup(group) }?.kind == .groupChanged)
    #expect(
      failure { _ = try session.attendance.changeGroup(group, row: kept.row) } != nil, "the row is no longer in force")
    group.name = ""
    #expect(failure { _ = try session.attendance.addGroup(group) } == .rule(.nameMissing))
    try ground.trial.expectWhole()
  }

  @Test func aMonthHasTheDaysItMetAndIsOfTheGroup() throws {
    _ = try session.attendance.mark(
      [ground.mark(0, .present), ground.mark(1, .absent), ground.mark(2, .sick)], in: ground.group, on: today)
    let month = try #require(try session.attendance.groupMonth(ground.group, in: period(today - 2, today + 5)))
    #expect(month.people == ground.people && month.days(until: today) == [today - 2, today - 1, today])
    let counts = month.counts(until: today)
    #expect(counts.share == .share(part: 1, of: 2) && counts.sick == 1 && counts.unmarked == 6)
    #expect(month.cell(ground.people[0], on: today)??.mark == .present)
  }

  @Test func anotherUnitsGroupIsNotToBeKnownOf() throws {
    let access = Access(
      user: UserKey(3), name: "Kari Holm", role: .frontDesk, units: [try ground.trial.unit("Rådhusgaten")])
    let kari = Session(
      register: ground.trial.register, access: access, actor: "kari", today: today, todayIsGiven: false)
    #expect(try kari.attendance.groups().isEmpty && kari.attendance.rollCalls(on: today).isEmpty)
    #expect(try kari.attendance.rollCall(ground.group, on: today) == nil)
    #expect(try kari.attendance.groupMonth(ground.group, in: period(today, today)) == nil)
    #expect(try kari.attendance.members(of: ground.group, on: today).isEmpty)
  }
}
