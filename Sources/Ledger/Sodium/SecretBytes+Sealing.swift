import CSodium
import Synchronization

/// Seals under a key of 32 bytes: XChaCha20-Poly1305. A seal's bytes: nonce (24), the sealed bytes, tag (16).
///
/// Nonces are drawn: 24 bytes are so many that no two meet.
extension SecretBytes {
  private static let nonceBytes = 24
  private static let tagBytes = 16
  private static let keyBytes = 32

  /// How many more bytes a seal has than what is in it.
  static let sealBytes = nonceBytes + tagBytes

  /// - Parameters:
  ///   - place: what the seal is bound to: with another it does not open.
  ///   - head: stands before the seal, in the open.
  /// - Returns: nil when this is no key.
  package func seal(_ plain: UnsafeRawBufferPointer, place: [UInt8], after head: [UInt8] = []) -> [UInt8]? {
    guard count == SecretBytes.keyBytes else { return nil }
    let start = head.count + SecretBytes.nonceBytes
    let total = start + plain.count + SecretBytes.tagBytes
    return withBytes { key in
      [UInt8](unsafeUninitializedCapacity: total) { out, filled in
        guard let key = key.baseAddress, let bytes = out.baseAddress else { return }
        UnsafeMutableRawBufferPointer(out).copyBytes(from: head)
        Nonces.draw(UnsafeMutableRawBufferPointer(start: bytes + head.count, count: SecretBytes.nonceBytes))
        // It fails for more bytes only than there are in a machine.
        _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
          bytes + start, nil, plain.baseAddress, UInt64(plain.count), place, UInt64(place.count), nil,
          bytes + head.count, key)
        filled = total
      }
    }
  }

  /// Nil when it does not open: it was edited, or is of another key or place.
  package func open(_ sealed: UnsafeRawBufferPointer, place: [UInt8]) -> [UInt8]? {
    var isRight = false
    let count = max(0, sealed.count - SecretBytes.sealBytes)
    let plain = [UInt8](unsafeUninitializedCapacity: count) { out, filled in
      isRight = open(sealed, place: place, into: UnsafeMutableRawBufferPointer(out))
      filled = isRight ? count : 0
    }
    return isRight ? plain : nil
  }

  /// The same for what is itself a secret.
  /// - Parameter plain: of the length that was sealed.
  /// - Returns: whether it opens.
  package func open(
    _ sealed: UnsafeRawBufferPointer, place: [UInt8], into plain: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard count == SecretBytes.keyBytes, sealed.count == plain.count + SecretBytes.sealBytes else { return false }
    return withBytes { key in
      guard let key = key.baseAddress, let nonce = sealed.baseAddress else { return false }
      return crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain.baseAddress, nil, nil, nonce + SecretBytes.nonceBytes, UInt64(sealed.count - SecretBytes.nonceBytes),
        place, UInt64(place.count), nonce, key) == 0
    }
  }
}

/// Random bytes that are nobody's secret, drawn some at a time: to ask the system for each nonce costs more than sealing.
private enum Nonces {
  private static let ahead = Mutex<[UInt8]>([])
  private static let drawnAtOnce = 4096

  static func draw(_ nonce: UnsafeMutableRawBufferPointer) {
    ahead.withLock { bytes in
      if bytes.count < nonce.count {
        bytes = [UInt8](unsafeUninitializedCapacity: drawnAtOnce) { out, filled in
          if let start = out.baseAddress { randombytes_buf(start, drawnAtOnce) }
          filled = drawnAtOnce
        }
      }
      nonce.copyBytes(from: bytes.suffix(nonce.count))
      bytes.removeLast(nonce.count)
    }
  }
}
