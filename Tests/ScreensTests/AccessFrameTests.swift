import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// How the program looks to who is no team lead.
@Suite struct AccessFrameTests {
  @Test func menus() throws {
    try Stage(.rich, as: .desk).expectFrame("access-menu-desk")
    try Stage(.rich, as: .counsellor).expectFrame("access-menu-counsellor")
    let stage = try Stage(.rich, as: .desk)
    stage.press("7")
    stage.expectFrame("access-menu-desk-refused", .standard)
  }

  @Test func lists() throws {
    try Stage(.rich, as: .desk) { ParticipantsScreen(in: $0) }.expectFrame("access-list-desk")
    try Stage(.rich, as: .counsellor) { ParticipantsScreen(in: $0) }.expectFrame("access-list-counsellor", .standard)
    try Stage(.rich, as: .desk) { StepsScreen(in: $0) }.expectFrame("access-steps-desk", .standard)
    try Stage(.rich, as: .desk) { LogScreen(in: $0) }.expectFrame("access-log-desk", .standard)
  }

  @Test func theDesksCard() throws {
    let stage = try Stage(.rich, as: .desk) { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.expectFrame("access-card-desk")
    stage.press("h")
    stage.expectFrame("access-card-desk-phone", .standard)
    stage.press(.enter)
    stage.expectFrame("access-card-desk-choices", .standard)
    stage.press(.escape, "E")
    stage.expectFrame("access-edit-desk", .standard)
    try Stage(.rich, as: .desk) { ParticipantForm(in: $0) }.expectFrame("access-new-desk", .standard)
    try Stage(.rich, as: .desk) { ParticipantScreen(key: $0.someone("E-1"), in: $0) }
      .expectFrame("access-card-desk-ended", .standard)
  }

  @Test func emergencyAccess() throws {
    let seat = Seat(role: .counsellor, reach: .other)
    let stage = try Stage(.rich, as: seat) { ParticipantsScreen(in: $0) }
    stage.press("/")
    stage.type("p-0042")
    stage.expectFrame("access-number-elsewhere", .standard)
    stage.press(.enter, .enter)
    stage.expectFrame("access-emergency", .standard)
    stage.type("kort")
    stage.press(.enter)
    #expect(stage.text().contains("minst"))
    stage.type(" vakt, ringte legevakt")
    stage.press(.enter)
    stage.expectFrame("access-emergency-card", .standard)
    // The desk finds nobody, in the words for a number nobody has.
    let desk = try Stage(.rich, as: Seat(role: .frontDesk, reach: .other)) { ParticipantsScreen(in: $0) }
    desk.press("/")
    desk.type("p-0042")
    let elsewhere = desk.text().replacing("p-0042", with: "p-9999")
    desk.press(.escape, "/")
    desk.type("p-9999")
    #expect(desk.text() == elsewhere)
  }

  /// A phone number the desk corrects must not take away what the desk does not see.
  @Test func theDeskChangesAPhoneAndNothingElse() throws {
    let stage = try Stage(.rich, as: .desk) { ParticipantScreen(key: $0.someone(), in: $0) }
    let person = stage.workspace.someone()
    stage.press("E", .tab)
    stage.press(Array(repeating: .backspace, count: 12))
    stage.type("900 11 222")
    stage.press(.control("s"))
    let lead = try Fixture.open(stage.workspace.session.register.path, "tor")
    let after = try #require(try lead.session(today: Fixture.today, todayIsGiven: false).people.card(person)).identity
      .fact
    #expect(after.phone == "900 11 222")
    #expect(after.givenName == "Aisha" && after.familyName == "Hansen" && after.displayName == nil)
    #expect(after.birthYear == 1984 && after.gender == .female)
  }
}
