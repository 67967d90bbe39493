import Foundation
import Testing

@testable import Store

/// One after the other: what is locked is counted for the whole process.
@Suite(.serialized) struct SecretBytesTests {
  private static let pattern = Array("a pattern to be found again in memory".utf8)

  private func secret(_ bytes: [UInt8] = pattern, in arena: LockedArena) -> SecretBytes {
    SecretBytes(count: bytes.count, in: arena) { $0.copyBytes(from: bytes) }
  }

  @Test func aSecretIsWipedWhenItIsLetGo() {
    let arena = LockedArena()
    var held: SecretBytes? = secret(in: arena)
    #expect(held?.bytes == Self.pattern)
    #expect(arena.contains(Self.pattern))
    held = nil
    #expect(!arena.contains(Array(Self.pattern.prefix(4))))
    #expect(held == nil)
  }

  @Test func aSecretThatCouldNotBeReadToItsEndIsWipedToo() {
    struct Broken: Error {}
    let arena = LockedArena()
    #expect(throws: Broken.self) {
      _ = try SecretBytes(count: 40, in: arena) { bytes throws(Broken) in
        bytes.copyBytes(from: Self.pattern)
        throw Broken()
      }
    }
    #expect(!arena.contains(Array(Self.pattern.prefix(4))))
  }

  @Test func lettingOneGoLeavesItsNeighboursAlone() {
    let arena = LockedArena()
    var secrets = (0..<300).map { secret([UInt8](repeating: UInt8($0 % 250 + 1), count: 1 + $0 % 70), in: arena) }
    for index in stride(from: 298, through: 0, by: -2) { secrets.remove(at: index) }
    secrets += (0..<50).map { _ in secret(in: arena) }
    for (index, secret) in secrets.prefix(150).enumerated() {
      let number = 2 * index + 1
      #expect(secret.bytes == [UInt8](repeating: UInt8(number % 250 + 1), count: 1 + number % 70))
    }
    #expect(secrets.suffix(50).allSatisfy { $0.bytes == Self.pattern })
  }

  @Test(arguments: [0, 1, 31, 32, 33, 4096, 4097, 20_000])
  func aSecretHasAnyLength(count: Int) {
    let arena = LockedArena()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }
    let secret = secret(bytes, in: arena)
    #expect(secret.bytes == bytes)
    #expect(SecretBytes(bytes) == secret)
    #expect(secret.slice(0..<count) == secret)
    #expect(secret.slice(0..<count + 5).count == count)
  }

  @Test func newSecretsStartAsZeros() {
    let arena = LockedArena()
    _ = secret([UInt8](repeating: 255, count: 4096), in: arena)
    let next = SecretBytes(count: 4096, in: arena) { _ in }
    #expect(next.bytes.allSatisfy { $0 == 0 })
  }

  @Test func itsMemoryIsLockedWhereTheSystemAllows() throws {
    let before = try lockedKilobytes()
    let arena = LockedArena()
    let secret = secret(in: arena)
    let after = try lockedKilobytes()
    if secret.isLocked {
      #expect(after >= before + sysconf(Int32(_SC_PAGESIZE)) / 1024)
    }
    #expect(secret.bytes == Self.pattern)
  }

  private func lockedKilobytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmLck:") })
    return try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
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

  @Test func whatTheLibraryGaveOutIsWipedThere() {
    var data = Data(Self.pattern)
    let secret = SecretBytes(takingFrom: &data)
    #expect(secret.bytes == Self.pattern)
    #expect(data == Data(count: Self.pattern.count))
  }

  @Test func manyThreadsMayTakeAndGiveBack() async {
    let arena = LockedArena()
    await withTaskGroup(of: Bool.self) { group in
      for number in UInt8(1)...8 {
        group.addTask {
          (0..<200).allSatisfy { turn in
            let bytes = [UInt8](repeating: number, count: 1 + turn % 100)
            return SecretBytes(count: bytes.count, in: arena) { $0.copyBytes(from: bytes) }.bytes == bytes
          }
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
  }
}
