import Domain
import Ledger

extension ChangeSet {
  /// Erases a person; see ``Change/erase(_:on:)``. Whose card a user may not open, or may, is over with it.
  ///
  /// - Parameter day: when; where they take part, it is their last.
  mutating func erase(_ person: ParticipantKey, on day: Day) throws {
    let relations: [KeptFact<UserPersonFact>] = try KeptFact.all(database, coder, where: "f.person = ?", person.value)
    for kept in relations { try void(kept.row) }
    erasedCases.formUnion(try emptied(person, on: day))
  }
}
