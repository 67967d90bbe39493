/// Fields as bytes that can be read in one way only: each has its length before it, so that no two different rows of
/// fields give the same bytes.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  /// - Parameter purpose: what the bytes are for; keeps two uses of one key apart.
  init(purpose: String) { append(purpose) }

  mutating func append(_ field: some Collection<UInt8>) {
    withUnsafeBytes(of: UInt32(clamping: field.count).bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: field)
  }

  mutating func append(_ field: String) { append(field.utf8) }

  mutating func append(_ field: Int64) {
    withUnsafeBytes(of: field.bigEndian) { append($0) }
  }

  mutating func append(_ field: Int) { append(Int64(field)) }
}
