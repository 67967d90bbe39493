import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Taking back what one has done: at once as long as it is told, and asked about by name when it is not.
@Suite struct UndoTests {
  private func step(_ stage: Stage) throws -> Int? {
    let session = stage.workspace.session
    let key = try #require(Fixture.key("P-0042", in: session))
    return try session.people.card(key)?.present(today: Fixture.today)?.step(on: Fixture.today)?.fact.step.value
  }

  /// Hansen, Aisha is moved from step 2 to step 3, and that stands in the message row.
  private func moved() throws -> Stage {
    let stage = try Stage(.rich) { StepsScreen(in: $0) }
    stage.press(.right, ">", .enter)
    #expect(try step(stage) == 3)
    return stage
  }

  @Test func whatIsToldIsTakenBackAndBroughtInAgainAtOnce() throws {
    let stage = try moved()
    stage.press("u")
    #expect(try step(stage) == 2)
    #expect(stage.message.contains("Angret: Hansen, Aisha"))
    #expect(stage.text().contains("U Gjør om"))
    stage.press("U")
    #expect(try step(stage) == 3)
    stage.press("u")
    #expect(try step(stage) == 2)
  }

  @Test func whatIsNotToldAnyMoreIsNamedFirst() throws {
    let stage = try moved()
    stage.press(.down, "u")
    #expect(stage.top is UndoScreen)
    stage.expectFrame("undo-older", .standard, .wide, Size(width: 40, height: 10))
    stage.press(.enter)
    #expect(try step(stage) == 3)
    stage.press("u", .down, .enter)
    #expect(try step(stage) == 2)
    stage.press(.down, "U")
    #expect(stage.top is UndoScreen)
    stage.press(.down, .enter)
    #expect(try step(stage) == 3)
  }

  @Test func textThatComesAsKeysTakesNothingBack() throws {
    let stage = try moved()
    stage.press(.escape)
    stage.type("uuuuUUu gruppa")
    #expect(try step(stage) == 3)
  }

  @Test func nothingIsTakenBackUnderAPanel() throws {
    let stage = try moved()
    stage.press(">")
    #expect(stage.top is StepMoveScreen)
    stage.press("u")
    #expect(stage.top is StepMoveScreen)
    #expect(try step(stage) == 3)
  }

  @Test func aRefusalTellsWhatSomebodyHasDoneSince() throws {
    let stage = try Stage(.rich)
    func change(_ phone: String, _ session: Session) throws(StoreError) -> WriteReceipt {
      guard let key = Fixture.key("P-0042", in: session), var identity = try session.people.card(key)?.identity else {
        throw .rule(.notInRegister)
      }
      identity.fact.phone = phone
      return try session.people.change(identity.fact, row: identity.row)
    }
    _ = Changes.make(in: stage.workspace, saying: "Lagret.") { (session) throws(StoreError) in try change("1", session)
    }
    _ = try change("2", try stage.another("eva"))
    stage.press("u")
    #expect(stage.message.contains("Kan ikke angres: Eva Moe har siden"))
    #expect(stage.message.contains("Hansen, Aisha: opplysninger endret"))
  }

  @Test func anUndoIsTakenBackInTheLog() throws {
    let stage = try moved()
    stage.press("u")
    _ = try stage.workspace.session.desk.makeAppointment(
      Appointment(day: Fixture.today, from: .midnight, place: .room("Møterom 2"), with: "Tor Lie"),
      with: try #require(Fixture.key("P-0011", in: stage.workspace.session)))
    let log = try Stage(after: stage, by: "eva") { LogScreen(in: $0) }
    for _ in 0..<8 where !log.selectedRow().contains("ngret") { log.press(.down) }
    log.press("T", .down, .enter)
    #expect(try step(log) == 3)
  }
}
