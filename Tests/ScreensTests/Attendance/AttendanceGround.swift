import Domain
import TerminalUI
import Testing

@testable import Ledger
@testable import Screens
@testable import Store

/// Groups for the rich fixture: entered the way a user enters them, on the stages that ask for them.
extension Workspace {
  /// `Verkstedet`, Monday to Friday, with names of every kind; `Turgruppa`, Thursdays, with somebody protected.
  @discardableResult
  func withGroups(marked: Bool = true) throws -> (workshop: GroupKey, hikers: GroupKey)? {
    // Somebody else's work: whoever sits at the stage has done nothing yet, and may not do it.
    let register = try Fixture.open(session.register.path, "kari")
    defer { try? register.close() }
    let kari = register.session(today: Fixture.today, todayIsGiven: false)
    defer { _ = poll() }
    return try AttendanceGround(kari).make(marked: marked)
  }

  /// Who is on the workshop's list today, and what is marked of them.
  func workshopRows() throws -> [RollCallSheet.Row] {
    let group = try #require(try session.attendance.groups().first { $0.fact.group.name == "Verkstedet" })
    return try #require(try session.attendance.rollCall(group.fact.key, on: Fixture.today)).rows
  }

  /// The roll call of the workshop, today or on another day.
  func rollCall(daysAgo: Int = 0) throws -> RollCallScreen {
    let groups = try withGroups()
    return RollCallScreen(groups?.workshop ?? GroupKey(999_999), on: Fixture.today - daysAgo, in: self)
  }
}

/// Enters the groups, once a register.
private struct AttendanceGround {
  private let session: Session
  private let today = Fixture.today

  init(_ session: Session) { self.session = session }

  func make(marked: Bool) throws -> (workshop: GroupKey, hikers: GroupKey)? {
    let known = try session.attendance.groups().map(\.fact)
    if let workshop = known.first(where: { $0.group.name == "Verkstedet" && $0.group.timetable.meetings.count == 5 }),
      let hikers = known.first(where: { $0.group.name == "Turgruppa" })
    {
      return (workshop.key, hikers.key)
    }
    guard Fixture.key("P-0011", in: session) != nil else { return nil }
    try clear()
    let workshop = try group(
      "Verkstedet", "Rådhusgaten 53", 1...5, "10-14", ["P-0011", "P-0099", "P-0203", "P-0301", "X-1", "X-3", "X-5"])
    let hikers = try group("Turgruppa", "Småjobbsentralen", 4...4, "13-15", ["P-0042", "P-0107", "B-1"])
    if marked { try mark(workshop) }
    return (workshop, hikers)
  }

  /// The fixture's own groups go: a roll call here is of those who are named here.
  private func clear() throws {
    let rows = try session.reading { coder in
      func rows<Fact: StoredFact>(_ type: Fact.Type) throws -> [RowID] { try Fact.all(coder, where: "1").map(\.row) }
      return try rows(AttendanceFact.self) + rows(AbsenceFact.self) + rows(MembershipFact.self) + rows(GroupFact.self)
    }
    if rows.isEmpty { return }
    try session.register.write(by: session, kind: .groupChanged) { change throws(StoreError) in
      for row in rows { try change.void(row) }
    }
  }

  private func person(_ number: String) throws -> ParticipantKey { try #require(Fixture.key(number, in: session)) }

  private func group(
    _ name: String, _ unit: String, _ weekdays: ClosedRange<Int>, _ hours: String, _ members: [String]
  ) throws -> GroupKey {
    var meetings: [Timetable.Meeting] = []
    for weekday in weekdays { meetings += try #require(Timetable.meetings(typed: hours, weekday: weekday)) }
    let unit = try #require(
      try session.catalogue.units().first {
        $0.fact.unit.name == unit && $0.fact.unit.programme == FixtureRegister.pilot
      })
    let key = try session.attendance.addGroup(
      Group(unit: unit.fact.key, name: name, timetable: Timetable(meetings))
    ).group
    _ = try session.attendance.changeMembers(of: key, adding: members.map { try person($0) }, from: today - 20)
    return key
  }

  private func mark(_ workshop: GroupKey) throws {
    _ = try session.attendance.enter(Absence(from: today - 2, to: today + 1, reason: .sick), of: person("P-0099"))
    func mark(_ number: String, _ mark: AttendanceMark, _ day: Day, arrived: String? = nil) throws -> MarkChange {
      MarkChange(
        person: try person(number),
        attendance: Attendance(day: day, mark: mark, arrived: arrived.flatMap { TimeOfDay($0) }))
    }
    let late = today - 8
    _ = try session.attendance.mark(
      [mark("P-0011", .present, late), mark("P-0203", .absent, late), mark("X-1", .leave, late)], in: workshop,
      on: late)
    _ = try session.attendance.mark(
      [mark("P-0011", .present, today, arrived: "09:58"), mark("P-0203", .sick, today)], in: workshop, on: today)
  }
}

extension ScreensUnderTest {
  static let attendance: [ScreenCase] = [
    ScreenCase("attendance") { workspace in
      try workspace.withGroups()
      return AttendanceScreen(in: workspace)
    },
    ScreenCase("attendance, another day", keys: [.left]) { workspace in
      try workspace.withGroups()
      return AttendanceScreen(in: workspace)
    },
    ScreenCase("roll call") { try $0.rollCall() },
    ScreenCase("roll call, half marked", keys: ["m", "s", .down, "f"]) { try $0.rollCall() },
    ScreenCase("roll call, late", keys: [.end]) { try $0.rollCall(daysAgo: 8) },
    ScreenCase("roll call, nobody") { RollCallScreen(GroupKey(999_999), on: Fixture.today, in: $0) },
    ScreenCase("absence") { AbsenceForm(of: $0.someone(), from: $0.today, in: $0) },
    ScreenCase("absence, typed", keys: ["f", "r"]) { workspace in
      try workspace.withGroups()
      return AbsenceForm(of: workspace.someone(), from: workspace.today, in: workspace)
    },
    ScreenCase("off the list") { workspace in
      try workspace.withGroups()
      let groups = try workspace.session.attendance.rollCalls(on: Fixture.today)
      guard let likeliest = groups.last?.group else { return nil }
      return OffListScreen((workspace.someone(), "Hansen, Åse"), to: groups, likeliest: likeliest)
    },
    ScreenCase("off the list, found", keys: ["n", "i", "l"]) { workspace in
      let groups = try workspace.withGroups()
      return OffListForm(groups?.workshop ?? GroupKey(999_999), on: Fixture.today, in: workspace)
    },
    ScreenCase("when they came and left") { workspace in
      try workspace.withGroups()
      return AttendanceTimesForm(of: (workspace.someone(), "Hansen, Åse"), on: Fixture.today, in: workspace)
    },
    ScreenCase("new group") { GroupForm(in: $0) },
    ScreenCase("another timetable") { workspace in
      try workspace.session.attendance.groups().first.flatMap { GroupForm(changing: $0.fact.key, in: workspace) }
    },
    ScreenCase("people in a group", keys: [.down, .enter]) { workspace in
      let groups = try workspace.withGroups()
      return GroupMembersScreen(groups?.workshop ?? GroupKey(999_999), in: workspace)
    },
    ScreenCase("a month of a group") { workspace in
      let groups = try workspace.withGroups()
      return GroupMonthScreen(groups?.workshop ?? GroupKey(999_999), on: Fixture.today, in: workspace)
    },
    ScreenCase("day list") { workspace in
      try workspace.withGroups()
      return DayListScreen(on: Fixture.today, in: workspace)
    },
    ScreenCase("who is in the house") { workspace in
      try workspace.withGroups()
      return HouseScreen(in: workspace)
    },
    ScreenCase("guest") { workspace in
      try workspace.withGroups()
      return GuestForm(in: workspace)
    },
    ScreenCase("print the day list") { workspace in
      try workspace.withGroups()
      return PrintDayListForm(try DayList(Fixture.today, in: workspace), in: workspace)
    },
    ScreenCase("card, attendance") { workspace in
      try workspace.withGroups()
      return ParticipantScreen(key: workspace.someone("P-0011"), on: .attendance, in: workspace)
    },
  ]
}
