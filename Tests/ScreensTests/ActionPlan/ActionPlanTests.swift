import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// The action plan as a team lead sees it before the committee does: numbers with their base, no light of few, and who said what.
@Suite struct ActionPlanScreenTests {
  private func stage(_ fixture: Fixture = .rich) throws -> Stage {
    let stage = try Stage(fixture) { ActionPlanScreen(in: $0.withPlan()) }
    return stage
  }

  private func screen(_ stage: Stage) throws -> ActionPlanScreen { try #require(stage.top as? ActionPlanScreen) }

  @Test func looksAsRecorded() throws {
    try stage().expectFrame("action-plan", .standard, .wide, Size(width: 60, height: 20))
  }

  @Test func nothingIsFollowedUntilSomebodyChooses() throws {
    let stage = try Stage(.rich) { ActionPlanScreen(in: $0) }
    stage.expectFrame("action-plan-none", .standard)
    stage.press(.enter)
    stage.expectFrame("action-plan-choice", .standard)
    stage.press(.control("s"))
    #expect(try screen(stage).plan?.plan.id == "grunerlokka-2021")
    #expect(stage.app.frame(.standard).plainText.contains("Handlingsplan 2021–2024, perioden er ute"))
  }

  @Test func aPlanOfOnesOwnThatIsNotThereIsToldBesideItsField() throws {
    let stage = try Stage(.rich) { ActionPlanScreen(in: $0) }
    stage.press(.enter, .down)
    stage.type("/finnes/ikke.yaml")
    stage.press(.control("s"))
    #expect(stage.top is PlanChoiceForm)
    #expect(stage.app.frame(.standard).plainText.contains("Fant ingen fil /finnes/ikke.yaml"))
  }

  @Test func itOpensWithTheLastWholeTertialBesideTheOneAYearBefore() throws {
    let stage = try stage()
    #expect(try screen(stage).period == Period(from: Day("2026-05-01")!, to: Day("2026-08-31")!))
    #expect(stage.app.frame(.standard).plainText.contains("T2 2026 mot T2 2025"))
  }

  @Test func ofFewThereIsNoLightAndNothingToCompareWith() throws {
    let plan = try #require(try screen(stage()).plan)
    #expect(plan.measures.contains { $0.now != nil })
    for measure in plan.measures where measure.now?.isSmall ?? true {
      #expect(measure.light == nil, "\(measure.measure.number)")
      #expect(measure.change == .tooFew || measure.change == .unknown, "\(measure.measure.number)")
    }
  }

  @Test func aStatusIsEnteredWithItsDayAndWho() throws {
    let stage = try stage()
    stage.press("E")
    stage.expectFrame("action-plan-form", .standard)
    stage.press(.right, .control("s"))
    let said = try #require(try screen(stage).plan?.measures.first)
    #expect(said.words.count == 1 && said.words.first?.entered.actor.isEmpty == false)
    stage.press("u")
    #expect(try screen(stage).plan?.measures.first?.words.isEmpty == true)
  }

  @Test func aMeasureTellsWhatThePlanSaysAndWhomItDoesNotHoldFor() throws {
    let stage = try Stage(.rich) { workspace in
      MeasureScreen(
        "2.2.4", over: Period(days: 60, to: workspace.today),
        in: workspace.withPlan(saying: [
          MeasureWord(.status(.late), of: "2.2.4", on: workspace.today - 3),
          MeasureWord(.goal(percent: 90, setBy: "Eva Moe"), of: "2.2.4", on: workspace.today),
          MeasureWord(.note("To mangler etter sommeren"), of: "2.2.4", on: workspace.today),
        ]))
    }
    stage.expectFrame("action-plan-measure", .standard)
    #expect((stage.top as? MeasureScreen)?.standing?.goal?.setBy == "Eva Moe")
    stage.press("F")
    #expect(stage.top is FiguresScreen || stage.top is ExplainScreen)
  }

  @Test func dataIsThatOfTheManual() throws {
    let data = try #require(try stage().data)
    let json = data.json(screen: "plan", schema: 2, asOf: "2026-11-19").text
    #expect(json.contains(#""plan":{"id":"grunerlokka-2021""#) && json.contains(#""isOver":true"#))
    #expect(json.contains(#""from":"2026-05-01","to":"2026-08-31","before":{"from":"2025-05-01","to":"2025-08-31"}"#))
    #expect(json.contains(#"{"number":"2.1.1","name":"Kompetanse i barnehagene","responsible":null,"indicator":null"#))
    #expect(data.rows.count == 28 && data.columns.first == "number")
  }
}

extension Workspace {
  /// A municipal plan is followed, and something has been said of it.
  @discardableResult
  func withPlan(saying words: [MeasureWord] = []) -> Workspace {
    if let plan = try? Catalogue.shared.get().plan("grunerlokka-2021") {
      _ = try? session.actionPlan.follow(plan)
      if !words.isEmpty { _ = try? session.actionPlan.enter(words) }
    }
    return self
  }
}
