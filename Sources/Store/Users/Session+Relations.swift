import Domain
import Ledger

/// What a user is to one person, which decides about the card whatever the role. Running programs of the
/// user take it in within a second or so.
extension Session {
  /// Habilitet: the user never opens the card, because it is theirs or somebody's close to them.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)``; ``LedgerError/unchanged`` when it is so already.
  @discardableResult
  public func nameRelative(_ user: UserKey, of person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    try require(.nameCloseRelative)
    return try name(user, person, .relative)
  }

  /// The user opens the card of somebody with a protected address in the contact person's place.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)``; ``RuleViolation/standInNotNeeded`` for anybody else's card;
  ///   ``LedgerError/unchanged`` when it is so already.
  @discardableResult
  public func nameStandIn(_ user: UserKey, for person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    try require(.nameStandIn)
    return try name(user, person, .standIn)
  }

  /// - Throws: ``StoreError/notAllowed(_:)``; ``LedgerError/unchanged`` when it is not so.
  @discardableResult
  public func removeRelation(
    _ relation: UserPersonFact.Relation, of user: UserKey, to person: ParticipantKey
  ) throws(StoreError) -> WriteReceipt {
    try require(relation == .relative ? .nameCloseRelative : .nameStandIn)
    let fact = UserPersonFact(user: user, person: person, relation: relation)
    return try relate(fact, .relationRemoved) { present, change throws(StoreError) in
      guard let present else { throw .ledger(.unchanged) }
      try change.void(present.row)
    }
  }

  private func name(
    _ user: UserKey, _ person: ParticipantKey, _ relation: UserPersonFact.Relation
  ) throws(StoreError) -> WriteReceipt {
    let fact = UserPersonFact(user: user, person: person, relation: relation)
    return try relate(fact, .relationNamed) { present, change throws(StoreError) in
      if present != nil { throw .ledger(.unchanged) }
      if relation == .standIn {
        guard let identity = try change.identity(of: person) else { throw .rule(.notInRegister) }
        let protection = identity.fact.participant.protection
        guard ProtectedPeople.takesStandIn(protection: protection) else { throw .rule(.standInNotNeeded) }
      }
      try change.enter(fact)
    }
  }

  private func relate(
    _ fact: UserPersonFact, _ kind: EntryKind,
    _ body: (KeptFact<UserPersonFact>?, inout ChangeSet) throws(StoreError) -> Void
  ) throws(StoreError) -> WriteReceipt {
    try register.write(by: self, kind: kind, about: fact.person) { change throws(StoreError) in
      let (database, coder) = (change.database, change.coder)
      let (name, present) = try storing {
        let reader = UserReader(database, coder)
        guard let user = try reader.user(fact.user) else { throw StoreError.rule(.notInRegister) }
        return (user.fact.fact.name, try reader.relations(of: fact.user).first { $0.fact == fact })
      }
      change.detail = EntryDetail(name: name)
      try body(present, &change)
    }.receipt
  }
}
