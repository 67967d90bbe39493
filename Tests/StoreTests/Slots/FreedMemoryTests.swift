import Foundation
import Testing

@testable import Ledger
@testable import Store

/// What is let go of at the lock is not left lying in memory.
@Suite struct FreedMemoryTests {
  /// Where an array of bytes lay, and what is there when it is gone.
  private func left(_ freeing: (() -> Void) -> Void) -> [UInt8] {
    var text: [UInt8]? = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 13) }
    let address = text?.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) } ?? 0
    freeing { text = nil }
    // The block is given to whoever asks next, with what stands in it: the first bytes are the allocator's own.
    var found = [UInt8](repeating: 0, count: 4096)
    let descriptor = open("/proc/self/mem", O_RDONLY)
    defer { close(descriptor) }
    let count = pread(descriptor, &found, found.count, off_t(address))
    return Array(found.prefix(max(0, count)).dropFirst(64))
  }

  @Test func whatIsFreedWhileTheScreenIsLockedIsOverwritten() {
    let sequence = (64..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 13) }
    // Somebody else's thread may have taken the block meanwhile; what was in it is gone either way.
    let same = zip(left { free in FreedMemory.overwriting(free) }, sequence).count { $0 == $1 }
    #expect(same < sequence.count / 8)
  }
}
