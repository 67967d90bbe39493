import Foundation
import Synchronization

/// Memory for secrets: kept out of the swap file, of core files and of child processes, and shared by many small
/// secrets, since only whole pages can be locked and a process may lock few.
///
/// A page, once taken from the system, stays for the arena's life; what is given back is wiped and used again.
final class LockedArena: Sendable {
  static let shared = LockedArena()

  /// The unit that is given out: a key.
  static let cellBytes = 32

  /// A run of cells that has one owner, who alone may write there before it is shared.
  struct Cells: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    /// Bytes, a multiple of ``LockedArena/cellBytes``.
    let bytes: Int
    let isLocked: Bool
  }

  private struct Block: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let isMapped: Bool
    let isLocked: Bool
    var isTaken: [Bool]

    var bytes: Int { isTaken.count * cellBytes }

    /// Takes the first run of `count` free cells; nil when there is none.
    mutating func take(_ count: Int) -> Int? {
      var free = 0
      for cell in isTaken.indices {
        free = isTaken[cell] ? 0 : free + 1
        guard free == count else { continue }
        let first = cell + 1 - count
        for taken in first...cell { isTaken[taken] = true }
        return first
      }
      return nil
    }
  }

  private let blocks = Mutex<[Block]>([])

  /// At least `bytes` bytes, all zero.
  func take(_ bytes: Int) -> Cells {
    let count = max(1, (bytes + Self.cellBytes - 1) / Self.cellBytes)
    return blocks.withLock { blocks in
      for index in blocks.indices {
        if let first = blocks[index].take(count) { return Self.cells(blocks[index], first, count) }
      }
      var block = Self.newBlock(cells: count)
      let first = block.take(count) ?? 0
      blocks.append(block)
      return Self.cells(block, first, count)
    }
  }

  /// Wipes the cells and takes them back.
  func giveBack(_ cells: Cells) {
    explicit_bzero(cells.start, cells.bytes)
    blocks.withLock { blocks in
      for index in blocks.indices {
        let offset = blocks[index].start.distance(to: cells.start)
        guard offset >= 0, offset < blocks[index].bytes else { continue }
        let first = offset / Self.cellBytes
        for cell in first..<first + cells.bytes / Self.cellBytes { blocks[index].isTaken[cell] = false }
        return
      }
    }
  }

  /// Whether these bytes, at most a page of them, stand anywhere in the arena, in cells that are in use or given back:
  /// what a test of wiping asks.
  func contains(_ bytes: [UInt8]) -> Bool {
    blocks.withLock { blocks in
      bytes.withUnsafeBytes { sought in
        guard let first = sought.baseAddress else { return true }
        return blocks.contains { block in
          (0...block.bytes - sought.count).contains { memcmp(block.start + $0, first, sought.count) == 0 }
        }
      }
    }
  }

  deinit {
    blocks.withLock { blocks in
      for block in blocks {
        explicit_bzero(block.start, block.bytes)
        if block.isMapped { munmap(block.start, block.bytes) } else { block.start.deallocate() }
      }
    }
  }

  private static func cells(_ block: Block, _ first: Int, _ count: Int) -> Cells {
    Cells(start: block.start + first * cellBytes, bytes: count * cellBytes, isLocked: block.isLocked)
  }

  /// Memory that cannot be locked, or even mapped, still serves: a secret that might be swapped is better than no
  /// login.
  private static func newBlock(cells: Int) -> Block {
    let page = max(cellBytes, sysconf(Int32(_SC_PAGESIZE)))
    let bytes = (cells * cellBytes + page - 1) / page * page
    let isTaken = [Bool](repeating: false, count: bytes / cellBytes)
    let mapped = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let mapped, mapped != MAP_FAILED else {
      let start = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: cellBytes)
      start.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
      return Block(start: start, isMapped: false, isLocked: false, isTaken: isTaken)
    }
    _ = madvise(mapped, bytes, MADV_DONTDUMP)
    _ = madvise(mapped, bytes, MADV_DONTFORK)
    return Block(start: mapped, isMapped: true, isLocked: mlock(mapped, bytes) == 0, isTaken: isTaken)
  }
}
