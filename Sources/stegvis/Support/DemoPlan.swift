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
