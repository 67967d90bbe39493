import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// The plan as it is opened in a talk, with the participant beside the screen.
@Suite struct FollowUpPlanTests {
  private let counsellor = Seat.counsellor

  private func plan(_ number: String = "P-0042") throws -> Stage {
    try Stage(.rich, as: counsellor) { FollowUpPlanScreen(of: $0.someone(number), in: $0) }
  }

  @Test func looksAsRecorded() throws {
    try plan().expectFrame("plan")
    try plan("P-0107").expectFrame("plan-old", .standard)
    try plan("P-0011").expectFrame("plan-none", .standard)
    try Stage(.rich, as: counsellor) { GoalForm(of: $0.someone(), in: $0) }.expectFrame("plan-goal", .standard)
    try Stage(.rich, as: counsellor) { RedLightsForm(of: $0.someone("P-0107"), in: $0) }
      .expectFrame("plan-red-lights", .standard)
  }

  @Test func theCardSaysThatThereIsNoneThatItIsOldAndWhatIsLate() throws {
    func missing(_ number: String) throws -> String {
      try Stage(.rich, as: counsellor) { ParticipantScreen(key: $0.someone(number), in: $0) }.text(.wide)
    }
    let none = try missing("P-0011")
    #expect(none.contains("! oppfølgingsplan"), "\(none)")
    #expect(try missing("P-0107").contains("! oppfølgingsplan evaluert de siste 90 dagene"))
    #expect(try missing("P-0042").contains("! 1 mål over fristen"))
  }

  @Test func aGoalIsEnteredInTheParticipantsWordsAndKept() throws {
    let stage = try Stage(.rich, as: counsellor) { ParticipantScreen(key: $0.someone("P-0011"), in: $0) }
    stage.press("*", .enter)
    #expect(stage.top is GoalForm)
    stage.type("Bli bedre kjent med naboene")
    stage.press(.control("s"))
    #expect(stage.top is FollowUpPlanScreen)
    #expect(stage.text().contains("Bli bedre kjent med naboene"))
    #expect(stage.message.contains("målet er lagret"))
    stage.press("u")
    #expect(!stage.text().contains("naboene"))
  }

  /// Whoever says that a goal is reached has looked at it: the plan is fresh again.
  @Test func aNewStatusIsAnEvaluation() throws {
    let stage = try plan("P-0107")
    #expect(stage.text().contains("ikke evaluert siden"))
    stage.press(.enter, .tab, .tab, .tab, .tab, .tab)
    stage.type("i gang")
    stage.press(.control("s"))
    #expect(stage.text().contains("evaluert 19.11.2026") && !stage.text().contains("ikke evaluert"))
  }

  @Test func whyALightIsRedAndResourcesAreEnteredFromTheirLines() throws {
    let stage = try plan("P-0107")
    stage.press(.down, .down, .enter)
    #expect(stage.top is PlanBasisForm)
    stage.type("Flink med bil")
    stage.press(.control("s"))
    #expect(stage.text().contains("Flink med bil"))
    stage.press(.down, .down, .down, .enter)
    #expect(stage.top is RedLightsForm)
    stage.type("Sover dårlig")
    stage.press(.control("s"))
    #expect(stage.text().contains("Sover dårlig"))
    #expect(stage.text().contains("Venter på vedtak om AAP"))
  }

  @Test func aGoalIsStruckWhenItIsAskedFirst() throws {
    let stage = try plan()
    stage.press(.delete, .enter)
    #expect(stage.text().contains("Få fast jobb"))
    stage.press(.delete, .down, .enter)
    #expect(!stage.text().contains("Få fast jobb"))
    stage.press("u")
    #expect(stage.text().contains("Få fast jobb"))
  }

  /// Nothing says to the desk that there is a plan, and the key is not there.
  @Test func theDeskHasNoPlan() throws {
    let stage = try Stage(.rich, as: .desk) { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press("*")
    #expect(stage.top is ParticipantScreen)
    #expect(!stage.text(.wide).contains("jobb på et verksted") && !stage.text(.wide).contains("mål"))
  }
}
