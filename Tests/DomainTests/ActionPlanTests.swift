import Domain
import Testing

/// A light on a measure is believed by a committee: it stands only where there is a goal, and enough people to say anything.
@Suite struct ActionPlanTests {
  private func share(_ part: Int, of whole: Int) -> Figure {
    Figure(.consentAnswered, .share(part: part, of: whole), n: whole, asOf: today)
  }

  @Test(arguments: [
    (20, 20, 100, Light.green), (19, 20, 100, .yellow), (18, 20, 100, .yellow), (17, 20, 100, .red),
    (16, 20, 80, .green), (39, 49, 80, .yellow), (30, 40, 85, .yellow), (29, 40, 85, .red),
  ])
  func aLightIsExact(part: Int, whole: Int, goal: Int, light: Light) {
    #expect(MeasureLight.light(share(part, of: whole), goal: MeasureGoal(percent: goal)) == light)
  }

  @Test func withoutAGoalOrWithFewThereIsNone() {
    #expect(MeasureLight.light(share(20, of: 20), goal: nil) == nil)
    #expect(MeasureLight.light(share(19, of: 19), goal: MeasureGoal(percent: 80)) == nil)
    #expect(MeasureLight.light(share(0, of: 0), goal: MeasureGoal(percent: 80)) == nil)
    #expect(MeasureLight.light(nil, goal: MeasureGoal(percent: 80)) == nil)
    #expect(MeasureLight.light(Figure(.switchTalk, count: 340, asOf: today), goal: MeasureGoal(percent: 80)) == nil)
  }

  @Test func aChangeIsOfTwentyInBoth() {
    #expect(FigureChange(share(17, of: 20), share(12, of: 20)) == .difference(25))
    #expect(FigureChange(share(17, of: 20), share(12, of: 19)) == .tooFew)
    #expect(FigureChange(share(0, of: 0), share(12, of: 20)) == .tooFew)
    #expect(FigureChange(nil, share(12, of: 20)) == .unknown)
    #expect(FigureChange(share(17, of: 20), Figure(.consentAnswered, .unknown, asOf: today)) == .unknown)
    let (now, before) = (Figure(.switchTalk, count: 340, asOf: today), Figure(.switchTalk, count: 290, asOf: today))
    #expect(FigureChange(now, before) == .difference(50))
  }

  @Test func aPlanIsOverWhenItsLastYearIs() {
    let plan = ActionPlan(id: "a", name: "Plan", owner: "Bydel", years: 2021...2024, measures: [])
    #expect(!plan.isOver(on: day("2024-12-31")) && plan.isOver(on: day("2025-01-01")))
  }

  @Test func whatIsSaidIsHeldAgainstTheRules() {
    func problem(_ told: MeasureWord.Told, on day: Day = today) -> MeasureWord.Problem? {
      MeasureWord(told, of: "2.2.1", on: day).problem(today: today)
    }
    #expect(problem(.status(.late)) == nil)
    #expect(problem(.status(.late), on: today + 1) == .inTheFuture)
    #expect(problem(.goal(percent: 80, setBy: "Eva Moe")) == nil)
    #expect(problem(.goal(percent: 80, setBy: " ")) == .setByMissing)
    #expect(problem(.goal(percent: 0, setBy: "Eva Moe")) == .percent)
    #expect(problem(.goal(percent: 101, setBy: "Eva Moe")) == .percent)
    #expect(problem(.goal(percent: nil, setBy: "")) == nil)
    #expect(problem(.note(" ")) == .noteMissing)
  }

  @Test func whatAPlanIsFollowedByIsShownAndHasWords() {
    #expect(Set(PlanMeasure.indicators).count == PlanMeasure.indicators.count)
  }
}
