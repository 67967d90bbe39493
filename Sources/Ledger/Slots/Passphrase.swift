import Foundation

extension SecretBytes {
  /// Most bytes a passphrase may have, from a file or a terminal.
  public static let mostPassphraseBytes = 4096

  /// A passphrase's bytes: UTF-8 in normal form C, so that å is the same typed on any keyboard.
  public init(passphrase: String) {
    var normal = passphrase.precomposedStringWithCanonicalMapping
    let count = normal.utf8.count
    self.init(count: count) { bytes in normal.withUTF8 { bytes.copyBytes(from: $0) } }
  }

  /// The same for bytes that were read; nil when they are not UTF-8.
  ///
  /// Only letters beyond ASCII pass through a string, which leaves copies in ordinary memory.
  public func normalisedPassphrase() -> SecretBytes? {
    withBytes { bytes in
      if bytes.allSatisfy({ $0 < 0x80 }) { return self }
      return String(validating: bytes, as: UTF8.self).map { SecretBytes(passphrase: $0) }
    }
  }
}
