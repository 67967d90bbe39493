import Domain
import Ledger

extension ChangeSet {
  /// Erases a person; see ``Change/erase(_:on:)``. Whose card a user may not open, or may, is over with it.
  ///
  /// - Parameter day: when; where they take part, it is their last.
  mutating func erase(_ person: ParticipantKey, on day: Day) throws {
    for user in try UserReader(coder: coder).facts()
    where user.fact.relations.contains(where: { $0.person == person }) {
      try relate(user, user.fact.relations.filter { $0.person != person })
    }
    erasedCases.formUnion(try emptied(person, on: day))
  }
}
