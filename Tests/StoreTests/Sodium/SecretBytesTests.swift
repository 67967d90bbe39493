import Foundation
import Testing

@testable import Ledger
@testable import Store

/// One after the other: what is locked is counted for the whole process.
@Suite(.serialized) struct SecretBytesTests {
  private static let pattern = Array("a pattern to be found again in memory".utf8)

  /// Where the system has no guarded memory to give.
  private static func ordinary(_ bytes: [UInt8]) -> SecretBytes {
    SecretBytes(GuardedMemory(count: bytes.count, allocate: { _ in nil }, fill: { $0.copyBytes(from: bytes) }))
  }

  private func address(_ secret: SecretBytes) -> UInt64 {
    secret.withBytes { UInt64(UInt(bitPattern: $0.baseAddress)) }
  }

  /// What stands at an address of this process; empty when nothing is there any more.
  private func memory(at address: UInt64, _ count: Int) throws -> [UInt8] {
    let file = open("/proc/self/mem", O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = pread(file, &bytes, count, off_t(bitPattern: UInt(address)))
    return Array(bytes.prefix(max(0, got)))
  }

  @Test(arguments: [true, false])
  func aSecretIsWipedWhenItsLastOwnerLetsGo(isGuarded: Bool) throws {
    var held: SecretBytes? = isGuarded ? SecretBytes(Self.pattern) : Self.ordinary(Self.pattern)
    let place = address(try #require(held))
    #expect(try memory(at: place, Self.pattern.count) == Self.pattern)
    var part = held?.slice(2..<9)
    held = nil
    #expect(try memory(at: place, Self.pattern.count) == Self.pattern)
    #expect(part?.bytes == Array(Self.pattern[2..<9]))
    part = nil
    // Whoever was given the memory next may have written there.
    let left = try memory(at: place, Self.pattern.count)
    for start in 0..<max(0, left.count - 3) { #expect(!Self.pattern.contains(left[start..<start + 4])) }
    #expect(held == nil && part == nil)
  }

  @Test func aSecretThatCouldNotBeReadToItsEndIsWipedToo() throws {
    struct Broken: Error {}
    var place: UInt64 = 0
    #expect(throws: Broken.self) {
      _ = try SecretBytes(count: 40) { bytes throws(Broken) in
        bytes.copyBytes(from: Self.pattern)
        place = UInt64(UInt(bitPattern: bytes.baseAddress))
        throw Broken()
      }
    }
    #expect(place != 0)
    let left = try memory(at: place, Self.pattern.count)
    for start in 0..<max(0, left.count - 3) { #expect(!Self.pattern.contains(left[start..<start + 4])) }
  }

  @Test func lettingOneGoLeavesItsNeighboursAlone() {
    var secrets = (0..<300).map { SecretBytes([UInt8](repeating: UInt8($0 % 250 + 1), count: 1 + $0 % 70)) }
    for index in stride(from: 298, through: 0, by: -2) { secrets.remove(at: index) }
    secrets += (0..<50).map { _ in SecretBytes(Self.pattern) }
    for (index, secret) in secrets.prefix(150).enumerated() {
      let number = 2 * index + 1
      #expect(secret.bytes == [UInt8](repeating: UInt8(number % 250 + 1), count: 1 + number % 70))
    }
    #expect(secrets.suffix(50).allSatisfy { $0.bytes == Self.pattern })
  }

  @Test(arguments: [0, 1, 31, 32, 33, 4096, 4097, 20_000])
  func aSecretHasAnyLength(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }
    for secret in [SecretBytes(bytes), Self.ordinary(bytes)] {
      #expect(secret.bytes == bytes)
      #expect(SecretBytes(bytes) == secret)
      #expect(secret.slice(0..<count) == secret)
      #expect(secret.slice(0..<count + 5).count == count)
      #expect(
        secret.slice(count / 3..<count).slice(1..<max(1, count)).bytes == Array(bytes[(count / 3)...].dropFirst()))
    }
  }

  @Test func newSecretsStartAsZeros() {
    _ = SecretBytes([UInt8](repeating: 255, count: 4096))
    let next = SecretBytes(count: 4096) { _ in }
    #expect(next.bytes.allSatisfy { $0 == 0 })
    let ordinary = SecretBytes(GuardedMemory(count: 64, allocate: { _ in nil }, fill: { _ in }))
    #expect(ordinary.bytes.allSatisfy { $0 == 0 })
  }

  @Test func itsMemoryIsKeptOutOfSwapCoreFilesAndChildrenAndCannotBeWritten() throws {
    let secret = SecretBytes(Self.pattern)
    // Not as a string of Foundation's, which reads a file of no length only so far.
    let all = try #require(try FileHandle(forReadingAtPath: "/proc/self/smaps")?.readToEnd())
    let maps = String(decoding: all, as: UTF8.self).split(separator: "\n")
    let place = address(secret)
    let start = try #require(
      maps.firstIndex { line in
        let ends = line.split(separator: " ").first?.split(separator: "-").map { UInt64($0, radix: 16) } ?? []
        guard ends.count == 2, let low = ends[0], let high = ends[1] else { return false }
        return low <= place && place < high
      })
    #expect(maps[start].split(separator: " ").dropFirst().first == "r--p")
    let flags = try #require(maps[start...].first { $0.hasPrefix("VmFlags:") }).split(separator: " ")
    #expect(flags.contains("dc"), "no child has it: \(flags)")
    #expect(flags.contains("dd"), "no core file has it: \(flags)")
    let limit = try lockLimit()
    if limit.rlim_cur > 1 << 20 { #expect(flags.contains("lo"), "it is never swapped: \(flags)") }
    #expect(secret.bytes == Self.pattern)
  }

  private func lockLimit() throws -> rlimit {
    var limit = rlimit()
    try #require(getrlimit(__rlimit_resource_t(__RLIMIT_MEMLOCK.rawValue), &limit) == 0)
    return limit
  }

  /// Root may lock what it likes: then this is what it always is.
  @Test func aSecretServesWhereNothingMayBeLocked() throws {
    let before = try lockLimit()
    var none = before
    none.rlim_cur = 0
    try #require(setrlimit(__rlimit_resource_t(__RLIMIT_MEMLOCK.rawValue), &none) == 0)
    defer {
      var back = before
      #expect(setrlimit(__rlimit_resource_t(__RLIMIT_MEMLOCK.rawValue), &back) == 0)
    }
    let trial = SlotTrial()
    #expect(try trial.open(trial.slot()).keys == trial.keys)
  }

  @Test func nothingPrintsASecret() {
    let secret = SecretBytes("hemmelig".utf8)
    #expect("\(secret)" == "SecretBytes(8)")
    #expect(String(reflecting: secret) == "SecretBytes(8)")
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!dumped.contains("104"))
    #expect(Mirror(reflecting: secret).children.isEmpty)
    #expect("\(RecoveryKey())" == "RecoveryKey")
  }

  @Test func secretsAreEqualWhenAllTheirBytesAre() {
    #expect(SecretBytes([1, 2, 3]) == SecretBytes([1, 2, 3]))
    #expect(SecretBytes([1, 2, 3]) != SecretBytes([1, 2, 4]))
    #expect(SecretBytes([1, 2, 3]) != SecretBytes([0, 2, 3]))
    #expect(SecretBytes([1, 2, 3]) != SecretBytes([1, 2]))
    #expect(SecretBytes.random(32) != SecretBytes.random(32))
  }

  @Test func manyThreadsMayTakeAndGiveBack() async {
    await withTaskGroup(of: Bool.self) { group in
      for number in UInt8(1)...8 {
        group.addTask {
          (0..<200).allSatisfy { turn in
            let bytes = [UInt8](repeating: number, count: 1 + turn % 100)
            return SecretBytes(bytes).bytes == bytes
          }
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
  }
}
