import Domain
import GRDB

extension ChangeSet {
  /// Erases a person: who they are, which case is theirs, every free text, and what the journal said of them. What is counted
  /// stays: when they took part, in which step, how it ended and what came of it; and what they have borrowed, which is to come back.
  ///
  /// - Parameter day: when; where they take part, it is their last.
  mutating func erase(_ person: ParticipantKey, on day: Day) throws {
    for form in Facts.tables where form.leavesCounts { try strip(form.type, of: person, on: day) }
    for kept in try all(UserPersonFact.self, of: person) { try void(kept.row) }
    let eraser = Eraser(database: database, keys: coder.keys)
    erased.formUnion(try eraser.erase(person.value))
    erasedCases.formUnion(try eraser.eraseCases(of: person))
    touchAll(of: person)
  }

  /// Enters what an erasure leaves of each fact in force in its place.
  private mutating func strip<Fact: StoredFact>(_ type: Fact.Type, of person: ParticipantKey, on day: Day) throws {
    for kept in try all(type, of: person) {
      guard let left = kept.fact.leftByErasure(on: day), left != kept.fact else { continue }
      try void(kept.row)
      try enter(left)
    }
  }

  private func all<Fact: StoredFact>(_ type: Fact.Type, of person: ParticipantKey) throws -> [KeptFact<Fact>] {
    try KeptFact.all(database, coder, where: "f.person = ?", person.value)
  }
}

extension Conflicts {
  /// Somebody has erased the person.
  func erased(_ person: Int64) throws -> StoreError {
    let statement = try PreparedStatement(
      database,
      """
      SELECT max(id) FROM main.entry
      WHERE about = ? AND kind IN ('\(EntryKind.erased.rawValue)', '\(EntryKind.erasedAgain.rawValue)')
      """)
    statement.bind(person)
    guard try statement.step(), let entry = statement.optionalInteger(0) else { return .rule(.notInRegister) }
    return try of(entry: entry)
  }
}
