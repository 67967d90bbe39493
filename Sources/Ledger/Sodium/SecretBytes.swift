import CSodium

/// Bytes nobody else should see: a key, a passphrase. They lie in locked memory, are wiped when the last owner lets go,
/// and never change.
///
/// Whoever copies them out of ``withBytes(_:)`` loses that, so the copy should be short-lived.
public struct SecretBytes: Sendable {
  private let memory: GuardedMemory
  private let range: Range<Int>

  public var count: Int { range.count }

  package init(_ memory: GuardedMemory, _ range: Range<Int>? = nil) {
    self.memory = memory
    self.range = range ?? 0..<memory.bytes.count
  }

  /// - Parameter fill: writes the bytes; they are zero before.
  public init<Failure: Error>(
    count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    self.init(try GuardedMemory(count: count, fill: fill))
  }

  /// A copy of `bytes`, which the caller wipes or lets go.
  public init(_ bytes: some Collection<UInt8>) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  /// New random bytes.
  public static func random(_ count: Int) -> SecretBytes {
    SecretBytes(count: count) { bytes in
      if let start = bytes.baseAddress { randombytes_buf(start, bytes.count) }
    }
  }

  /// Lends the bytes for the time of the call.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withExtendedLifetime(memory) { () throws(Failure) in
      try body(UnsafeRawBufferPointer(rebasing: memory.bytes[range]))
    }
  }

  /// Some of the bytes, in the same memory. `range` is cut to what is there.
  public func slice(_ range: Range<Int>) -> SecretBytes {
    let range = range.clamped(to: 0..<count)
    return SecretBytes(memory, self.range.lowerBound + range.lowerBound..<self.range.lowerBound + range.upperBound)
  }
}

extension SecretBytes: Equatable {
  /// Takes the same time wherever two secrets of a length differ.
  public static func == (left: SecretBytes, right: SecretBytes) -> Bool {
    left.withBytes { left in right.withBytes { Sodium.agree(left, $0) } }
  }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "SecretBytes(\(count))" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
