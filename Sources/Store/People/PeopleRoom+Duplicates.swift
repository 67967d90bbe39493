import Domain
import Ledger

/// Somebody who may be the one being entered.
public struct PossibleDuplicate: Hashable, Sendable {
  public enum Reason: Hashable, Sendable { case nationalID, birthDateAndName, birthYearAndName }

  public var person: ParticipantKey
  public var participant: Participant
  public var reason: Reason
}

extension PeopleRoom {
  /// Whether somebody in the register may be the same person as `draft`, whoever it is: in scope or not, protected or not, the
  /// answer is the same. The front desk looks by telephone and name, since it does not read the rest; what else it typed is
  /// looked for when a counsellor comes: ``takeInDropped()``.
  public func mayBeRegistered(_ draft: Participant, except: ParticipantKey? = nil) throws(StoreError) -> Bool {
    try session.require(.addParticipant)
    if session.register.keys.holdsClinical, try !similar(to: draft, except: except).isEmpty { return true }
    return try soundsRegistered(draft, except: except)
  }

  /// By what the desk reads: the same telephone, or a name that sounds alike; whoever knows more than that tells two people
  /// apart by it, so that both must hold.
  private func soundsRegistered(_ draft: Participant, except: ParticipantKey?) throws(StoreError) -> Bool {
    let needsBoth = session.register.keys.holdsClinical
    let name = ComparableName(draft)
    let phone = draft.phone.map { $0.filter(\.isNumber) } ?? ""
    return try session.reading { coder in
      var isFound = false
      try DigestPages(coder.database, coder.keys).eachIdentity { person, identity, _ in
        if isFound || person == except { return }
        let known = identity.phone.map { $0.filter { (48...57).contains($0) } } ?? []
        let hasPhone = !phone.isEmpty && known.elementsEqual(phone.utf8)
        if hasPhone != needsBoth { return isFound = hasPhone }
        isFound = name.isSimilar(to: ComparableName(identity.participant))
      }
      return isFound
    }
  }

  /// Whom of this user's people `draft` may be: the same national id; or born the same day with a similar name;
  /// or, where the day is not known, the same year with the same name. The surest first.
  ///
  /// - Parameter except: the person who is being changed.
  public func possibleDuplicates(
    of draft: Participant, except: ParticipantKey? = nil
  ) throws(StoreError) -> [PossibleDuplicate] {
    try session.require(.checkDuplicate)
    var shown: [PossibleDuplicate] = []
    for var found in try similar(to: draft, except: except) {
      let decision = try session.decision(for: found.person)
      guard decision.opens else { continue }
      found.participant = found.participant.shown { decision.shows($0, to: session.role) }
      shown.append(found)
    }
    return shown
  }

  /// One fødselsnummer is one person.
  /// - Throws: ``RuleViolation/nationalIDTaken(_:)``.
  func requireOwn(
    _ nationalID: String?, of person: ParticipantKey?, _ coder: FactCoder
  ) throws(StoreError) {
    guard let nationalID, !nationalID.isEmpty, coder.keys.holdsClinical else { return }
    let holder = try storing {
      try IdentityFact.all(coder, where: "f.national_id_code = ?", values: [try coder.code(nationalID: nationalID)])
        .map(\.fact).first { $0.person != person }
    }
    guard let holder else { return }
    throw .rule(.nationalIDTaken(try session.decision(for: holder.person).opens ? holder.participant.number : nil))
  }

  private func similar(to draft: Participant, except: ParticipantKey?) throws(StoreError) -> [PossibleDuplicate] {
    try session.reading { coder in
      var found: [PossibleDuplicate] = []
      func look(_ column: String, _ codes: [[UInt8]], _ reason: (Participant) -> PossibleDuplicate.Reason?) throws {
        let places = codes.map { _ in "?" }.joined(separator: ", ")
        for fact in try IdentityFact.all(coder, where: "f.\(column) IN (\(places))", values: codes).map(\.fact) {
          guard fact.person != except, !found.contains(where: { $0.person == fact.person }),
            let reason = reason(fact.participant)
          else { continue }
          found.append(PossibleDuplicate(person: fact.person, participant: fact.participant, reason: reason))
        }
      }
      if let id = draft.nationalID, !id.isEmpty {
        try look("national_id_code", [try coder.code(nationalID: id)]) { _ in .nationalID }
      }
      let name = ComparableName(draft)
      if let day = draft.birthDate {
        try look("birth_code", [try coder.code(birthDay: day)]) {
          name.isSimilar(to: ComparableName($0)) ? .birthDateAndName : nil
        }
      }
      if let year = draft.birthYear, !name.isEmpty {
        // Two different days of birth are two people; one that is not known may be any day of the year.
        var codes = [try coder.code(birthYear: year)]
        if draft.birthDate == nil {
          let first = Day(year: year, month: 1, day: 1)?.number ?? 0
          let last = Day(year: year, month: 12, day: 31)?.number ?? -1
          for number in stride(from: first, through: last, by: 1) {
            codes.append(try coder.code(birthDay: Day(number: number)))
          }
        }
        try look("birth_code", codes) { name == ComparableName($0) ? .birthYearAndName : nil }
      }
      return found
    }
  }
}
