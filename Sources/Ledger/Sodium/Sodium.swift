import CSodium

/// The library of all cryptography here.
package enum Sodium {
  /// Whether it has begun, once for the process: it looks for its fastest code and for the system's randomness.
  static let isReady = sodium_init() >= 0

  /// To be asked before a register is opened or made.
  /// - Throws: ``LedgerError/unexpected(code:message:)``.
  package static func requireReady() throws(LedgerError) {
    guard isReady else { throw .unexpected(code: 0, message: "sodium_init") }
  }

  /// Whether two codes or keys are the same. Takes as long wherever two of a length differ.
  package static func agree(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    left.count == right.count && sodium_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
  }
}
