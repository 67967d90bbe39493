import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Appointments at the desk and at a counsellor's: made, moved, called off, and what came of them.
@Suite struct AppointmentScreenTests {
  private func appointments(_ stage: Stage, to days: Int32 = 9) throws -> [Appointment] {
    try stage.workspace.session.desk.appointments(on: Fixture.today, to: Fixture.today + Int(days))
      .filter { $0.person == stage.workspace.someone() }.map(\.appointment)
  }

  // MARK: Flows

  @Test func aDeskMovesAnAppointmentToTomorrowInEightKeysFromTheMenu() throws {
    let stage = try Stage(as: .desk)
    let keys: [Key] = ["/", "h", "a", "n", .enter, "f", "+", .control("s")]
    #expect(keys.count <= 8)
    stage.press(keys)
    #expect(stage.message == "Hansen, Aisha: flyttet fra i dag 10:30 til fre 20.11 10:30.")
    #expect(stage.top is ParticipantsScreen)
    #expect(try appointments(stage).map(\.outcome) == [.moved, nil, nil])
    let counsellor = try Stage(after: stage)
    #expect(try appointments(counsellor).map(\.topic) == [nil, nil, "Tilbakefallet i august"])
    stage.press("u")
    #expect(try appointments(stage).map(\.from.text) == ["10:30", "09:00"])
  }

  @Test func whatCameOfTheNextAppointmentIsThreeKeysFromTheMenu() throws {
    let stage = try Stage(as: .desk)
    stage.press("1", "V", "1")
    #expect(stage.message == "i dag 10:30 Tor Lie, Møterom 2: kom.", "names are hidden")
    #expect(try appointments(stage).map(\.outcome) == [.came, nil])
    stage.press("u")
    #expect(try appointments(stage).map(\.outcome) == [nil, nil])
  }

  @Test func whatCameOfTheAppointmentThatIsChosenIsToldOnItsRow() throws {
    let stage = try Stage(as: .counsellor) { TodayScreen(in: $0) }
    stage.press("v")
    for _ in 0..<30 where !stage.selectedRow().contains("10:30") { stage.press(.down) }
    stage.press("V")
    #expect(stage.top is AppointmentOutcomeScreen && stage.text().contains("Hansen, Aisha  i dag 10:30"))
    stage.expectFrame("appointment-outcome", .standard, Size(width: 40, height: 10))
    stage.press("2")
    #expect(stage.message == "Hansen, Aisha: kom ikke.")
    #expect(stage.selectedRow(.wide).contains("kom ikke"))
    // Entered wrongly: the same key, and what is there is chosen.
    stage.press("V", .up, .enter)
    #expect(stage.selectedRow(.wide).contains("kom") && !stage.selectedRow(.wide).contains("kom ikke"))
    stage.press("V", .end, .enter)
    #expect(stage.message.contains("ikke ført"))
    #expect(try appointments(stage).map(\.outcome) == [nil, nil])
  }

  @Test func theLogTellsWhatWasDoneAndTheDayCountsThoseThatStand() throws {
    let stage = try Stage()
    stage.press("1", "V", "1", "V")
    // The next of the day: it is not entered yet.
    #expect(stage.text().contains("i dag 12:00 Eva Moe"))
    stage.press("3", "+", .control("s"), .escape)
    #expect(try DayPlan(stage.workspace).appointments.map(\.appointment.outcome) == [.came])
    #expect(try DayPlan(stage.workspace).appointmentsAhead == 2)
    let log = try Stage(after: stage, by: "eva") { LogScreen(in: $0) }.text()
    #expect(log.contains("Hansen, Aisha: avtale: kom") && log.contains("Kari N.: avtale flyttet"))
  }

  @Test func onTheCardTheSameKeysMoveItAndSayWhatCameOfIt() throws {
    let stage = try Stage(as: .desk) { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("V", "1")
    #expect(stage.message == "Hansen, Aisha: kom.")
    #expect(stage.text().contains("Neste avtale  fre 20.11 09:00 Eva Moe"))
    stage.press("f")
    stage.type("+5")
    stage.press(.enter)
    stage.type("13")
    stage.press(.enter)
    #expect(stage.text().contains("Neste avtale  tir 24.11 13:00 Eva Moe"))
    stage.press("u", "V", "4")
    #expect(stage.top is CancelAppointmentScreen)
    stage.press(.right, .enter)
    #expect(try appointments(stage).map(\.outcome) == [.cancelled, nil])
    // What is over is not changed; what came of it may be.
    stage.press("a", .down, .enter)
    #expect(stage.top is AppointmentOutcomeScreen)
  }

  @Test func whoHasNoneIsToldSo() throws {
    let stage = try Stage(as: .desk) { ParticipantScreen(key: $0.someone("P-0203"), in: $0) }
    stage.press("V")
    #expect(stage.top is ParticipantScreen && stage.message == "Det er ingen avtale å føre utfall for.")
    stage.press("f")
    #expect(stage.text().contains("Det er ingen avtale å flytte."))
  }

  // MARK: Forms

  @Test func theDeskMakesOneInARoomAndIsAskedForNoTopic() throws {
    let stage = try Stage(as: .desk) { ParticipantScreen(key: $0.someone("P-0203"), in: $0) }
    stage.press("a")
    stage.type("fr")
    stage.press(.down)
    stage.type("1030")
    stage.press(.down, .down)
    stage.type("ute")
    stage.expectFrame("appointment-desk", .standard)
    #expect(!stage.text().contains("Hva det gjelder") && !stage.text().contains("   Om "))
    stage.press(.control("s"))
    #expect(stage.message == "Thanh, 阮文: avtale fre 20.11 10:30.")
    #expect(stage.text().contains("Neste avtale  fre 20.11 10:30 Eva Moe, ute av huset"))
  }

  @Test func aClashIsSaidWhileAMoveIsTyped() throws {
    let stage = try Stage(as: .desk) { MoveAppointmentForm(of: $0.someone(), in: $0) }
    _ = try stage.another("eva").desk.makeAppointment(
      Appointment(day: Fixture.today + 1, from: try #require(TimeOfDay("10")), minutes: 60, with: "Tor Lie"),
      with: stage.workspace.someone("P-0107"))
    stage.type("+")
    #expect(stage.text().contains("Tor Lie har en annen avtale 10:00–11:00."))
    stage.expectFrame("appointment-move", .standard, Size(width: 40, height: 10))
    stage.press(.control("s"))
    #expect(stage.message.hasSuffix("Tor Lie har en annen avtale 10:00–11:00."))
  }

  @Test func whichOfSeveralIsMovedCanBeChosen() throws {
    let stage = try Stage(as: .desk) { MoveAppointmentForm(of: $0.someone(), in: $0) }
    stage.press(.up, .right, .down, .enter)
    stage.press(.control("s"))
    // The day that stands there is that of the first.
    #expect(try appointments(stage).map(\.with) == ["Tor Lie", "Eva Moe", "Eva Moe"])
  }

  @Test func roomsAreSetAmongTheSettingsAndChosenAtOnce() throws {
    let stage = try Stage { SettingsForm(in: $0) }
    for _ in 0..<20 where !stage.selectedRow().contains("Rom for avtaler") { stage.press(.down) }
    stage.press(.control("u"))
    stage.type("Kafeen, \(String(repeating: "m", count: 31))")
    stage.press(.control("s"))
    #expect(stage.text().contains("er for langt"))
    stage.press(.control("u"))
    stage.type("Kafeen")
    stage.press(.control("s"))
    #expect(try stage.workspace.session.desk.meetingRooms().names == ["Kafeen"])
  }

  // MARK: The days

  @Test func theDaysToComeStandByTimeAndNamesWaitForAKey() throws {
    let stage = try Stage(as: .desk)
    stage.press("a")
    #expect(stage.top is AppointmentsScreen && !stage.text(.wide).contains("Hansen"))
    stage.expectFrame("appointments-days", .standard, .wide)
    stage.press("v")
    stage.expectFrame("appointments-days-names", .standard, .wide, Size(width: 40, height: 10))
    _ = stage.app.pass(to: 1_000_000)
    try Stage(.empty) { AppointmentsScreen(in: $0) }.expectFrame("appointments-days-empty", .standard)
  }

  @Test func namesGoAgainAfterAMinute() throws {
    let stage = try Stage(as: .desk) { AppointmentsScreen(in: $0) }
    _ = stage.app.pass(to: 1_000_000)
    stage.press("v")
    #expect(stage.text().contains("Hansen, Aisha"))
    #expect(stage.app.pass(to: 1_060_000) && !stage.text().contains("Hansen, Aisha"))
  }

  @Test func aRowIsMovedCalledOffEnteredAndOpened() throws {
    let stage = try Stage(as: .desk) { AppointmentsScreen(in: $0) }
    #expect(stage.selectedRow().contains("i dag 10:30"))
    stage.press("V", "1")
    #expect(stage.selectedRow().contains("kom"))
    stage.press("u", "f", "+", .control("s"))
    #expect(stage.row(holding: "i dag 10:30")?.contains("flyttet") == true)
    #expect(stage.row(holding: "fre 20.11 10:30") != nil)
    stage.press(.end, .delete, .right, .enter)
    #expect(stage.selectedRow().contains("avlyst"))
    stage.press(.enter)
    #expect(stage.top is ParticipantScreen)
  }

  @Test func aColleaguesDayAndWhatNobodyHasEnteredAreChosen() throws {
    let stage = try Stage(as: .desk)
    _ = try stage.another("eva").at(today: Fixture.today - 3).desk.makeAppointment(
      Appointment(day: Fixture.today - 2, from: .midnight, place: .outside, with: "Tor Lie"),
      with: stage.workspace.someone())
    stage.press("a")
    func rows() -> [AppointmentsScreen.Row] { (stage.top as? AppointmentsScreen)?.listing.records ?? [] }
    func choose(_ filters: ChosenFilters) {
      stage.workspace.choose(filters, of: "appointments", widening: [:], names: nil)
      stage.press(.home)
    }
    #expect(rows().count == 3)
    choose(["colleague": "Eva Moe"])
    #expect(rows().allSatisfy { $0.appointment.with == "Eva Moe" } && rows().count == 2)
    choose(["days": "tomorrow"])
    #expect(rows().map(\.appointment.day) == [Fixture.today + 1])
    choose(["days": "open"])
    #expect(rows().first?.appointment.day == Fixture.today - 2)
    stage.press("V", "2")
    #expect(!rows().contains { $0.appointment.day == Fixture.today - 2 })
  }

  @Test func ofSomebodyCloseNothingStandsThere() throws {
    let before = try Stage(.rich)
    let seat = Seat(role: .counsellor, reach: .whole)
    try before.makeClose(seat, to: [before.workspace.someone()])
    let stage = try Stage(after: before, by: seat.login) { AppointmentsScreen(in: $0) }
    stage.press("v")
    #expect((stage.top as? AppointmentsScreen)?.listing.records.count == 1)
    #expect(!stage.text(.wide).contains("Hansen, Aisha"))
  }
}
