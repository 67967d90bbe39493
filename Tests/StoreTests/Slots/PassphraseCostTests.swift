import Testing

@testable import Ledger
@testable import Store

@Suite struct PassphraseCostTests {
  @Test func theUsualCostIsTheOneMeasured() {
    #expect(PassphraseCost.standard == PassphraseCost(derivation: "argon2id", memory: 65_536, passes: 3))
    #expect(PassphraseCost.standard.isInBounds)
  }

  @Test(arguments: [(8, 1), (8, 20), (65_536, 3), (262_144, 1), (262_144, 20)])
  func costsUpToABoundMayBeUsed(memory: Int, passes: Int) {
    #expect(PassphraseCost(memory: memory, passes: passes).isInBounds)
  }

  @Test(arguments: [
    (7, 1), (0, 1), (8, 0), (8, 21), (262_145, 1), (-1, 3), (65_536, -3), (.min, .min), (.max, .max), (.max, 1),
    (1 << 54, 3), (8, .max),
  ])
  func aDoctoredCostIsRefusedBeforeAnyWorkIsDone(memory: Int, passes: Int) throws {
    let cost = PassphraseCost(memory: memory, passes: passes)
    #expect(!cost.isInBounds)
    let trial = SlotTrial()
    var slot = try trial.slot()
    slot.cost = cost
    #expect(trial.failure(slot) == .costOutOfBounds)
    #expect(throws: SlotError.costOutOfBounds) {
      _ = try Slot.make(
        id: 1, role: "counsellor", registerID: trial.registerID, passphrase: trial.passphrase, keys: trial.keys,
        cost: cost)
    }
  }

  @Test(arguments: ["", "argon2i", "Argon2id", "argon2id ", "scrypt", "\u{0}"])
  func aWayThatIsNotKnownHereIsSaid(derivation: String) throws {
    let trial = SlotTrial()
    var slot = try trial.slot()
    slot.cost.derivation = derivation
    #expect(trial.failure(slot) == .unknownDerivation)
    // Whatever its numbers are: they may mean something else.
    slot.cost.memory = .max
    #expect(trial.failure(slot) == .unknownDerivation)
  }

  @Test(arguments: [(8, 1), (8, 10), (1024, 2)])
  func whatIsInBoundsWorks(memory: Int, passes: Int) throws {
    _ = try PassphraseCost(memory: memory, passes: passes).key(SecretBytes("x".utf8), salt: Array(1...16))
  }

  @Test(arguments: [0, 15, 17, 32])
  func aSaltOfAnotherLengthIsNone(count: Int) {
    #expect(throws: SlotError.damaged) {
      _ = try PassphraseCost.demo.key(SecretBytes("x".utf8), salt: [UInt8](repeating: 1, count: count))
    }
  }

  @Test func eachOfThePartsMakesAnotherKey() throws {
    let secret = SecretBytes("x".utf8)
    let keys = [
      try PassphraseCost(memory: 8, passes: 1).key(secret, salt: Array(1...16)),
      try PassphraseCost(memory: 16, passes: 1).key(secret, salt: Array(1...16)),
      try PassphraseCost(memory: 8, passes: 2).key(secret, salt: Array(1...16)),
      try PassphraseCost(memory: 8, passes: 1).key(secret, salt: Array(2...17)),
      try PassphraseCost(memory: 8, passes: 1).key(SecretBytes("y".utf8), salt: Array(1...16)),
    ]
    for first in keys.indices { for second in 0..<first { #expect(keys[first] != keys[second]) } }
  }

  @Test(arguments: [
    ((1024, 1), (65_536, 3)), ((262_144, 1), (262_144, 3)), ((1024, 5), (65_536, 5)), ((65_536, 2), (65_536, 3)),
  ])
  func whatIsLessThanUsualIsRaised(cost: (Int, Int), raised: (Int, Int)) {
    let old = PassphraseCost(memory: cost.0, passes: cost.1)
    #expect(old.raised(to: .standard) == PassphraseCost(memory: raised.0, passes: raised.1))
  }

  @Test func whatIsEnoughStaysAndSoDoesTheDemo() {
    #expect(PassphraseCost.standard.raised(to: .standard) == nil)
    #expect(PassphraseCost(memory: 131_072, passes: 4).raised(to: .standard) == nil)
    #expect(PassphraseCost.demo.raised(to: .standard) == nil)
    // Made another way than is usual, it is made anew.
    #expect(PassphraseCost(derivation: "older", memory: 1 << 30, passes: 40).raised(to: .standard) == .standard)
  }
}
