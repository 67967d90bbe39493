import Domain
import Ledger

/// Somebody of whom a concern has been told, and what was.
public struct OpenConcerns: Hashable, Sendable {
  public var person: ParticipantKey
  public var concerns: [Concern]
}

extension FollowUpRoom {
  /// Of a list of people, those of whom a concern is open, for whoever may know: as many as one colleague can follow up. Of the
  /// dead nobody is to be called.
  public func openConcerns(of people: [ParticipantKey]) throws(StoreError) -> [OpenConcerns] {
    try session.require(.seeToday)
    guard AccessTable.sees(.concern, session.role) else { return [] }
    return try session.reading { [today = session.today] coder in
      let (reach, cases) = (try ReachFilter(session, coder), try CaseRows(coder.database, coder))
      return try people.compactMap { person in
        let concerns = try cases.facts(ConcernFact.self, of: person).map(\.fact.concern)
          .filter { $0.isOpen(on: today) }
        guard !concerns.isEmpty, try reach.holds(person),
          try EnrolmentFact.all(coder, where: "f.person = ?", person.value).map(\.fact.enrolment).death == nil
        else { return nil }
        return OpenConcerns(person: person, concerns: concerns)
      }
    }
  }
}
