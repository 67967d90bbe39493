import Crypto
import Foundation

/// The register's keys, sealed to a user's public key: the encapsulated key (32), the sealed keys, tag (16).
///
/// The sealed keys are identity, chain and, where the role may have it, clinical, in this order.
enum Envelope {
  private static let suite = HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
  private static let encapsulatedBytes = 32
  private static let tagBytes = 16

  private static func keyCount(role: String) -> Int { Slot.clinicalRoles.contains(role) ? 3 : 2 }

  static func bytes(role: String) -> Int {
    encapsulatedBytes + keyCount(role: role) * KeyMaterial.keyBytes + tagBytes
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
    var parts = [keys.identity, keys.chain]
    if Slot.clinicalRoles.contains(slot.role) {
      guard let clinical = keys.clinical else { throw .noClinicalKey }
      parts.append(clinical)
    }
    let plain = SecretBytes(count: parts.count * KeyMaterial.keyBytes) { bytes in
      for (index, part) in parts.enumerated() {
        let place = index * KeyMaterial.keyBytes
        part.withBytes { bytes[place..<place + KeyMaterial.keyBytes].copyBytes(from: $0) }
      }
    }
    guard let recipient = recipient(slot),
      var sender = try? HPKE.Sender(recipientKey: recipient, ciphersuite: suite, info: place(slot, registerID)),
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
        privateKey: key, ciphersuite: suite, info: place(slot, registerID),
        encapsulatedKey: Data(slot.envelope.prefix(encapsulatedBytes))),
      var opened = try? recipient.open(slot.envelope.dropFirst(encapsulatedBytes))
    else { throw .damaged }
    let keys = SecretBytes(takingFrom: &opened)
    let size = KeyMaterial.keyBytes
    return KeyMaterial(
      generation: slot.generation, identity: keys.slice(0..<size),
      clinical: keyCount(role: slot.role) == 3 ? keys.slice(2 * size..<3 * size) : nil,
      chain: keys.slice(size..<2 * size))
  }
}
