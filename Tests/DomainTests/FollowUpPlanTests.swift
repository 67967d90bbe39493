import Domain
import Testing

/// The plan that is opened in every talk: what is late in it, and when it has been left lying.
@Suite struct FollowUpPlanTests {
  private func goal(
    due: Day? = nil, _ status: PlanGoal.Status = .notBegun, set: Day = today - 10, evaluated: Day? = nil
  ) -> PlanGoal {
    PlanGoal("Bo for meg selv", due: due, status: status, set: set, evaluated: evaluated)
  }

  @Test("The last day is not over it, the day after is, and a goal that is reached or given up is never late")
  func overLimit() {
    #expect(!goal(due: today).isOverLimit(on: today))
    #expect(goal(due: today - 1).isOverLimit(on: today))
    #expect(!goal(due: nil).isOverLimit(on: today))
    #expect(goal(due: today - 1, .underWay).isOverLimit(on: today))
    for status in [PlanGoal.Status.reached, .givenUp] {
      #expect(!goal(due: today - 1, status).isOverLimit(on: today))
    }
  }

  @Test("A plan is fresh for 90 days after it was last looked at, and the 91st tells that nobody has")
  func fresh() {
    #expect(FollowUpPlan().missing(on: today) == [.plan])
    #expect(FollowUpPlan(goals: [goal(set: today - 90)]).missing(on: today).isEmpty)
    #expect(FollowUpPlan(goals: [goal(set: today - 91)]).missing(on: today) == [.planOlderThan(days: 90)])
    // What was talked over last counts, whichever goal it was.
    let two = [goal(set: today - 400, evaluated: today - 90), goal(set: today - 200)]
    #expect(FollowUpPlan(goals: two).missing(on: today).isEmpty)
    #expect(FollowUpPlan(goals: two).missing(on: today + 1) == [.planOlderThan(days: 90)])
  }

  @Test("Goals over the limit are told with their number, also in an old plan")
  func late() {
    let goals = [goal(due: today - 1), goal(due: today - 40), goal(due: today - 5, .reached), goal(due: today)]
    #expect(FollowUpPlan(goals: goals).missing(on: today) == [.goalsOverLimit(2)])
    let old = FollowUpPlan(goals: [goal(due: today - 1, set: today - 91)])
    #expect(old.missing(on: today) == [.planOlderThan(days: 90), .goalsOverLimit(1)])
    // Goals that are all reached are a plan still.
    #expect(FollowUpPlan(goals: [goal(.reached)]).missing(on: today).isEmpty)
  }

  @Test("What is missing for the next step has the plan among it, where the plan is at hand")
  func missing() {
    func list(_ plan: FollowUpPlan?) -> [MissingForStep] {
      Checklist.standard.missing(
        Readiness(contact: "Tor Lie", latestLights: today, plannedEnd: today, plan: plan), today: today)
    }
    #expect(list(nil).isEmpty)
    #expect(list(FollowUpPlan()) == [.plan])
  }

  @Test("Whom to call says something, and was said by the day")
  func safety() {
    #expect(SafetyPlan(day: today).problems(today: today) == [.saysNothing])
    #expect(SafetyPlan(call: "søster", day: today).problems(today: today).isEmpty)
    #expect(SafetyPlan(crisisPlan: "permen", day: today + 1).problems(today: today) == [.setInTheFuture])
  }

  @Test("What cannot be is refused")
  func problems() {
    #expect(goal().problems(today: today).isEmpty)
    #expect(PlanGoal(" \n", set: today).problems(today: today) == [.wordsMissing])
    #expect(goal(set: today + 1).problems(today: today) == [.setInTheFuture])
    #expect(goal(evaluated: today + 1).problems(today: today) == [.evaluatedInTheFuture])
    #expect(goal(evaluated: today - 11).problems(today: today) == [.evaluatedBeforeSet])
    #expect(goal(due: today - 11).problems(today: today) == [.dueBeforeSet])
    // Entered long after, a goal may be late from the first day.
    #expect(goal(due: today - 10).problems(today: today).isEmpty)
    #expect(PlanBasis(resources: " ").problems == [.saysNothing])
    #expect(RedLightReason(.economy, " ", on: today).problems(today: today) == [.whyMissing])
  }

  @Test("A goal that is talked over keeps the later of its days")
  func evaluated() {
    #expect(goal(evaluated: today).evaluated(on: today - 3, as: .reached).evaluated == today)
    #expect(goal().evaluated(on: today, as: .underWay) == goal(.underWay, evaluated: today))
  }

  @Test("Only red lights ask why, each with the line of its own area")
  func red() throws {
    let lights = try #require(Lights(letters: "ggrg-yrg"))
    let plan = FollowUpPlan(reasons: [
      RedLightReason(.economy, "gjeld", on: today), RedLightReason(.housing, "flyttet", on: today),
    ])
    let red = plan.red(in: lights)
    #expect(red.map(\.area) == [.economy, .meaningfulActivity])
    #expect(red.map(\.reason?.why) == ["gjeld", nil])
  }
}
