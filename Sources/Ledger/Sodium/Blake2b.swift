import CSodium

/// BLAKE2b: what a text is known by, and under a key what only who has the key can make.
package enum Blake2b {
  static let byteCount = 32

  package static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] { hash(bytes, nil, key: nil, byteCount) }

  /// The hash of `first` and then `second`.
  package static func hash(_ first: [UInt8], _ second: [UInt8] = []) -> [UInt8] {
    first.withUnsafeBytes { first in second.withUnsafeBytes { hash(first, $0, key: nil, byteCount) } }
  }

  /// - Parameter out: ``byteCount`` bytes.
  static func hash(_ bytes: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer) {
    _ = cs_hash(out.baseAddress, out.count, nil, 0, bytes.baseAddress, bytes.count, nil, 0)
  }

  fileprivate static func hash(
    _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer?, key: UnsafeRawBufferPointer?, _ count: Int
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { out, filled in
      let failure = cs_hash(
        out.baseAddress, count, key?.baseAddress, key?.count ?? 0, first.baseAddress, first.count,
        second?.baseAddress, second?.count ?? 0)
      filled = failure == 0 ? count : 0
    }
  }
}

/// What a key of 32 bytes makes.
extension SecretBytes {
  /// The code of `first` and then `second`: keyed BLAKE2b.
  /// - Parameter count: its length in bytes, 16 to 64. A shorter code is another, no beginning of a longer.
  package func code(_ first: [UInt8], _ second: [UInt8] = [], count: Int = Blake2b.byteCount) -> [UInt8] {
    withBytes { key in
      first.withUnsafeBytes { first in second.withUnsafeBytes { Blake2b.hash(first, $0, key: key, count) } }
    }
  }

  /// A key that serves one purpose alone. From it nobody finds this one, nor one of another purpose.
  func derived(_ purpose: [UInt8]) -> SecretBytes {
    SecretBytes(count: Blake2b.byteCount) { derive(purpose, into: $0) }
  }

  func derived(_ purpose: String) -> SecretBytes { derived(Array(purpose.utf8)) }

  /// Two such keys, which share a page.
  func derived(_ first: String, _ second: String) -> (SecretBytes, SecretBytes) {
    let size = Blake2b.byteCount
    let both = SecretBytes(count: 2 * size) { bytes in
      derive(Array(first.utf8), into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<size]))
      derive(Array(second.utf8), into: UnsafeMutableRawBufferPointer(rebasing: bytes[size...]))
    }
    return (both.slice(0..<size), both.slice(size..<2 * size))
  }

  private func derive(_ purpose: [UInt8], into out: UnsafeMutableRawBufferPointer) {
    withBytes { key in
      _ = cs_hash(out.baseAddress, out.count, key.baseAddress, key.count, purpose, purpose.count, nil, 0)
    }
  }
}
