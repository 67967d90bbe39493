import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Habilitet and stand-ins by keys, from a user's row and from a participant's card.
@Suite struct RelationScreenTests {
  @Test func aRelativeIsNamedFromTheUsersRowAndIsLogged() throws {
    let stage = try Stage(.rich) { UsersScreen(in: $0) }
    stage.press(.home)
    for _ in 0..<30 where !stage.selectedRow().contains("Kari Holm  ") { stage.press(.down) }
    stage.press("Z")
    #expect(stage.text().contains("Ingen er nærstående"))
    stage.press("+")
    stage.type("hansen")
    stage.press(.tab)
    stage.type("nær")
    stage.press(.enter, .control("s"))
    #expect(stage.text(.wide).contains("3 passer"))
    stage.press(.up)
    stage.press(.control("u"))
    stage.type("p-0042")
    stage.press(.control("s"))
    #expect(stage.text(.wide).contains("Er Kari Holm nærstående til Hansen, Aisha?"))
    stage.press(.right, .enter)
    #expect(stage.message == "Hansen, Aisha: Kari Holm er nærstående")
    stage.expectFrame("relations-user", .standard, .wide)
    let entry = try stage.workspace.session.journal.entries(limit: 1).first
    #expect(entry?.kind == .relationNamed && entry?.about == stage.workspace.someone())
    #expect(try stage.workspace.session.drafts.all().isEmpty)
    stage.press(.home, .delete)
    #expect(stage.text().contains("ikke lenger nærstående"))
    stage.press(.right, .enter)
    #expect(try stage.workspace.session.users.relations().isEmpty)
  }

  @Test func aStandInIsNamedFromACardWithAProtectedAddressOnly() throws {
    let stage = try Stage(.rich) { ParticipantScreen(key: $0.someone(), in: $0) }
    func name() {
      stage.press("Z", "+")
      stage.type("kari holm (kari")
      stage.press(.enter)
      stage.type("sted")
      stage.press(.enter, .enter)
      if stage.top is RelationForm { stage.press(.control("s")) }
      stage.press(.right, .enter)
    }
    name()
    #expect(stage.message.contains("bare ved adressesperre"))
    let other = try Stage(.rich) { ParticipantScreen(key: $0.someone("B-1"), in: $0) }
    other.press("Z", "+")
    other.type("kari holm (kari")
    other.press(.enter)
    other.type("sted")
    other.press(.enter, .control("s"), .right, .enter)
    #expect(other.message == "Kari N.: Kari Holm er stedfortreder", "\(other.text())")
    #expect(!other.text().contains("Hemmelig"))
    #expect(try other.workspace.session.users.relations().map(\.relation) == [.standIn])
  }

  @Test func onlyATeamLeadIsOfferedIt() throws {
    for role in [Role.frontDesk, .counsellor] {
      let stage = try Stage(.rich, as: Seat(role: role, reach: .whole)) {
        ParticipantScreen(key: $0.someone(), in: $0)
      }
      #expect(!stage.top.entries(stage.workspace).contains { $0.id == "participant.relations" })
    }
  }
}
