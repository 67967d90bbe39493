import Domain
import Ledger

/// What a user is to one person, which decides about the card whatever the role. Running programs of the
/// user take it in within a second or so.
extension UsersRoom {
  /// Habilitet: the user never opens the card, because it is theirs or somebody's close to them.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)``; ``LedgerError/unchanged`` when it is so already.
  @discardableResult
  public func nameRelative(_ user: UserKey, of person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    try session.require(.nameCloseRelative)
    return try name(user, person, .relative)
  }

  /// The user opens the card of somebody with a protected address in the contact person's place.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)``; ``RuleViolation/standInNotNeeded`` for anybody else's card;
  ///   ``LedgerError/unchanged`` when it is so already.
  @discardableResult
  public func nameStandIn(_ user: UserKey, for person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    try session.require(.nameStandIn)
    return try name(user, person, .standIn)
  }

  /// - Throws: ``StoreError/notAllowed(_:)``; ``LedgerError/unchanged`` when it is not so.
  @discardableResult
  public func removeRelation(
    _ relation: UserRelation.Relation, of user: UserKey, to person: ParticipantKey
  ) throws(StoreError) -> WriteReceipt {
    try session.require(relation == .relative ? .nameCloseRelative : .nameStandIn)
    let relation = UserRelation(user: user, person: person, relation: relation)
    return try relate(relation, .relationRemoved) { user, change throws(StoreError) in
      guard user.fact.relations.contains(relation) else { throw .ledger(.unchanged) }
      try change.relate(user, user.fact.relations.filter { $0 != relation })
    }
  }

  private func name(
    _ user: UserKey, _ person: ParticipantKey, _ relation: UserRelation.Relation
  ) throws(StoreError) -> WriteReceipt {
    let named = UserRelation(user: user, person: person, relation: relation)
    return try relate(named, .relationNamed) { user, change throws(StoreError) in
      if user.fact.relations.contains(named) { throw .ledger(.unchanged) }
      let identity = try change.all(IdentityFact.self, where: "f.person = ?", person.value).first
      guard let identity else { throw .rule(.notInRegister) }
      if relation == .standIn {
        let protection = identity.fact.participant.protection
        guard ProtectedPeople.takesStandIn(protection: protection) else { throw .rule(.standInNotNeeded) }
      }
      try change.relate(user, user.fact.relations + [named])
    }
  }

  private func relate(
    _ relation: UserRelation, _ kind: EntryKind,
    _ body: (KeptFact<UserFact>, inout ChangeSet) throws(StoreError) -> Void
  ) throws(StoreError) -> WriteReceipt {
    try session.write(kind, about: relation.person) { change throws(StoreError) in
      let coder = change.coder
      guard let user = try storing({ try UserFact.of(relation.user, coder) }) else { throw .rule(.notInRegister) }
      change.detail = EntryDetail(name: user.fact.name)
      // Of whom would stand in the entry.
      change.ledger.isHidden = true
      try body(user, &change)
    }
  }
}

extension ChangeSet {
  /// Enters a user anew with what they are to whom, sealed to their slot as it stands now.
  mutating func relate(_ user: KeptFact<UserFact>, _ relations: [UserRelation]) throws(StoreError) {
    let (database, keys, key) = (database, coder.keys, user.fact.key)
    var fact = user.fact
    try storing {
      let slots = SlotTable(database)
      // One that somebody without the keys has put there is given nothing.
      let kept = try slots.slot(key.value)
      let isTheirs = try kept.map { keys.recognises($0, registerID: try slots.registerID()) } ?? false
      try fact.relate(relations, sealedTo: isTheirs ? kept?.slot.publicKey : nil)
    }
    try void(user.row)
    try enter(fact)
  }
}
