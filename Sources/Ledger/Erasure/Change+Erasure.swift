import Domain

extension Change {
  /// Erases a person: who they are, which case is theirs, every free text, and what the journal said of them. What is counted
  /// stays: when they took part, in which step, how it ended and what came of it; and what they have borrowed, which is to come back.
  ///
  /// - Parameter day: when; where they take part, it is their last.
  /// - Returns: the rows of the case side that were emptied, for an entry of that side that accounts for it.
  package func erase(_ person: ParticipantKey, on day: Day) throws -> ErasedRows {
    for form in database.definitions.tables where form.left != nil { try strip(form.type, of: person, on: day) }
    let eraser = Eraser(database: database, keys: coder.keys)
    erased.formUnion(try eraser.erase(person.value))
    let cases = try eraser.eraseCases(of: person)
    touchAll(of: person)
    return cases
  }

  /// Enters what an erasure leaves of each fact in force in its place.
  private func strip<Fact: StoredFact>(_ type: Fact.Type, of person: ParticipantKey, on day: Day) throws {
    for kept in try Fact.all(coder, where: "f.person = ?", person.value) {
      guard let left = Fact.form.left?(kept.fact, day) as? Fact, left != kept.fact else { continue }
      try void(kept.row)
      try enter(left)
    }
  }
}
