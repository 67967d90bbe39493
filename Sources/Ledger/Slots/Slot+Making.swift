extension Slot {
  /// A slot for a new user, with a new key pair.
  ///
  /// - Parameter keys: the register's; the clinical key is left out for a role that may not have it.
  /// - Throws: ``SlotError/emptyPassphrase``, ``SlotError/noClinicalKey``, ``SlotError/costOutOfBounds``,
  ///   ``SlotError/outOfMemory``.
  public static func make(
    id: Int64, role: String, registerID: [UInt8], passphrase: SecretBytes, keys: KeyMaterial,
    cost: PassphraseCost = .standard
  ) throws(SlotError) -> Slot {
    try makeWithDraftKey(
      id: id, role: role, registerID: registerID, passphrase: passphrase, keys: keys, cost: cost
    ).slot
  }

  /// The same, and the key of the user's drafts: for who makes a register and goes on with it without opening the slot.
  package static func makeWithDraftKey(
    id: Int64, role: String, registerID: [UInt8], passphrase: SecretBytes, keys: KeyMaterial, cost: PassphraseCost
  ) throws(SlotError) -> (slot: Slot, draftKey: SecretBytes) {
    let privateKey = SecretBytes.random(KeyMaterial.keyBytes)
    let slot = Slot(
      id: id, role: role, publicKey: SealedBox.publicKey(of: privateKey) ?? [], cost: cost, salt: [],
      sealedPrivateKey: [], envelope: [], generation: keys.generation)
    let sealed = try slot.sealing(privateKey, under: passphrase, registerID, cost)
      .withKeys(keys, role: role, registerID: registerID)
    return (sealed, sealed.draftKey(privateKey, registerID))
  }

  /// The slot with another passphrase; its keys stay.
  ///
  /// - Throws: ``SlotError/otherSlot`` when `opened` is another user's, and as
  ///   ``make(id:role:registerID:passphrase:keys:cost:)``.
  public func withPassphrase(
    _ passphrase: SecretBytes, openedBy opened: OpenedSlot, registerID: [UInt8], cost: PassphraseCost = .standard
  ) throws(SlotError) -> Slot {
    guard opened.slotID == id, SealedBox.publicKey(of: opened.privateKey) == publicKey else { throw .otherSlot }
    return try sealing(opened.privateKey, under: passphrase, registerID, cost)
  }

  /// The slot with other keys or another role; its passphrase stays and is not needed.
  ///
  /// Check first that the public key is the one that was stored: see ``recipientCode(under:registerID:)``.
  /// - Throws: ``SlotError/noClinicalKey``; ``SlotError/damaged`` when the public key is none.
  public func withKeys(_ keys: KeyMaterial, role: String, registerID: [UInt8]) throws(SlotError) -> Slot {
    var slot = self
    slot.role = role
    slot.generation = keys.generation
    slot.envelope = try Envelope.seal(keys, to: slot, registerID)
    return slot
  }

  private func sealing(
    _ privateKey: SecretBytes, under passphrase: SecretBytes, _ registerID: [UInt8], _ cost: PassphraseCost
  ) throws(SlotError) -> Slot {
    guard passphrase.count > 0 else { throw .emptyPassphrase }
    var slot = self
    slot.cost = cost
    slot.salt = SecretBytes.random(PassphraseCost.saltBytes).withBytes { Array($0) }
    let key = try cost.key(passphrase, salt: slot.salt)
    let place = slot.privateKeyPlace(registerID)
    guard let sealed = privateKey.withBytes({ key.seal($0, place: place) }) else { throw .damaged }
    slot.sealedPrivateKey = sealed
    return slot
  }

  /// What the sealed private key is bound to. The role and the turn of keys are not in it: both change without the
  /// passphrase. They are bound by the envelope.
  func privateKeyPlace(_ registerID: [UInt8]) -> [UInt8] {
    CanonicalBytes(purpose: "stegvis slot private key", registerID, id).bytes
  }
}
