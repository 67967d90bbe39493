import Domain
import Foundation
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// The report about one person, from the plan to the paper.
@Suite struct PersonReportScreenTests {
  private let counsellor = Seat.counsellor

  @Test func looksAsRecorded() throws {
    try Stage(.rich, as: counsellor) { PersonReportsScreen(about: $0.someone(), in: $0) }.expectFrame("person-reports")
    try Stage(.rich, as: counsellor) { PersonReportForm(about: $0.someone(), in: $0) }
      .expectFrame("person-report-form", .standard)
  }

  private func write(_ stage: Stage) {
    stage.press(.enter)
    #expect(stage.top is PersonReportForm)
    stage.press(.control("s"))
  }

  @Test func thePageHasPlanStepsDaysAndGoals() throws {
    let stage = try Stage(.rich, as: counsellor) { PersonReportsScreen(about: $0.someone(), in: $0) }
    stage.press(.end)
    write(stage)
    stage.press(.home, .enter)
    #expect(stage.top is ReadReportScreen)
    stage.expectFrame("person-report-read", .standard)
    let text = stage.text(.wide)
    for word in [
      "Deltaker: Hansen, Aisha, P-0042", "Deltakerdager", "Oppmøtedager", "2 Småjobb", "Få fast jobb på et verksted",
      "Deltar siden 14.08.2026",
    ] { #expect(text.contains(word), "\(word)") }
  }

  /// Nothing of lights, relapse, treatment, LAR or uro, nor of health; and nothing that tells that something is left out.
  @Test func nothingOfHealthOrUseIsToldNorThatItIsLeftOut() throws {
    func page(_ change: (Workspace) throws -> Void) throws -> String {
      let stage = try Stage(.rich, as: counsellor) { PersonReportsScreen(about: $0.someone(), in: $0) }
      try change(stage.workspace)
      stage.press(.end)
      write(stage)
      return try #require(stage.workspace.report()).fact.page
    }
    let plain = try page { _ in }
    for word in ["lys", "tilbakefall", "behandling", "LAR", "uro", "Loland", "tilbake", "Rådhusgaten", "Verkstedet"] {
      #expect(!plain.contains(word), "\(word)")
    }
    let fuller = try page { workspace in
      let person = workspace.someone()
      for area in [PlanGoal.Area.substanceUse, .physicalHealth, .mentalHealth] {
        _ = try workspace.session.followUpPlan.enter(
          PlanGoal("Holde meg unna \(area.rawValue)", area: area, set: workspace.today), of: person)
      }
      _ = try workspace.session.followUp.enter(.relapse(Relapse(day: workspace.today - 3)), about: person)
      _ = try workspace.session.followUp.enter(
        .concern(Concern(day: workspace.today, toldBy: .staff)), about: person)
    }
    #expect(plain == fuller)
  }

  @Test func itIsPrintedWhenItHasBeenReadAndNotBefore() throws {
    let stage = try Stage(.rich, as: counsellor) { workspace in
      workspace.report().map { ReadReportScreen($0, about: workspace.someone(), in: workspace) }
    }
    stage.press(.control("p"))
    #expect(stage.top is ReadReportScreen)
    #expect(stage.message.contains("leser rapporten først"))
    stage.press(.enter)
    #expect(stage.top is ReportAnswerForm)
    stage.type("uenig")
    stage.press(.tab, .tab)
    stage.type("For strengt")
    stage.press(.control("s"))
    #expect(stage.text().contains("uenig") && stage.text().contains("For strengt"))
    stage.press(.control("p"))
    #expect(stage.top is PrintReportForm)
    let file = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString).txt").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    stage.press(Array(repeating: .backspace, count: 100))
    stage.type(file)
    stage.press(.control("s"))
    #expect(stage.top is ReadReportScreen)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("For strengt"))
    let entries = try #require(stage.workspace.card(of: stage.workspace.someone())).entries
    #expect(entries.contains { $0.kind == .reportPrinted })
  }

  @Test func aGoalCanBeLeftOut() throws {
    let stage = try Stage(.rich, as: counsellor) { PersonReportForm(about: $0.someone(), in: $0) }
    stage.press(.tab, .tab, .tab, .tab)
    stage.type("nei")
    stage.press(.control("s"))
    let report = try #require(stage.workspace.report()).fact
    #expect(!report.page.contains("Få fast jobb") && report.page.contains("Ringe søsteren"))
    #expect(report.kind == .progress && report.from == Fixture.today - 29)
  }

  @Test func theDeskComesNeitherToItNorToTheForm() throws {
    let stage = try Stage(.rich, as: .desk) { ParticipantScreen(key: $0.someone(), in: $0) }
    let entries = stage.top.entries(stage.workspace)
    let report = entries.first { $0.id == "participant.personReport" }
    #expect(report?.availability.isAvailable != true)
  }
}
