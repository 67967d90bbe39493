import Domain
import Ledger

/// A goal of somebody's follow-up plan. The same words are the same goal.
struct GoalFact: PersonCaseFact {
  var person: ParticipantKey
  var goal: PlanGoal

  static let form = FactForm(
    "goal", of: GoalFact.self, whose: .person, naturalKeys: [["words"]], erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = [.followUpPlanChanged]

  static let blank = GoalFact(person: ParticipantKey(0), goal: PlanGoal("", set: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("words", &goal.words)
    f.word("area", &goal.area)
    f.text("deed", &goal.deed)
    f.text("doer", &goal.doer)
    f.day("due", &goal.due)
    f.word("status", &goal.status)
    f.day("set_day", &goal.set)
    f.day("evaluated_day", &goal.evaluated)
  }

  var happened: Day? { goal.lastLookedAt }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(goal.problems(today: ground.today), RuleViolation.plan)
  }
}

extension EntryKind {
  /// Whatever of somebody's plan was entered, changed or struck.
  public static let followUpPlanChanged = EntryKind("follow_up_plan_changed", .change, .enterFollowUpPlan)
}
