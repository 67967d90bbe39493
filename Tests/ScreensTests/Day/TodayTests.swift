import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// "Min dag": how it looks, and that names wait for a key and go again.
@Suite struct TodayTests {
  private func today(as seat: Seat? = nil) throws -> Stage { try Stage(as: seat) { TodayScreen(in: $0) } }

  // MARK: Frames

  @Test func howTheDayLooks() throws {
    let stage = try today()
    stage.expectFrame("today", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
    stage.press("v")
    stage.expectFrame("today-names")
    try Stage(glyphs: .ascii) { TodayScreen(in: $0) }.expectFrame("today-ascii", .standard)
    try Stage(.empty) { TodayScreen(in: $0) }.expectFrame("today-empty", .standard)
  }

  @Test func howTheDeskAndACounsellorSeeIt() throws {
    let desk = try today(as: .desk)
    desk.press("v")
    desk.expectFrame("today-desk", .standard)
    let counsellor = try today(as: .counsellor)
    counsellor.press("v")
    counsellor.expectFrame("today-counsellor", .standard)
  }

  @Test func theMenuWithTheDay() throws {
    try Stage().expectFrame("menu-day", .standard, .wide, Size(width: 60, height: 20))
    try Stage(glyphs: .ascii).expectFrame("menu-day-ascii", .standard)
  }

  // MARK: Names

  private let names = ["Hansen", "Aisha", "Johansen", "Kari N.", "Anne Kvam", "Per J."]

  private func showsAny(_ stage: Stage) -> Bool {
    let text = stage.text(.wide) + stage.message + (stage.top.hint(in: stage.workspace) ?? "")
    return names.contains { text.contains($0) }
  }

  @Test func whatWasSaidOfSomebodyDoesNotStandOnAnIdleMenu() throws {
    let stage = try Stage(as: .desk)
    _ = stage.app.pass(to: 1_000_000)
    stage.press("/")
    stage.type("han")
    stage.press(.enter, "n")
    stage.type("Ringte")
    stage.press(.enter, .escape, .escape, "u")
    #expect(stage.top is UndoScreen && showsAny(stage))
    #expect(stage.app.pass(to: 1_010_000))
    #expect(stage.app.stack.count == 1 && !showsAny(stage))
    _ = stage.app.pass(to: 1_000_000)
    stage.press("u", .down, .enter)
    #expect(stage.app.stack.count == 1 && showsAny(stage))
    #expect(!stage.app.pass(to: 1_009_999))
    #expect(stage.app.pass(to: 1_010_000))
    #expect(!showsAny(stage) && stage.message.isEmpty)
  }

  @Test func anEnquiryOpensWhereItStands() throws {
    let stage = try today()
    stage.press("v", .end)
    for _ in 0..<9 where !stage.selectedRow().contains("Anne Kvam") { stage.press(.up) }
    stage.press(.enter)
    #expect(stage.top is EnquiryScreen && stage.text().contains("900 00 555"))
  }

  @Test func whoeverIsExpectedIsMarkedPresentAndNobodyIsSentHome() throws {
    let stage = try today()
    stage.press("v")
    for _ in 0..<12 where !stage.selectedRow().contains("Hansen, Aisha") { stage.press(.down) }
    stage.press("m")
    #expect(stage.message == "Hansen, Aisha møtt 09:14 i Verkstedet", "\(stage.message)")
    #expect(stage.selectedRow().contains("møtt"))
    stage.press("m")
    #expect(stage.message == "Hansen, Aisha er her: møtt 09:14 i Verkstedet")
    #expect(stage.workspace.message?.offer == nil)
    // In the other group she is expected in, she is marked by that row.
    for _ in 0..<12 where !stage.selectedRow().contains("Turgruppa") { stage.press(.down) }
    stage.press(.down, "m")
    #expect(stage.message.contains("i Turgruppa"), "\(stage.message)")
  }

  @Test func namesWaitForAKeyAndGoAfterAMinute() throws {
    let stage = try today()
    _ = stage.app.pass(to: 1_000_000)
    #expect(!showsAny(stage))
    stage.press("v")
    #expect(stage.text(.wide).contains("Hansen, Aisha") && stage.text(.wide).contains("Ring Per J."))
    #expect(!stage.app.pass(to: 1_059_999))
    #expect(showsAny(stage))
    #expect(stage.app.pass(to: 1_060_000))
    #expect(!showsAny(stage))
    // And by the key itself.
    stage.press("v", "v")
    #expect(!showsAny(stage))
  }

  @Test func namesAreHiddenWhenTheDayIsOpenedAgain() throws {
    let stage = try today()
    stage.press("v", .escape, "1")
    #expect(stage.top is TodayScreen && !showsAny(stage))
  }

  @Test func theMenuShowsNobodyAndLeadsToTheNames() throws {
    let stage = try Stage()
    #expect(!showsAny(stage))
    #expect(stage.text().contains("7 ventes i dag"))
    stage.press("v")
    #expect(stage.top is TodayScreen && showsAny(stage))
  }

  @Test func thatNamesWereLookedAtIsLoggedAndWithoutALogNoneAreShown() throws {
    let stage = try today()
    func reads() throws -> Int {
      try stage.workspace.session.journal.entries(limit: .max).count { $0.kind == .listRead }
    }
    let before = try reads()
    stage.press("v")
    #expect(try reads() == before + 1)
    let blind = try Stage(.rich, isReadOnly: true, as: .counsellor) { TodayScreen(in: $0) }
    blind.press("v")
    #expect(!showsAny(blind) && !blind.message.isEmpty)
  }

  // MARK: What a row leads to

  @Test func everyRowOpensWhatItIsAbout() throws {
    let stage = try today()
    stage.press("v")
    var opened: [String] = []
    let rows = TodayRow.list(try DayPlan(stage.workspace), showsNames: true)
    for _ in rows {
      let row = stage.selectedRow(.wide)
      let depth = stage.app.stack.count
      stage.press(.enter)
      opened.append("\(type(of: stage.top))")
      #expect(stage.app.stack.count == depth + 1 || row.contains("ført"), "\(row)")
      while stage.app.stack.count > depth { stage.press(.escape) }
      if !stage.workspace.showsNames { stage.press("v") }
      stage.press(.down)
    }
    #expect(opened.count { $0 == "ParticipantScreen" } > 8)
  }

  @Test func aTaskIsDoneByOneKeyAndUndone() throws {
    let stage = try today(as: .counsellor)
    let before = try DayPlan(stage.workspace).tasks.count
    try stage.goDown(to: "i dag        Ring")
    stage.press("i")
    #expect(stage.message.hasPrefix("I orden: Ring"))
    #expect(try DayPlan(stage.workspace).tasks.count == before - 1)
    stage.press("u")
    #expect(try DayPlan(stage.workspace).tasks.count == before)
  }

  // MARK: Who sees what

  @Test func aCounsellorSeesWhoOfTheirOwnHasNotBeenSeen() throws {
    let lead = try today()
    // Jonas came never and has been expected for eight days; Mona for sixteen.
    #expect(try unseen(lead.workspace).map(\.days) == [16])
    #expect(try unseen(today(as: .desk).workspace).isEmpty)
  }

  private func unseen(_ workspace: Workspace) throws -> [TodayData.Unseen] {
    try TodayData.unseen(DayPlan(workspace), workspace)
  }

  @Test func theDesksTasksTellNoCause() throws {
    let stage = try today(as: .desk)
    let tasks = try DayPlan(stage.workspace).tasks
    // Whom to phone about an offer is the desk's; what else a rule asks for is not.
    #expect(
      tasks.allSatisfy { task in
        if case .offer = task.id { true } else { task.key != nil }
      })
    let counsellor = try DayPlan(today(as: .counsellor).workspace).tasks
    #expect(counsellor.contains { $0.id == .contactMissing(stage.workspace.someone("P-0099")) })
    #expect(counsellor.contains { if case .talk = $0.id { true } else { false } })
  }

  @Test func anotherUnitsDayIsNotToldOf() throws {
    for role in Role.allCases {
      let stage = try today(as: Seat(role: role, reach: .other))
      stage.press("v")
      let plan = try DayPlan(stage.workspace)
      #expect(plan.groups.isEmpty && plan.appointments.isEmpty)
      // Somebody without an enrolment is everyone's: intake comes before a unit.
      let everyones = stage.workspace.someone("P-0302")
      #expect(plan.tasks.allSatisfy { $0.person == nil || $0.person == everyones }, "\(role)")
      for name in ["Hansen", "Johansen", "Kari N.", "Verkstedet"] { #expect(!stage.text(.wide).contains(name)) }
    }
  }
}
