import Crypto
import Foundation

/// Where those who may not read the clinical side put what is for it: a note from the desk, a message by telephone.
///
/// A key pair that follows from the clinical key: whoever holds that one opens, and every slot has the public half (HPKE,
/// Curve25519). A seal's bytes: the form (2), the encapsulated key (32), the sealed bytes and the tag.
struct DropBox {
  static let suite = HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
  private static let encapsulatedBytes = 32
  private static let form: UInt8 = 2

  /// Whether a seal was put in, by its first byte.
  static func holds(_ sealed: UnsafeRawBufferPointer) -> Bool { sealed.first == form }

  private let publicKey: Curve25519.KeyAgreement.PublicKey?
  /// Nil for those who may put in and not take out.
  private let privateKey: Curve25519.KeyAgreement.PrivateKey?

  init(_ material: KeyMaterial) {
    privateKey = material.clinical.flatMap(DropBox.privateKey(from:))
    publicKey =
      privateKey?.publicKey ?? (try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: material.dropBox))
  }

  private static func privateKey(from clinical: SecretBytes) -> Curve25519.KeyAgreement.PrivateKey? {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: clinical.symmetricKey, info: Array("stegvis drop box".utf8), outputByteCount: 32)
    return key.withUnsafeBytes { try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: $0) }
  }

  /// The public half for the slots of those who may not read the clinical side; 32 bytes.
  static func publicKey(from clinical: SecretBytes) -> [UInt8] {
    Array(privateKey(from: clinical)?.publicKey.rawRepresentation ?? Data(count: KeyMaterial.keyBytes))
  }

  /// - Throws: ``StoreError/notAllowed(_:)`` when the slot has no key to put in with.
  func seal(_ plain: [UInt8], place: [UInt8]) throws(StoreError) -> [UInt8] {
    guard let publicKey,
      var sender = try? HPKE.Sender(recipientKey: publicKey, ciphersuite: DropBox.suite, info: Data(place)),
      let sealed = try? sender.seal(plain)
    else { throw .notAllowed(.noKey) }
    return [DropBox.form] + Array(sender.encapsulatedKey) + Array(sealed)
  }

  /// Nil when it does not open.
  func open(_ sealed: UnsafeRawBufferPointer, place: [UInt8]) -> [UInt8]? {
    guard let privateKey, sealed.count > 1 + DropBox.encapsulatedBytes, sealed[0] == DropBox.form,
      var recipient = try? HPKE.Recipient(
        privateKey: privateKey, ciphersuite: DropBox.suite, info: Data(place),
        encapsulatedKey: Data(sealed[1..<1 + DropBox.encapsulatedBytes])),
      let plain = try? recipient.open(Data(sealed[(1 + DropBox.encapsulatedBytes)...]))
    else { return nil }
    return Array(plain)
  }
}
