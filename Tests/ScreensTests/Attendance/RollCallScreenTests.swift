import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// A roll call by keys: marks gather, are saved as one, and are never lost.
@Suite struct RollCallScreenTests {
  private func stage(marked: Bool = false) throws -> Stage {
    try Stage(.rich) { workspace in
      let groups = try #require(try workspace.withGroups(marked: marked))
      return RollCallScreen(groups.workshop, on: Fixture.today, in: workspace)
    }
  }

  private func entries(_ stage: Stage) throws -> Int64 { try stage.workspace.session.register.newestEntry() }

  private func marks(_ stage: Stage) throws -> [AttendanceMark?] {
    try stage.workspace.workshopRows().map { $0.mark?.fact.mark }
  }

  @Test func nobodyIsMarkedUntilSomebodyMarksThem() throws {
    let stage = try stage()
    #expect(try marks(stage).allSatisfy { $0 == nil })
    #expect(stage.text().contains("7 ikke ført"))
  }

  @Test func threeExceptionsAndTheRestAreOneChangeAndOneUndo() throws {
    let stage = try stage()
    let before = try entries(stage)
    stage.press("J", "s", "U", "f", "r")
    #expect(try entries(stage) == before + 1)
    let found = try marks(stage)
    #expect(
      found.count { $0 == .sick } == 1 && found.count { $0 == .absent } == 1 && found.count { $0 == .present } == 5)
    #expect(stage.message == "Verkstedet: 5 møtt, 1 syk, 1 ikke møtt. Lagret.")
    stage.press("u")
    #expect(try marks(stage).allSatisfy { $0 == nil })
  }

  @Test func aCapitalGoesToTheNextNameThatBeginsWithItAndSaysSoWhenNoneDoes() throws {
    let stage = try stage()
    stage.press("H")
    #expect(stage.selectedRow().contains("Hansen, Åse"))
    stage.press("J")
    #expect(stage.selectedRow().contains("Johansen, Per"))
    stage.press("Å")
    #expect(stage.selectedRow().contains("> å") || stage.selectedRow().contains("å"))
    stage.press("W")
    #expect(stage.message == "Ingen på lista begynner på W.")
  }

  @Test func whoIsAnnouncedAwayIsMarkedAsTheySaidWhenTheRestCame() throws {
    let stage = try Stage(.rich) { workspace in
      let groups = try #require(try workspace.withGroups(marked: false))
      _ = try workspace.session.attendance.enter(
        Absence(from: Fixture.today, to: Fixture.today + 1, reason: .leave), of: workspace.someone("P-0099"))
      return RollCallScreen(groups.workshop, on: Fixture.today, in: workspace)
    }
    stage.press("r")
    #expect(try marks(stage).count { $0 == .leave } == 1)
    #expect(stage.row(holding: "Johansen, Per")?.contains("avtalt fravær") == true)
  }

  @Test func whoCameAllTheSameIsTold() throws {
    let stage = try stage(marked: true)
    stage.press("J", "m")
    #expect(stage.row(holding: "Johansen, Per")?.contains("ventes borte 1 dag til, kom likevel") == true)
  }

  @Test func leavingSavesWhatIsMarked() throws {
    let stage = try stage()
    let before = try entries(stage)
    stage.press("H", "m", "J", "s")
    #expect(try entries(stage) == before, "nothing is written while the marks gather")
    #expect(stage.text().contains("2 ikke lagret"))
    stage.press(.escape)
    #expect(try entries(stage) == before + 1 && stage.app.stack.count == 1)
    #expect(try marks(stage).count { $0 == nil } == 5)
  }

  @Test func whatIsNotSavedIsToldHoweverManyKindsOfMarksThereAre() throws {
    let stage = try stage()
    stage.press("J", "s", "T", "p", "U", "f", "H", "m")
    #expect(stage.row(holding: "Verkstedet")?.contains("4 ikke lagret") == true, "\(stage.text())")
  }

  @Test func whatIsMarkedAndNotSavedIsThereAfterTheProgramWasKilled() throws {
    let stage = try stage()
    let group = try #require(
      try stage.workspace.session.attendance.groups().first { $0.fact.group.name == "Verkstedet" })
    stage.press("H", "m", "J", "s")
    // The draft is on the disk at every mark; nothing is closed in order.
    let next = try Stage(after: stage) { RollCallScreen(group.fact.key, on: Fixture.today, in: $0) }
    #expect(next.text().contains("2 ikke lagret"))
    next.press(.enter)
    #expect(try marks(next).compactMap(\.self) == [.present, .sick])
    #expect(try next.workspace.session.drafts.all().isEmpty)
  }

  @Test func theLastMarkIsTakenBackFirst() throws {
    let stage = try stage()
    stage.press("H", "m", "J", "s", "u")
    #expect(stage.message == "Johansen, Per: tatt tilbake" && stage.text().contains("1 ikke lagret"))
    stage.press("u")
    #expect(!stage.text().contains("ikke lagret"))
    // What is saved comes after.
    stage.press("H", "m", .enter, "u")
    #expect(try marks(stage).allSatisfy { $0 == nil })
  }

  // MARK: Two desks

  private func markElsewhere(_ stage: Stage, _ number: String, _ mark: AttendanceMark) throws {
    let register = try Fixture.open(stage.workspace.session.register.path, "kari")
    let kari = register.session(today: Fixture.today, todayIsGiven: false)
    let group = try #require(try kari.attendance.groups().first { $0.fact.group.name == "Verkstedet" }).fact.key
    let person = try #require(Fixture.key(number, in: kari))
    _ = try kari.attendance.mark(
      [MarkChange(person: person, attendance: Attendance(day: Fixture.today, mark: mark))], in: group, on: Fixture.today
    )
    try register.close()
  }

  @Test func theSameMarkAtTwoDesksIsNoConflict() throws {
    let stage = try stage()
    stage.press("J", "s", "H", "m")
    try markElsewhere(stage, "P-0099", .sick)
    stage.press(.enter)
    #expect(stage.message.hasSuffix("Lagret."))
    #expect(try marks(stage).compactMap(\.self).count == 2)
  }

  @Test func anotherMarkIsToldWithWhoAndWhenAndEnterLetsItStand() throws {
    let stage = try stage()
    stage.press("J", "s", "H", "m")
    try markElsewhere(stage, "P-0099", .present)
    stage.press(.enter)
    #expect(stage.message.contains("Kari Holm førte Johansen, Per som møtt") && stage.message.contains("du som syk"))
    #expect(try marks(stage).compactMap(\.self) == [.present], "nothing of mine is written yet")
    #expect(stage.selectedRow().contains("Kari Holm førte møtt"))
    stage.press(.enter)
    #expect(try marks(stage).compactMap(\.self) == [.present, .present])
  }

  @Test func markingAnewIsTheOtherAnswer() throws {
    let stage = try stage()
    stage.press("J", "s")
    try markElsewhere(stage, "P-0099", .present)
    stage.press(.escape)
    #expect(
      stage.message.contains("Kari Holm førte") && stage.app.stack.count == 2, "it stays until somebody has decided")
    stage.press("s", .enter)
    #expect(try marks(stage).compactMap(\.self) == [.sick])
  }

  @Test func whoIsCloseIsMarkedByAnother() throws {
    let stage = try stage()
    #expect(stage.top.entries(stage.workspace).contains { $0.id == "rollCall.rest" && $0.availability.isAvailable })
    let future = try Stage(.rich) { workspace in
      let groups = try #require(try workspace.withGroups(marked: false))
      return RollCallScreen(groups.workshop, on: Fixture.today + 1, in: workspace)
    }
    future.press("m")
    #expect(future.message == "Oppmøte føres når dagen er kommet.")
  }

  // MARK: Flows from the menu

  private func menu() throws -> Stage {
    let stage = try Stage(.rich)
    try stage.workspace.withGroups(marked: false)
    return stage
  }

  @Test func aPersonComesAndLeavesBySixKeys() throws {
    let stage = try menu()
    stage.press("/", "å", "s", "e", .enter, "m")
    #expect(stage.message == "Hansen, Åse møtt 09:14 i Verkstedet")
    stage.press("m")
    stage.clock.text = "10:58"
    stage.press("m")
    #expect(stage.message == "Hansen, Åse er her: møtt 09:14 i Verkstedet", "nobody is sent home by coming twice")
    #expect(try marks(stage).compactMap(\.self) == [.present])
    // That is not what the message tells of any more.
    stage.press("u", .down, .enter)
    #expect(try marks(stage).compactMap(\.self).isEmpty)
  }

  private func mark(of name: String, _ stage: Stage) throws -> Attendance? {
    let person = try #require(Fixture.key(name, in: stage.workspace.session))
    return try stage.workspace.workshopRows().first { $0.person == person }?.mark?.fact
  }

  @Test func aPersonLeavesBySixKeysAndComesBack() throws {
    let stage = try menu()
    stage.press("/", "å", "s", "e", .enter, "-")
    #expect(stage.message == "Hansen, Åse er ikke ført som møtt.")
    stage.press("m")
    stage.clock.text = "12:30"
    stage.press("-")
    #expect(stage.message == "Hansen, Åse gikk 12:30 fra Verkstedet")
    stage.press("-")
    #expect(stage.message == "Hansen, Åse gikk 12:30.")
    #expect(try mark(of: "P-0011", stage)?.left?.text == "12:30")
    stage.press("m")
    #expect(stage.message == "Hansen, Åse er her igjen, i Verkstedet")
    #expect(try mark(of: "P-0011", stage)?.left == nil && mark(of: "P-0011", stage)?.arrived?.text == "09:14")
  }

  @Test func whoIsInTheHouseIsTwoKeysFromTheMenuAndGoesFromThere() throws {
    let stage = try menu()
    stage.press("/", "å", "s", "e", .enter, "m", .escape, .escape)
    let keys: [Key] = ["4", "Q"]
    stage.press(keys)
    #expect(keys.count <= 2 && stage.top is HouseScreen)
    #expect(stage.selectedRow().contains("Hansen, Åse") && stage.selectedRow().contains("09:14"))
    #expect(!stage.text().contains("Johansen, Per"), "who has not come is not here")
    stage.clock.text = "12:30"
    stage.press("-")
    #expect(stage.message == "Hansen, Åse gikk 12:30 fra Verkstedet")
    #expect(stage.text().contains("Ingen er i huset nå"))
  }

  @Test func timesAreEnteredByHandAndSetRightWithATrail() throws {
    let stage = try menu()
    stage.clock.text = "12:00"
    stage.press("/", "å", "s", "e", .enter, ".")
    #expect(stage.top is AttendanceTimesForm)
    stage.type("1030")
    stage.press(.enter, .enter)
    #expect(stage.message == "Hansen, Åse: møtt 10:30 i Verkstedet")
    #expect(
      try mark(of: "P-0011", stage) == Attendance(day: Fixture.today, mark: .present, arrived: TimeOfDay("10:30")))
    let before = try entries(stage)
    stage.press(".")
    stage.press(.down)
    stage.type("13")
    stage.press(.control("s"))
    #expect(stage.text().contains("Klokka er ikke så mye ennå"))
    stage.press(.backspace, .backspace)
    stage.type("10:05")
    stage.press(.control("s"))
    #expect(stage.text().contains("Den som går, går etter at den kom"))
    stage.press(.backspace, .backspace, .backspace, .backspace, .backspace)
    stage.type("11.45")
    stage.press(.control("s"))
    #expect(stage.message == "Hansen, Åse: møtt 10:30–11:45 i Verkstedet")
    #expect(try entries(stage) == before + 1)
    stage.press("u")
    #expect(try mark(of: "P-0011", stage)?.left == nil, "what stood before is there again")
  }

  @Test func sickUntilThursdaySaidOnAThursdayAsksWhichInTenKeys() throws {
    let stage = try menu()
    let keys: [Key] = ["/", "å", "s", "e", .enter, "b", "t", "o"]
    stage.press(keys)
    #expect(stage.text().contains("I dag (19.11) eller om en uke (26.11)?"))
    stage.press("+")
    #expect(stage.text().contains("Borte til og med tor 26.11, ventes fre 27.11"))
    stage.press(.enter)
    #expect(keys.count + 2 <= 10)
    #expect(stage.message == "Hansen, Åse: borte til og med tor 26.11, ventes fre 27.11")
    let found = try stage.workspace.session.attendance.record(
      of: stage.workspace.someone("P-0011"), in: #require(Period(from: Fixture.today, to: Fixture.today)))
    #expect(found?.absences.map(\.fact.to) == [Fixture.today + 7])
  }

  @Test func whoeverIsExpectedTodayComesFirstWhenNothingIsTyped() throws {
    let stage = try menu()
    stage.press("/")
    let first = stage.frame().rows.filter { $0.contains("P-0") || $0.contains("B-1") || $0.contains("X-") }
    #expect(first.first?.contains("Hansen, Aisha") == true, "expected in Turgruppa")
    #expect(!first.prefix(10).contains { $0.contains("Nyregistrert") })
    stage.press("n")
    #expect(stage.text().contains("Nyregistrert"))
  }

  // MARK: Pictures

  @Test func frames() throws {
    let narrow = Size(width: 50, height: 16)
    try Stage(.rich) {
      try $0.withGroups(); return AttendanceScreen(in: $0)
    }
    .expectFrame("attendance", .standard, .wide, narrow)
    try Stage(.rich) { AttendanceScreen(in: $0) }.expectFrame("attendance-none", .standard)
    let call = try Stage(.rich) { try $0.rollCall() }
    call.press("J", "m")
    call.expectFrame("roll-call", .standard, .wide, narrow)
    try Stage(.rich, glyphs: .ascii) { try $0.rollCall() }.expectFrame("roll-call-ascii", .standard)
    try Stage(.rich) { try $0.rollCall(daysAgo: 8) }.expectFrame("roll-call-late", .standard)
    try Stage(.rich) { RollCallScreen(GroupKey(9999), on: Fixture.today, in: $0) }
      .expectFrame("roll-call-gone", .standard)
    let absence = try Stage(.rich) { workspace in
      try workspace.withGroups()
      return AbsenceForm(of: workspace.someone("P-0011"), from: workspace.today, in: workspace)
    }
    absence.press("m", "a")
    absence.expectFrame("absence", .standard, narrow)
    try Stage(.rich) { workspace in
      let groups = try #require(try workspace.withGroups())
      return GroupForm(changing: groups.workshop, in: workspace)
    }.expectFrame("group-form", .standard)
    try Stage(.rich) { workspace in
      let groups = try #require(try workspace.withGroups())
      return GroupMembersScreen(groups.workshop, in: workspace)
    }.expectFrame("group-members", .standard, narrow)
    try Stage(.rich) { workspace in
      let groups = try #require(try workspace.withGroups())
      return GroupMonthScreen(groups.workshop, on: Fixture.today, in: workspace)
    }.expectFrame("group-month", .standard, .wide, narrow)
    try Stage(.rich) {
      try $0.withGroups(); return DayListScreen(on: Fixture.today, in: $0)
    }
    .expectFrame("day-list", .standard)
    try Stage(.rich) { workspace in
      try workspace.withGroups()
      return ParticipantScreen(key: workspace.someone("P-0011"), on: .attendance, in: workspace)
    }.expectFrame("card-attendance", .standard, .wide, narrow)
    let desk = try Stage(.rich, as: .desk)
    desk.expectFrame("attendance-desk-menu", .standard)
  }
}
