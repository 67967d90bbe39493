import Crypto
import Foundation

/// The register's keys, sealed to a user's public key: the encapsulated key (32), the sealed keys, tag (16).
///
/// The sealed keys are identity, chain and, where the role may have it, clinical, in this order; in place of the clinical one
/// the others get the public half of the drop box.
enum Envelope {
  private static let encapsulatedBytes = 32
  private static let tagBytes = 16

  private static let keyCount = 3

  static func bytes(role: String) -> Int {
    encapsulatedBytes + keyCount * KeyMaterial.keyBytes + tagBytes
  }

  /// What the envelope is bound to.
  private static func place(_ slot: Slot, _ registerID: [UInt8]) -> Data {
    var place = CanonicalBytes(purpose: "stegvis slot envelope")
    place.add(registerID)
    place.add(slot.id)
    place.add(slot.role)
    place.add(slot.generation)
    return Data(place.bytes)
  }

  /// - Throws: ``SlotError/noClinicalKey``; ``SlotError/damaged`` when the slot's public key is none.
  static func seal(_ keys: KeyMaterial, to slot: Slot, _ registerID: [UInt8]) throws(SlotError) -> [UInt8] {
    let isClinical = Slot.clinicalRoles.contains(slot.role)
    if isClinical, keys.clinical == nil { throw .noClinicalKey }
    let plain = SecretBytes(count: keyCount * KeyMaterial.keyBytes) { bytes in
      func put(_ part: UnsafeRawBufferPointer, at index: Int) {
        let place = index * KeyMaterial.keyBytes
        bytes[place..<place + min(part.count, KeyMaterial.keyBytes)].copyBytes(from: part)
      }
      keys.identity.withBytes { put($0, at: 0) }
      keys.chain.withBytes { put($0, at: 1) }
      if isClinical {
        keys.clinical?.withBytes { put($0, at: 2) }
      } else {
        keys.dropBox.withUnsafeBytes { put($0, at: 2) }
      }
    }
    guard let recipient = recipient(slot),
      var sender = try? HPKE.Sender(recipientKey: recipient, ciphersuite: DropBox.suite, info: place(slot, registerID)),
      let sealed = plain.withBytes({ try? sender.seal($0) })
    else { throw .damaged }
    return Array(sender.encapsulatedKey) + Array(sealed)
  }

  /// Nil when the public key is none, or one of the few with which every secret comes out as zero: what is sealed to
  /// such a key anybody can open, and the library does not refuse it.
  private static func recipient(_ slot: Slot) -> Curve25519.KeyAgreement.PublicKey? {
    guard let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: slot.publicKey),
      let secret = try? Curve25519.KeyAgreement.PrivateKey().sharedSecretFromKeyAgreement(with: key),
      secret.withUnsafeBytes({ bytes in bytes.contains { $0 != 0 } })
    else { return nil }
    return key
  }

  /// - Throws: ``SlotError/damaged``.
  static func open(
    _ slot: Slot, with privateKey: SecretBytes, _ registerID: [UInt8]
  ) throws(SlotError) -> KeyMaterial {
    guard slot.envelope.count == bytes(role: slot.role),
      let key = privateKey.withBytes({ try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: $0) }),
      var recipient = try? HPKE.Recipient(
        privateKey: key, ciphersuite: DropBox.suite, info: place(slot, registerID),
        encapsulatedKey: Data(slot.envelope.prefix(encapsulatedBytes))),
      var opened = try? recipient.open(slot.envelope.dropFirst(encapsulatedBytes))
    else { throw .damaged }
    let keys = SecretBytes(takingFrom: &opened)
    let size = KeyMaterial.keyBytes
    let isClinical = Slot.clinicalRoles.contains(slot.role)
    return KeyMaterial(
      generation: slot.generation, identity: keys.slice(0..<size),
      clinical: isClinical ? keys.slice(2 * size..<3 * size) : nil, chain: keys.slice(size..<2 * size),
      dropBox: isClinical ? [] : keys.withBytes { Array($0[2 * size..<3 * size]) })
  }
}
