import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

@Suite struct StepMoveTests {
  private func stage() throws -> Stage { try Stage(.rich) { StepsScreen(in: $0) } }

  private func step(_ number: String, in stage: Stage) throws -> StepPeriod? {
    let session = stage.workspace.session
    let key = try #require(Fixture.key(number, in: session))
    return try session.people.card(key)?.present(today: Fixture.today)?.step(on: Fixture.today)?.fact
  }

  @Test func movesForwardInSevenKeysFromTheMenu() throws {
    let stage = try Stage(.rich)
    let keys: [Key] = ["3", .right, ">", .enter]
    #expect(keys.count <= 7)
    stage.press(keys)
    #expect(try step("P-0042", in: stage)?.step.value == 3)
    #expect(stage.message.contains("Hansen, Aisha"))
    #expect(stage.text().contains("Angre"))
    stage.press("u")
    #expect(try step("P-0042", in: stage)?.step.value == 2)
  }

  @Test func showsFirstWhatIsMissing() throws {
    let stage = try stage()
    stage.press(.right, .right, ">")
    stage.expectFrame("steps-forward", .standard, .wide, Size(width: 40, height: 10))
    #expect(stage.text().contains("Mangler: fast kontaktperson"))
  }

  @Test func goingBackAsksWhy() throws {
    let stage = try stage()
    stage.press(.right, "<")
    stage.expectFrame("steps-back", .standard)
    stage.press(.control("s"))
    #expect(stage.top is StepMoveScreen)
    #expect(stage.text().contains("grunn"))
    stage.press(.right, .right, .enter)
    #expect(try step("P-0042", in: stage)?.step.value == 1)
    #expect(try step("P-0042", in: stage)?.reason == .needsMoreSupport)
  }

  @Test func whoeverHasNoStepIsPlacedInTheFirst() throws {
    let stage = try stage()
    stage.press(.left, .end)
    #expect(stage.workspace.row(of: try #require(stage.chosen))?.number.text == "P-0301")
    stage.press("<")
    #expect(stage.top is StepsScreen)
    stage.press(">", .enter)
    #expect(try step("P-0301", in: stage)?.step == .first)
  }

  @Test func nobodyIsMovedBeforeTheStart() throws {
    let stage = try stage()
    stage.press(.left, .home, ">")
    #expect(stage.top is StepsScreen && !stage.message.isEmpty)
  }

  @Test func aDateThatCannotBeIsToldBesideTheField() throws {
    let stage = try stage()
    stage.press(.right, ">")
    stage.press(Array(repeating: .backspace, count: 6))
    stage.type("1.1.2026")
    stage.press(.enter)
    #expect(stage.top is StepMoveScreen)
    #expect(stage.text().contains("!"))
    stage.press(.escape)
    #expect(stage.top is StepsScreen)
    // What was typed comes back.
    stage.press(">")
    #expect(stage.text().contains("1.1.2026"))
  }

  @Test func theSecondIsToldWhoCameFirstAndLosesNothing() throws {
    let stage = try stage()
    stage.press(.right, ">")
    let session = try stage.another("eva")
    let key = try #require(Fixture.key("P-0042", in: session))
    let enrolment = try #require(try session.people.card(key)?.present(today: Fixture.today))
    let last = try #require(StepNumber.all.last)
    _ = try session.enrolments.move(
      enrolment.key, StepMove(to: last, date: Fixture.today - 1, reason: nil),
      present: enrolment.step(on: Fixture.today))
    stage.press(.enter)
    #expect(stage.message.contains("Eva Moe"))
    #expect(stage.top is StepMoveScreen)
    #expect(try step("P-0042", in: stage)?.step.value == 4)
    // What stands now is shown, and a second Enter is a choice made with open eyes.
    #expect(stage.text().contains("4 "))
  }
}

extension Stage {
  /// Somebody else at work on the same register.
  func another(_ actor: String) throws -> Session {
    try Fixture.open(workspace.session.register.path, actor).session(today: Fixture.today, todayIsGiven: false)
  }
}
