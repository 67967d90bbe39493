import Domain
import Ledger

/// People whom the desk has entered: what it typed of birth and national id it put in for the other side, and cannot make the
/// codes they are found by. The next session that can takes them in.
enum DroppedIdentities {
  /// Over the columns of an identity in force that waits.
  static let condition = "voided IS NULL AND birth_code IS NULL AND number_code IS NOT NULL"

  /// Makes the codes, and what lists show. Rows and their seals stay as they were entered.
  static func takeIn(_ coder: FactCoder) throws -> [IdentityFact] {
    let database = coder.database
    let found = try IdentityFact.present(coder, where: condition)
    if found.isEmpty { return [] }
    let codes = IdentityFact.form.columns.filter { $0.role == .code }.map { "\($0.name) = ?" }
    let update = try PreparedStatement(
      database, "UPDATE main.\(IdentityFact.form.table) SET \(codes.joined(separator: ", ")) WHERE id = ?")
    var touched = TouchedPeople()
    for kept in found {
      try update.run(try kept.fact.codes(coder.makingCodesOnly), of: kept.row.id)
      touched.add(kept.fact.person.value, database.definitions.feeds(IdentityFact.form))
    }
    try CurrentWriter.register(database, coder).update(touched)
    return found.map(\.fact)
  }
}

/// What became of what the desk had put in.
public struct TakenIn: Sendable {
  /// Of whom more is known now.
  public var people: [ParticipantKey] = []
  /// Whom of them that may have been registered before; both open to the user.
  public var duplicates: [(entered: Participant, before: PossibleDuplicate)] = []
}

extension PeopleRoom {
  /// Takes in what the desk has put in for the side this user reads, and tells whom of them that may have been registered before:
  /// the desk looks by telephone and name only.
  ///
  /// - Returns: nobody for whoever does not hold the key, or where somebody else is writing.
  public func takeInDropped() throws(StoreError) -> TakenIn {
    guard AccessTable.may(.checkDuplicate, session.role), session.register.keys.holdsClinical,
      session.register.options.changes
    else {
      return TakenIn()
    }
    let waiting = try session.reading {
      // In order, so that it goes by the index of those who wait and not through everybody.
      try $0.database.hasRow(
        "SELECT 1 FROM main.identity WHERE \(DroppedIdentities.condition) ORDER BY person LIMIT 1")
    }
    if !waiting { return TakenIn() }
    let taken: [IdentityFact]
    do throws(StoreError) {
      taken = try session.register.changing(waits: false) { database in
        try DroppedIdentities.takeIn(FactCoder(database, session.register.transaction(database).keys))
      }
    } catch {
      if error == .ledger(.busy) { return TakenIn() }
      throw error
    }
    var outcome = TakenIn(people: taken.map(\.person))
    for fact in taken where try session.decision(for: fact.person).opens {
      for before in try possibleDuplicates(of: fact.participant, except: fact.person) {
        outcome.duplicates.append((fact.participant, before))
      }
    }
    return outcome
  }
}
