import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// The log as an answer: who saw this person, what did this user do, in which days.
@Suite struct LogScreenTests {
  private let lead = Seat(role: .teamLead, reach: .whole)

  @Test func whoSawAPersonIsFoundByName() throws {
    let before = try Stage(as: .counsellor) { ParticipantScreen(key: $0.someone(), in: $0) }
    try withExtendedLifetime(before) {
      let stage = try Stage(after: before, by: lead.login) { LogScreen(in: $0) }
      stage.press("/")
      stage.type("aisha")
      stage.press(.control("s"))
      let text = stage.text(.wide)
      #expect(text.contains("Bare føringer om Hansen, Aisha P-0042."), "\(text)")
      let seen = try #require(stage.row(holding: "kortet åpnet", .wide))
      #expect(seen.contains("Kari Holm coun") && seen.contains("veileder"), "\(seen)")
      #expect(!text.contains("Hansen, Jonas"))
      stage.press("A")
      #expect(!stage.text(.wide).contains("Bare føringer"))
      #expect((stage.top as? LogScreen)?.choice.isAll == true)
    }
  }

  @Test func severalOfANameAreNamedAndNobodyIsTaken() throws {
    let stage = try Stage { LogScreen(in: $0) }
    stage.press("/")
    stage.type("hansen")
    stage.press(.control("s"))
    #expect(stage.text(.wide).contains("Flere passer: "))
    #expect(stage.top is LogChoiceForm)
    stage.type("xq")
    stage.press(.control("s"))
    #expect(stage.text(.wide).contains("Ingen heter eller har det"))
    #expect(stage.top is LogChoiceForm)
  }

  @Test func whatAUserDidAndInWhichDays() throws {
    let stage = try Stage { workspace in
      let tor = try workspace.session.journal.logUsers().first { $0.login == "tor" }
      return LogScreen(in: workspace, choice: LogChoice(by: tor, from: Day("2026-11-17"), to: Day("2026-11-17")))
    }
    let rows = try #require(stage.data).rows
    #expect(rows.count > 30 && rows.allSatisfy { $0[2] == "tor" && $0[1].hasPrefix("2026-11-17") })
    #expect(stage.text().contains("Bare føringer av tor, fra 17.11.2026, til og med 17.11.2026."))
    let none = try Stage { LogScreen(in: $0, choice: LogChoice(to: Day("2026-11-16"))) }
    #expect(none.text().contains("Ingen føringer i utvalget."))
  }

  @Test func oneKeyOnACardOpensTheLogAboutThePerson() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("Y")
    #expect(stage.text().contains("Bare føringer om Hansen, Aisha P-0042."))
    #expect(stage.text().contains("loggen sett"))
  }

  @Test func enterOpensWhatAnEntryIsAbout() throws {
    let stage = try Stage { LogScreen(in: $0, choice: LogChoice(about: $0.someone())) }
    stage.press(.enter)
    #expect(stage.top is ParticipantScreen)
    let listed = try Stage { workspace in
      _ = ParticipantsScreen(in: workspace)
      return LogScreen(in: workspace)
    }
    listed.press(.down, .enter)
    #expect(listed.top is ParticipantsScreen)
  }

  @Test func theDeskChoosesDaysOnly() throws {
    let stage = try Stage(as: .desk) { LogScreen(in: $0) }
    stage.press("p")
    #expect((stage.top as? LogChoiceForm)?.form.fields.map(\.id) == ["from", "to"])
    stage.press(.escape, "/")
    #expect(stage.top is LogScreen)
  }

  @Test func frames() throws {
    let stage = try Stage { LogScreen(in: $0, choice: LogChoice(about: $0.someone())) }
    stage.expectFrame("log-about", .standard, .wide, Size(width: 40, height: 10))
    stage.press("p")
    stage.expectFrame("log-choice", .standard)
  }

  @Test func theDesksHelpSaysWhatItMayChange() throws {
    let desk = try Stage(as: .desk) { ParticipantScreen(key: $0.someone(), in: $0) }
    desk.press("?")
    #expect(desk.text(Size(width: 120, height: 80)).contains("Endrer telefon og visningsnavn"))
    let counsellor = try Stage(as: .counsellor) { ParticipantScreen(key: $0.someone(), in: $0) }
    counsellor.press("?")
    #expect(counsellor.text(Size(width: 120, height: 80)).contains("Endrer navn, nummer, telefon"))
  }

  @Test func theOwnCopyTellsWhoSawItWhenInWhatRoleAndWhat() throws {
    let stage = try Stage(as: .counsellor) { OwnCopyScreen(of: $0.someone(), in: $0) }
    let lines = try #require(stage.top as? OwnCopyScreen).lines.filter { $0.information == .accessLog }
    let seen = try #require(lines.first?.more.first)
    #expect(seen.contains("Kari Holm counsellor whole (veileder): kortet åpnet"), "\(seen)")
    #expect(seen.hasPrefix("17.11.2026 "))
    #expect(lines.count == 1 && lines[0].mark == nil)
  }

  @Test func aReasonForNodtilgangIsALineOfItsOwnInTheCopy() throws {
    let other = Seat(role: .counsellor, reach: .other)
    let person = try Stage().workspace.someone()
    let before = try Stage(as: other)
    try before.workspace.session.people.openInEmergency(person, reason: "søsteren ringte, i krise")
    try withExtendedLifetime(before) {
      let stage = try Stage(after: before, by: Seat.counsellor.login) { OwnCopyScreen(of: $0.someone(), in: $0) }
      let lines = try #require(stage.top as? OwnCopyScreen).lines
      let texts = lines.map(\.text) + lines.flatMap(\.more)
      #expect(texts.contains { $0.hasSuffix("(veileder): nødtilgang") }, "\(texts)")
      #expect(texts.filter { $0.contains("søsteren ringte") }.count == 1)
      #expect(texts.contains { $0.hasSuffix("begrunnelse: søsteren ringte, i krise") })
    }
  }
}
