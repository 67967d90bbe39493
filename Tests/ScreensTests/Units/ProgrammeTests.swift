import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// What a programme holds, seen and changed by a team lead, and what comes of it where somebody goes on.
@Suite struct ProgrammeTests {
  private func stage() throws -> Stage { try Stage(.rich) { UnitsScreen(in: $0) } }

  private func set(_ checklist: [Checklist.Item], from: Day, in stage: Stage) throws {
    _ = try stage.workspace.session.catalogue.set(
      StepTerms(
        programme: FixtureRegister.pilot, step: StepNumber.all[1], from: from, content: ["arbeid i Småjobbsentralen"],
        limit: .months(1), checklist: Checklist(checklist)))
    _ = stage.app.poll()
  }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.press(",")
    stage.expectFrame("programme", .standard, .wide, Size(width: 40, height: 10))
    stage.press(.down, .enter)
    stage.expectFrame("programme-step", .standard)
    stage.press(.escape, .up, .enter)
    stage.expectFrame("programme-keeping", .standard)
  }

  @Test("A step is changed from a day: what was is told under what is")
  func aStepIsChanged() throws {
    let stage = try stage()
    stage.press(",", .down, .down, .enter)
    stage.press(.down, .end)
    stage.type("; henting av møbler")
    stage.press(.control("s"))
    #expect(stage.top is ProgrammeScreen)
    func content() -> [String] { stage.workspace.terms.steps.last?.fact.terms.content ?? [] }
    #expect(content().last == "henting av møbler" && content().count > 1)
    stage.expectFrame("programme-changed", .standard)
    stage.press("u")
    #expect(content().isEmpty)
  }

  @Test(
    "Words the register knows are known whatever their case; others are ticked off; months are asked for where they count"
  )
  func theForm() throws {
    let stage = try Stage(.rich) { StepTermsForm(FixtureRegister.pilot, .first, in: $0) }
    let form = try #require(stage.top as? StepTermsForm)
    #expect(!form.form.fields.contains { $0.id == "months" })
    let words = ChecklistWords(stage.workspace.language)
    let list = words.checklist("Levekårslys; CV skrevet ;; oppfølgingsplan")
    #expect(list == Checklist([.known(.lights), .tick("CV skrevet"), .known(.plan)]))
    #expect(words.checklist(words.text(list)) == list)
    for known in Checklist.Known.allCases {
      let one = Checklist([.known(known)])
      #expect(words.checklist(words.text(one)) == one)
    }
  }

  @Test("Controller and ground stand on the card when they have been said, and always on the own copy")
  func keeping() throws {
    let stage = try Stage(.rich) { ParticipantScreen(key: $0.someone(), in: $0) }
    #expect(!stage.text().contains("Behandlingsansvarlig"))
    _ = try stage.workspace.session.catalogue.set(
      ProgrammeKeeping(
        programme: FixtureRegister.pilot, from: Fixture.today, controller: "Kristiansand kommune", ground: .assignment))
    _ = stage.app.poll()
    #expect(stage.text().contains("Behandlingsansvarlig: Kristiansand kommune, grunnlag: oppdrag for NAV"))
    let copy = OwnCopyScreen(of: stage.workspace.someone(), in: stage.workspace)
    #expect(copy.lines.contains { $0.text.contains("Kristiansand kommune, grunnlag: oppdrag for NAV") })
  }

  @Test("The checklist of the step says what is missing on the board and in the move, ticked off there")
  func theChecklist() throws {
    let stage = try Stage(.rich) { StepsScreen(in: $0) }
    try set([.known(.contact), .tick("CV skrevet")], from: Fixture.today - 100, in: stage)
    stage.press(.right)
    #expect(stage.text().contains("mangler: CV skrevet"))
    stage.press(">")
    stage.expectFrame("steps-checklist", .standard)
    // The day, then the tick: saved with the move.
    stage.press(.down)
    stage.type("ja")
    stage.press(.control("s"))
    #expect(stage.top is StepsScreen)
    let key = try #require(Fixture.key("P-0042", in: stage.workspace.session))
    let card = try #require(try stage.workspace.session.people.card(key))
    #expect(card.plan.ticks.map(\.fact.words) == ["CV skrevet"])
    #expect(card.present(today: Fixture.today)?.step(on: Fixture.today)?.fact.step.value == 3)
  }

  @Test("Ticked off before anybody is moved, and then it is not missing")
  func tickedAlone() throws {
    let stage = try Stage(.rich) { StepsScreen(in: $0) }
    try set([.tick("CV skrevet")], from: Fixture.today - 100, in: stage)
    stage.press(.right, ">", .down)
    stage.type("ja")
    stage.press(.control("t"))
    #expect(stage.top is StepsScreen)
    #expect(!stage.text().contains("mangler"))
    let key = try #require(Fixture.key("P-0042", in: stage.workspace.session))
    let card = try #require(try stage.workspace.session.people.card(key))
    #expect(card.present(today: Fixture.today)?.step(on: Fixture.today)?.fact.step.value == 2)
  }

  @Test("A limit of one's own months warns in the move, and stops nobody")
  func limit() throws {
    let stage = try Stage(.rich) { StepsScreen(in: $0) }
    try set([], from: Fixture.today - 100, in: stage)
    stage.press(.right, ">")
    #expect(stage.text().contains("1 måned:"))
    stage.press(.enter)
    #expect(stage.top is StepsScreen)
  }
}
