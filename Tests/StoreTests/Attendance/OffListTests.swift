import Domain
import Testing

@testable import Ledger
@testable import Store

/// Somebody comes who stands on no list of the day: marked all the same, and counted beside the list.
@Suite struct OffListTests {
  private let ground: AttendanceTrial
  private let session: Session
  private let stranger: ParticipantKey
  private var today: Day { ground.today }

  init() throws {
    ground = try AttendanceTrial()
    session = ground.trial.session()
    stranger = try #require(try ground.trial.add("P-9", "Vik", "Eli").about)
  }

  private func mark(_ mark: AttendanceMark = .present, on day: Day? = nil, replaces: RowID? = nil) throws {
    let attendance = Attendance(day: day ?? today, mark: mark)
    _ = try session.attendance.mark(
      [MarkChange(person: stranger, attendance: attendance, replaces: replaces)], in: ground.group, on: day ?? today)
  }

  private func end(on day: Day, _ reason: EndReason) throws {
    let enrolment = try #require(try ground.trial.card(stranger).enrolments.first).enrolment
    var ended = enrolment.fact
    (ended.status, ended.end, ended.endReason) = (.ended, day, reason)
    _ = try session.enrolments.changeEnrolment(ended, row: enrolment.row)
  }

  @Test func theyStandBesideTheListAndInNoShare() throws {
    _ = try session.attendance.mark([ground.mark(0, .present), ground.mark(1, .absent)], in: ground.group, on: today)
    try mark()
    let rows = try ground.sheet().rows
    #expect(rows.map(\.person) == ground.people + [stranger] && rows.map(\.isOffList) == [false, false, false, true])
    let summary = try #require(try session.attendance.rollCalls(on: today).first)
    #expect(summary.members == ground.people && summary.marked == 2 && summary.offList == [stranger: .present])
    let period = try #require(Period(from: today, to: today))
    let counts = try #require(try session.attendance.groupMonth(ground.group, in: period)).counts(until: today)
    #expect(counts.share == .share(part: 1, of: 2) && counts.offList == 1 && counts.unmarked == 1)
    #expect(try session.attendance.record(of: stranger, in: period)?.marks.map(\.mark.fact.mark) == [.present])
    _ = try session.journal.undo()
    #expect(try ground.sheet().rows.map(\.person) == ground.people, "it is taken back as any mark")
    try ground.trial.expectWhole()
  }

  @Test func itFollowsFromWhoIsInTheGroupAndIsNotKept() throws {
    try mark()
    _ = try session.attendance.changeMembers(of: ground.group, adding: [stranger], from: today)
    #expect(try ground.sheet().rows.last?.isOffList == false, "somebody took them into the group afterwards")
    _ = try session.journal.undo()
    #expect(try ground.sheet().rows.last?.isOffList == true)
  }

  @Test func theirGroupOfTheDayIsAmongThoseTheyComeToAndGoFrom() throws {
    #expect(try session.attendance.meetings(of: stranger, on: today).isEmpty)
    try mark()
    let there = try session.attendance.meetings(of: stranger, on: today)
    #expect(there.map(\.group.key) == [ground.group] && there.first?.mark?.fact.mark == .present)
    #expect(try session.attendance.meetings(of: stranger, on: today + 1).isEmpty)
  }

  @Test func whomNobodyExpectsCanOnlyHaveCome() throws {
    for missing in [AttendanceMark.sick, .leave, .absent] {
      #expect(failure { try mark(missing) } == .rule(.notOnList))
    }
    try mark()
    let row = try #require(try ground.sheet().rows.last?.mark?.row)
    #expect(failure { try mark(.absent, replaces: row) } == .rule(.notOnList))
  }

  @Test(arguments: [EndReason.other, .died]) func whoHasLeftDoesNotComeAndOneWordIsSaidOfAll(reason: EndReason) throws {
    try end(on: today - 1, reason)
    #expect(failure { try mark() } == .rule(.hasEnded))
    try mark(on: today - 1)
    #expect(try ground.sheet(on: today - 1).rows.last?.person == stranger, "the last day is a day with us")
  }

  @Test func aMemberWhoHasLeftIsNotExpectedAndNotMarked() throws {
    let person = ground.people[0]
    let enrolment = try #require(try ground.trial.card(person).enrolments.first).enrolment
    var ended = enrolment.fact
    (ended.status, ended.end, ended.endReason) = (.ended, today - 5, .died)
    _ = try session.attendance.mark([ground.mark(0, .present, on: today - 9)], in: ground.group, on: today - 9)
    _ = try session.enrolments.changeEnrolment(ended, row: enrolment.row)
    #expect(try ground.sheet().rows.map(\.person) == Array(ground.people.dropFirst()))
    #expect(try session.attendance.rollCalls(on: today).first?.expected == Array(ground.people.dropFirst()))
    #expect(try session.attendance.meetings(of: person, on: today).isEmpty)
    for mark in AttendanceMark.allCases {
      #expect(
        failure { _ = try session.attendance.mark([ground.mark(0, mark)], in: ground.group, on: today) }
          == .rule(.hasEnded))
    }
    #expect(
      try ground.sheet(on: today - 9).rows.first?.isOffList == false, "while they were with us they were expected")
    let period = try #require(Period(from: today - 9, to: today))
    let month = try #require(try session.attendance.groupMonth(ground.group, in: period))
    #expect(month.cell(person, on: today - 5) != nil && month.cell(person, on: today - 4) == nil)
    #expect(
      try session.attendance.members(of: ground.group, on: today).map(\.fact.person).contains(person), "and stand in it"
    )
  }

  @Test func onADayTheGroupDoesNotMeetNobodyIsExpected() throws {
    let kept = try #require(try session.attendance.groups().first)
    var group = kept.fact.group
    group.timetable = Timetable(group.timetable.meetings, .once(today))
    _ = try session.attendance.changeGroup(group, row: kept.row)
    let yesterday = today - 1
    for mark in AttendanceMark.allCases {
      #expect(
        failure {
          _ = try session.attendance.mark([ground.mark(0, mark, on: yesterday)], in: ground.group, on: yesterday)
        } == .rule(.groupDoesNotMeet))
    }
    #expect(try session.attendance.rollCalls(on: yesterday).isEmpty && ground.sheet(on: yesterday).rows.isEmpty)
  }

  /// What was marked before the timetable changed stays, and may be set right.
  @Test func whatIsMarkedOnADayItMeetsNoMoreIsSetRight() throws {
    let yesterday = today - 1
    _ = try session.attendance.mark([ground.mark(0, .present, on: yesterday)], in: ground.group, on: yesterday)
    let kept = try #require(try session.attendance.groups().first)
    var group = kept.fact.group
    group.timetable = Timetable(group.timetable.meetings, .once(today))
    _ = try session.attendance.changeGroup(group, row: kept.row)
    #expect(try session.attendance.rollCalls(on: yesterday).first?.offList == [ground.people[0]: .present])
    let row = try #require(try ground.sheet(on: yesterday).rows.first?.mark?.row)
    _ = try session.attendance.mark(
      [ground.mark(0, .present, on: yesterday, arrived: "1010", replaces: row)], in: ground.group, on: yesterday)
    #expect(try ground.sheet(on: yesterday).rows.first?.mark?.fact.arrived == TimeOfDay("1010"))
  }
}
