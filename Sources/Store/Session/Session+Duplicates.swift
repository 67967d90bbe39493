import Domain
import GRDB

/// Somebody who may be the one being entered.
public struct PossibleDuplicate: Hashable, Sendable {
  public enum Reason: Hashable, Sendable { case nationalID, birthDateAndName, birthYearAndName }

  public var person: ParticipantKey
  public var participant: Participant
  public var reason: Reason
}

extension Session {
  /// Who in the register may be the same person as `draft`: the same national id; or born the same day with a similar name;
  /// or, where the day is not known, the same year with the same name. The surest first.
  ///
  /// - Parameter except: the person who is being changed.
  public func possibleDuplicates(
    of draft: Participant, except: ParticipantKey? = nil
  ) throws(StoreError) -> [PossibleDuplicate] {
    try reading { database, codes in
      var found: [PossibleDuplicate] = []
      func look(
        _ condition: String, _ bind: (inout Binder) -> Void,
        _ reason: (Participant) -> PossibleDuplicate.Reason?
      ) throws {
        let statement = try PreparedStatement(
          database, "SELECT \(IdentityFact.selection("f")) FROM identity_now f WHERE \(condition)")
        statement.bind(bind)
        while try statement.step() {
          let fact = try IdentityFact(statement, from: IdentityFact.firstColumn, codes)
          guard fact.person != except, !found.contains(where: { $0.person == fact.person }),
            let reason = reason(fact.participant)
          else { continue }
          found.append(PossibleDuplicate(person: fact.person, participant: fact.participant, reason: reason))
        }
      }
      if let id = draft.nationalID, !id.isEmpty {
        try look("f.national_id = ?", { $0.add(id) }, { _ in .nationalID })
      }
      let name = ComparableName(draft)
      if let day = draft.birthDate {
        try look(
          "f.birth_day = ?", { $0.add(day) },
          { name.isSimilar(to: ComparableName($0)) ? .birthDateAndName : nil })
      }
      if let year = draft.birthYear, !name.isEmpty {
        // Two different days of birth are two people; one that is not known may be any day of the year.
        let condition =
          draft.birthDate == nil
          ? "f.birth_year = ?1 OR f.birth_day BETWEEN ?2 AND ?3" : "f.birth_year = ?1 AND f.birth_day IS NULL"
        try look(
          condition,
          { binder in
            binder.add(year)
            if draft.birthDate != nil { return }
            binder.add(Day(year: year, month: 1, day: 1))
            binder.add(Day(year: year, month: 12, day: 31))
          }, { name == ComparableName($0) ? .birthYearAndName : nil })
      }
      return found
    }
  }
}
