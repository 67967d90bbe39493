/// Values in the one form that codes, seals and the journal's chain cover them in: each with its kind and length before it,
/// so that it can be read in one way only, and no two rows of values are alike in their bytes.
package struct CanonicalBytes {
  package private(set) var bytes: [UInt8] = []

  private enum Kind: UInt8 { case null, integer, text, seal, other }

  package init() { bytes.reserveCapacity(CanonicalBytes.usual) }

  /// What most rows and entries come to: growing to it by and by takes longer than to write it.
  private static let usual = 256

  /// Begins anew in the same memory.
  package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// - Parameter purpose: what the bytes are for; keeps two uses of one key apart.
  package init(purpose: String, _ values: any StoredValue...) {
    self.init()
    add(purpose)
    for value in values { value.add(to: &self) }
  }

  package mutating func add(_ value: Int64?) {
    guard let value else { return bytes.append(Kind.null.rawValue) }
    bytes.append(Kind.integer.rawValue)
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func add(_ value: Int) { add(Int64(value)) }
  package mutating func add(_ value: [UInt8]) { value.withUnsafeBytes { addOther($0) } }

  package mutating func add(_ value: String?) {
    guard var value else { return bytes.append(Kind.null.rawValue) }
    value.withUTF8 { add(text: UnsafeRawBufferPointer($0)) }
  }

  /// The bytes as they stand: decoded first, two broken texts would be alike.
  package mutating func add(text: UnsafeRawBufferPointer) {
    bytes.append(Kind.text.rawValue)
    add(count: text.count)
    bytes.append(contentsOf: text)
  }

  /// A seal stands as the hash of its bytes, of an erased one all there is; one of the case side as the code before it.
  package mutating func add(seal: [UInt8]) { seal.withUnsafeBytes { add(seal: $0) } }

  package mutating func add(seal: UnsafeRawBufferPointer) {
    bytes.append(Kind.seal.rawValue)
    if CaseSeal.holds(seal) {
      bytes.append(contentsOf: CaseSeal.code(seal))
    } else if Keyring.isErased(seal) {
      bytes.append(contentsOf: seal.dropFirst())
    } else {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: Blake2b.byteCount))
      bytes.withUnsafeMutableBytes { Blake2b.hash(seal, into: UnsafeMutableRawBufferPointer(rebasing: $0[start...])) }
    }
  }

  mutating func addOther(_ other: UnsafeRawBufferPointer) {
    bytes.append(Kind.other.rawValue)
    add(count: other.count)
    bytes.append(contentsOf: other)
  }

  private mutating func add(count: Int) {
    withUnsafeBytes(of: UInt64(count).littleEndian) { bytes.append(contentsOf: $0) }
  }
}
