import Domain
import Store

/// How the plan stands over a period, as its screens read it.
struct PlanReading: Sendable {
  /// Nil where none is followed.
  let plan: PlanStanding?

  static func of(_ period: Period, in workspace: Workspace) throws(StoreError) -> Reckoned<PlanReading> {
    let scope = workspace.scope
    return try workspace.reckoned(Reckonings.Question(kind: .plan, period: period)) {
      (session, progress) throws(StoreError) in
      PlanReading(
        plan: try session.actionPlan.standing(
          over: period, programme: scope.programme, unit: scope.unit, progress: progress))
    }
  }
}
