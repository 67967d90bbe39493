import Crypto
import Foundation

extension SecretBytes {
  /// Takes over what the crypto library gives out in ordinary memory, and wipes it there.
  convenience init(takingFrom data: inout Data) {
    self.init(data)
    data.withUnsafeMutableBytes { bytes in
      if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
    }
  }

  convenience init(_ key: SymmetricKey) {
    self.init(count: key.bitCount / 8) { bytes in key.withUnsafeBytes { bytes.copyMemory(from: $0) } }
  }

  /// A key for the crypto library, in memory that the library wipes but does not lock.
  var symmetricKey: SymmetricKey { withBytes { SymmetricKey(data: $0) } }
}
