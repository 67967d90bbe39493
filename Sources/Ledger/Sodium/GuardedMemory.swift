import CSodium
import Foundation

/// Memory for secrets: between pages that nobody may touch, kept out of the swap file, of core files and of child
/// processes, and wiped when it is given back.
///
/// A process may lock few pages: what belongs together shares one (``SecretBytes/slice(_:)``). Memory that cannot be
/// locked, or even mapped, still serves: a secret that might be swapped is better than no login.
package final class GuardedMemory: @unchecked Sendable {
  package let bytes: UnsafeMutableRawBufferPointer
  private let isGuarded: Bool

  /// - Parameters:
  ///   - allocate: nil when the system has no such memory to give; for tests.
  ///   - fill: writes the bytes, which are zero before. Afterwards nobody may.
  package init<Failure: Error>(
    count: Int, allocate: (Int) -> UnsafeMutableRawPointer? = { sodium_malloc($0) },
    fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let guarded = Sodium.isReady ? allocate(count) : nil
    let start = guarded ?? .allocate(byteCount: count, alignment: 1)
    isGuarded = guarded != nil
    bytes = UnsafeMutableRawBufferPointer(start: start, count: count)
    sodium_memzero(start, count)
    // The bytes end where their last page does.
    let page = UInt(max(1, sysconf(Int32(_SC_PAGESIZE))))
    let first = (UInt(bitPattern: start) - 1) / page * page
    let pages = UnsafeMutableRawPointer(bitPattern: first)
    if isGuarded { madvise(pages, Int(bitPattern: start) + count - Int(first), MADV_DONTFORK) }
    try fill(bytes)
    if isGuarded { sodium_mprotect_readonly(start) }
  }

  deinit {
    if isGuarded {
      sodium_free(bytes.baseAddress)
    } else {
      sodium_memzero(bytes.baseAddress, bytes.count)
      bytes.deallocate()
    }
  }
}
