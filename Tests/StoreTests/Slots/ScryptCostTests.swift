import Testing

@testable import Store

@Suite struct ScryptCostTests {
  @Test func theUsualCostIsTheOneMeasured() {
    #expect(ScryptCost.standard == ScryptCost(n: 15, r: 8, p: 2))
    #expect(ScryptCost.standard.isInBounds)
  }

  @Test(arguments: [(4, 1, 1), (4, 16, 8), (15, 1, 1), (17, 16, 1), (18, 8, 1), (20, 2, 1)])
  func costsUpToABoundMayBeUsed(n: Int, r: Int, p: Int) {
    #expect(ScryptCost(n: n, r: r, p: p).isInBounds)
  }

  @Test(arguments: [
    (3, 8, 1), (21, 1, 1), (4, 0, 1), (4, 17, 1), (4, 8, 0), (4, 8, 9), (16, 1, 1), (18, 16, 1), (19, 8, 1),
    (20, 16, 8), (-1, 8, 1), (.min, .min, .min), (.max, .max, .max), (64, 8, 1),
  ])
  func aDoctoredCostIsRefusedBeforeAnyWorkIsDone(n: Int, r: Int, p: Int) throws {
    let cost = ScryptCost(n: n, r: r, p: p)
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

  @Test(arguments: [(4, 1, 1), (4, 16, 1), (4, 16, 8), (5, 3, 7), (10, 1, 1)])
  func whatIsInBoundsWorks(n: Int, r: Int, p: Int) throws {
    _ = try ScryptCost(n: n, r: r, p: p).key(SecretBytes("x".utf8), salt: [1])
  }

  @Test func theKeyIsTheOneThatOtherProgramsGet() throws {
    // The first vector of RFC 7914, section 12.
    let key = try ScryptCost(n: 4, r: 1, p: 1).key(SecretBytes([]), salt: [])
    #expect(
      SecretBytes(key).bytes == [
        0x77, 0xd6, 0x57, 0x62, 0x38, 0x65, 0x7b, 0x20, 0x3b, 0x19, 0xca, 0x42, 0xc1, 0x8a, 0x04, 0x97,
        0xf1, 0x6b, 0x48, 0x44, 0xe3, 0x07, 0x4a, 0xe8, 0xdf, 0xdf, 0xfa, 0x3f, 0xed, 0xe2, 0x14, 0x42,
      ])
  }
}
