import Domain
import Ledger

extension ChangeSet {
  /// Refuses what would happen to somebody before they were born or after they died.
  ///
  /// When that was the desk does not read, and what it enters it enters on the day: nobody tells it by a refusal.
  ///
  /// - Throws: ``RuleViolation/outsideLife(_:)``.
  func requireAlive(_ person: ParticipantKey, on days: Day?...) throws(StoreError) {
    let coder = coder
    guard coder.keys.holdsClinical else { return }
    let life = try storing {
      let birthYear = try IdentityFact.of(person, coder)?.fact.participant.birthYear
      let enrolments = try EnrolmentFact.all(coder, where: "f.person = ?", person.value).map(\.fact.enrolment)
      return LifeSpan(birthYear: birthYear, death: enrolments.death)
    }
    for day in days.compactMap(\.self) {
      if let problem = life.problem(on: day) { throw .rule(.outsideLife(problem)) }
    }
  }
}
