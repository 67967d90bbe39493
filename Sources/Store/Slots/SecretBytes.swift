import Foundation

/// Bytes nobody else should see: a key, a passphrase. They lie in locked memory, are wiped when the last owner lets go,
/// and never change.
///
/// Whoever copies them out of ``withBytes(_:)`` loses that, so the copy should be short-lived.
public final class SecretBytes: Sendable {
  public let count: Int
  private let cells: LockedArena.Cells
  private let arena: LockedArena

  /// - Parameter fill: writes the bytes; they are zero before.
  init<Failure: Error>(
    count: Int, in arena: LockedArena, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    self.count = count
    self.arena = arena
    cells = arena.take(count)
    try fill(UnsafeMutableRawBufferPointer(start: cells.start, count: count))
  }

  /// - Parameter fill: writes the bytes; they are zero before.
  public convenience init<Failure: Error>(
    count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try self.init(count: count, in: .shared, fill: fill)
  }

  /// A copy of `bytes`, which the caller wipes or lets go.
  public convenience init(_ bytes: some Collection<UInt8>) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  deinit { arena.giveBack(cells) }

  /// New random bytes from the system.
  public static func random(_ count: Int) -> SecretBytes {
    SecretBytes(count: count) { bytes in
      var generator = SystemRandomNumberGenerator()
      for index in bytes.indices { bytes[index] = generator.next() }
    }
  }

  /// Whether the system keeps them out of the swap file. It may refuse when too much is locked already.
  public var isLocked: Bool { cells.isLocked }

  /// Lends the bytes for the time of the call.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: cells.start, count: count))
  }

  /// Some of the bytes, as a secret of their own. `range` is cut to what is there.
  public func slice(_ range: Range<Int>) -> SecretBytes {
    let range = range.clamped(to: 0..<count)
    return withBytes { SecretBytes($0[range]) }
  }
}

extension SecretBytes: Equatable {
  /// Takes the same time wherever two secrets of a length differ.
  public static func == (left: SecretBytes, right: SecretBytes) -> Bool {
    guard left.count == right.count else { return false }
    return left.withBytes { left in
      right.withBytes { right in zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0 }
    }
  }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "SecretBytes(\(count))" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
