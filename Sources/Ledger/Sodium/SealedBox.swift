import CSodium

/// Boxes that anybody puts something in who has the public key of a pair, and only who has the private one opens: X25519,
/// XSalsa20-Poly1305. A private key is any 32 bytes nobody can guess.
///
/// What a box is bound to lies in it, as a hash, and is compared on opening. A box's bytes: a public key of its own (32),
/// tag (16), and sealed the hash (32) and what was put in.
package enum SealedBox {
  private static let keyBytes = 32
  private static let openBytes = 48

  /// How many more bytes a box has than what is in it.
  static let overhead = openBytes + Blake2b.byteCount

  /// Nil when the bytes are no private key.
  static func publicKey(of privateKey: SecretBytes) -> [UInt8]? {
    guard privateKey.count == keyBytes else { return nil }
    return privateKey.withBytes { key in
      var publicKey = [UInt8](repeating: 0, count: keyBytes)
      guard let key = key.baseAddress, crypto_scalarmult_base(&publicKey, key) == 0 else { return nil }
      return publicKey
    }
  }

  /// - Parameter fill: puts in `count` bytes, which are zero before.
  /// - Returns: nil when the public key is none, or one of the few with which every secret comes out as zero: what is
  ///   sealed to such a key anybody can open.
  package static func seal(
    _ count: Int, to publicKey: [UInt8], place: [UInt8], fill: (UnsafeMutableRawBufferPointer) -> Void
  ) -> [UInt8]? {
    guard publicKey.count == keyBytes else { return nil }
    let content = SecretBytes(count: Blake2b.byteCount + count) { bytes in
      bytes.copyBytes(from: Blake2b.hash(place))
      fill(UnsafeMutableRawBufferPointer(rebasing: bytes[Blake2b.byteCount...]))
    }
    var box = [UInt8](repeating: 0, count: overhead + count)
    let failure = content.withBytes { crypto_box_seal(&box, $0.baseAddress, UInt64($0.count), publicKey) }
    return failure == 0 ? box : nil
  }

  /// Nil when it does not open: it was edited, or is of another key or place.
  package static func open(
    _ box: UnsafeRawBufferPointer, with privateKey: SecretBytes, _ publicKey: [UInt8], place: [UInt8]
  ) -> SecretBytes? {
    guard box.count >= overhead, privateKey.count == keyBytes, publicKey.count == keyBytes else { return nil }
    let hash = Blake2b.hash(place)
    var isRight = false
    let content = SecretBytes(count: box.count - openBytes) { content in
      isRight = privateKey.withBytes { key in
        guard let key = key.baseAddress, let box = box.baseAddress else { return false }
        return crypto_box_seal_open(
          content.baseAddress, box, UInt64(overhead + content.count - hash.count), publicKey, key) == 0
          && hash.withUnsafeBytes { Sodium.agree($0, UnsafeRawBufferPointer(rebasing: content[..<hash.count])) }
      }
    }
    return isRight ? content.slice(hash.count..<content.count) : nil
  }
}
