extension Slot {
  /// Opens the slot. Takes as long as ``cost`` says.
  ///
  /// Anybody can seal to a public key: that the keys are the register's shows only when they open what it holds. So
  /// check the head of the journal before anything is written under them.
  /// - Throws: ``SlotError/wrongPassphrase``, ``SlotError/damaged``, ``SlotError/unknownDerivation``,
  ///   ``SlotError/costOutOfBounds``, ``SlotError/outOfMemory``.
  public func open(passphrase: SecretBytes, registerID: [UInt8]) throws(SlotError) -> OpenedSlot {
    guard hasItsLengths else { throw .damaged }
    let key = try cost.key(passphrase, salt: salt)
    let place = privateKeyPlace(registerID)
    let privateKey = try SecretBytes(count: KeyMaterial.keyBytes) { bytes throws(SlotError) in
      guard sealedPrivateKey.withUnsafeBytes({ key.open($0, place: place, into: bytes) }) else {
        throw .wrongPassphrase
      }
    }
    guard SealedBox.publicKey(of: privateKey) == publicKey else { throw .damaged }
    return OpenedSlot(
      slotID: id, privateKey: privateKey, keys: try Envelope.open(self, with: privateKey, registerID),
      draftKey: draftKey(privateKey, registerID))
  }

  /// Whether every field is as long as this program writes it. Costs nothing, and tells damage from a wrong passphrase.
  private var hasItsLengths: Bool {
    publicKey.count == KeyMaterial.keyBytes && salt.count == PassphraseCost.saltBytes
      && sealedPrivateKey.count == KeyMaterial.keyBytes + SecretBytes.sealBytes
      && envelope.count == Envelope.bytes
  }

  package func draftKey(_ privateKey: SecretBytes, _ registerID: [UInt8]) -> SecretBytes {
    privateKey.derived(CanonicalBytes(purpose: "stegvis drafts", registerID, id).bytes)
  }
}
