/// The register's keys, sealed to a user's public key.
///
/// They are identity, chain and, where the role may have it, clinical, in this order; in place of the clinical one the
/// others get the public half of the drop box.
package enum Envelope {
  private static let keyCount = 3

  /// The length of every envelope.
  package static let bytes = SealedBox.overhead + keyCount * KeyMaterial.keyBytes

  /// What the envelope is bound to.
  private static func place(_ slot: Slot, _ registerID: [UInt8]) -> [UInt8] {
    CanonicalBytes(purpose: "stegvis slot envelope", registerID, slot.id, slot.role, slot.generation).bytes
  }

  /// - Throws: ``SlotError/noClinicalKey``; ``SlotError/damaged`` when the slot's public key is none.
  package static func seal(_ keys: KeyMaterial, to slot: Slot, _ registerID: [UInt8]) throws(SlotError) -> [UInt8] {
    let isClinical = Slot.clinicalRoles.contains(slot.role)
    if isClinical, keys.clinical == nil { throw .noClinicalKey }
    let sealed = SealedBox.seal(
      keyCount * KeyMaterial.keyBytes, to: slot.publicKey, place: place(slot, registerID)
    ) { bytes in
      let parts = [keys.identity, keys.chain, isClinical ? keys.clinical : SecretBytes(keys.dropBox)]
      for (index, part) in parts.enumerated() {
        let place = UnsafeMutableRawBufferPointer(rebasing: bytes[(index * KeyMaterial.keyBytes)...])
        part?.withBytes { place.copyBytes(from: $0.prefix(KeyMaterial.keyBytes)) }
      }
    }
    guard let sealed else { throw .damaged }
    return sealed
  }

  /// - Throws: ``SlotError/damaged``.
  package static func open(
    _ slot: Slot, with privateKey: SecretBytes, _ registerID: [UInt8]
  ) throws(SlotError) -> KeyMaterial {
    let place = place(slot, registerID)
    guard slot.envelope.count == bytes,
      let keys = slot.envelope.withUnsafeBytes({
        SealedBox.open($0, with: privateKey, slot.publicKey, place: place)
      })
    else { throw .damaged }
    let size = KeyMaterial.keyBytes
    let isClinical = Slot.clinicalRoles.contains(slot.role)
    return KeyMaterial(
      generation: slot.generation, identity: keys.slice(0..<size),
      clinical: isClinical ? keys.slice(2 * size..<3 * size) : nil, chain: keys.slice(size..<2 * size),
      dropBox: isClinical ? [] : keys.withBytes { Array($0[2 * size..<3 * size]) })
  }
}
