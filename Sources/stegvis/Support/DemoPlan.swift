import Domain
import Resources
import Store

/// The plans of the demo's people: goals in their own words, and what they have to build on. All of it made up.
struct DemoPlan {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func fill() throws(StoreError) {
    for row in DemoPlan.rows(.goals, columns: 9) {
      guard let person = try key(row[0]), let goal = DemoPlan.goal(row) else { continue }
      _ = try session.followUpPlan.enter(goal, of: person)
    }
    for row in DemoPlan.rows(.plans, columns: 3) {
      guard let person = try key(row[0]) else { continue }
      _ = try session.followUpPlan.enter(PlanBasis(resources: row[1], competence: row[2]), of: person)
    }
  }

  /// Grünerløkka's plan, with what a lead has said of it over a year: made up, as everything here.
  func fillActionPlan() throws(StoreError) {
    guard case .success(let catalogue) = Catalogue.shared, let plan = catalogue.plan("grunerlokka-2021") else { return }
    _ = try session.actionPlan.follow(plan)
    let today = session.today
    func say(_ told: MeasureWord.Told, _ measure: String, days: Int) throws(StoreError) {
      _ = try session.actionPlan.enter([MeasureWord(told, of: measure, on: today - days)])
    }
    try say(.status(.late), "2.2.2", days: 290)
    try say(.goal(percent: 80, setBy: "Eva Moe"), "2.2.2", days: 290)
    try say(.status(.onTrack), "2.2.2", days: 80)
    try say(.note("Samtykke tas opp på første samtale; et nei er også et svar."), "2.2.2", days: 80)
    try say(.status(.late), "2.2.1", days: 80)
    try say(.note("Fristen er vår egen. To ble ringt for sent i sommerferien."), "2.2.1", days: 80)
    try say(.status(.onTrack), "2.2.4", days: 80)
    try say(.goal(percent: 60, setBy: "Eva Moe"), "3.2.2", days: 80)
    try say(.status(.onTrack), "3.2.2", days: 80)
    try say(.status(.onTrack), "3.3.2", days: 80)
    try say(.status(.notMeasuredHere), "3.1.2", days: 80)
    try say(.status(.notMeasuredHere), "3.2.8", days: 80)
  }

  private func key(_ number: String) throws(StoreError) -> ParticipantKey? {
    try session.people.participantKey(number: ParticipantNumber(stored: number))
  }

  private static func goal(_ row: [String]) -> PlanGoal? {
    guard let set = Day(row[7]), let status = PlanGoal.Status(rawValue: row[6]) else { return nil }
    func text(_ cell: String) -> String? { cell.isEmpty ? nil : cell }
    return PlanGoal(
      row[1], area: PlanGoal.Area(rawValue: row[2]), deed: text(row[3]), doer: text(row[4]), due: Day(row[5]),
      status: status, set: set, evaluated: Day(row[8]))
  }

  private static func rows(_ file: DemoFile, columns: Int) -> [[String]] {
    String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
      .filter { $0.count == columns }
  }
}
