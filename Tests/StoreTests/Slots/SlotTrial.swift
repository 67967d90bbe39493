@testable import Ledger
@testable import Store

/// A register's keys and what is needed to make slots of them, at next to no cost.
struct SlotTrial {
  let registerID: [UInt8] = Array(1...16)
  let keys = KeyMaterial.random(generation: 1)
  let passphrase = SecretBytes(passphrase: "tre blå båter")

  func slot(
    _ id: Int64 = 1, role: String = "counsellor", keys: KeyMaterial? = nil
  ) throws(SlotError) -> Slot {
    try Slot.make(
      id: id, role: role, registerID: registerID, passphrase: passphrase, keys: keys ?? self.keys, cost: .demo)
  }

  func open(_ slot: Slot) throws(SlotError) -> OpenedSlot {
    try slot.open(passphrase: passphrase, registerID: registerID)
  }

  /// What opening it fails with; nil when it opens.
  func failure(_ slot: Slot) -> SlotError? {
    do throws(SlotError) {
      _ = try open(slot)
      return nil
    } catch {
      return error
    }
  }

  func code(_ slot: Slot) -> [UInt8] { slot.authenticationCode(under: keys.chain, registerID: registerID) }
}

extension SecretBytes {
  var bytes: [UInt8] { withBytes { Array($0) } }
}
