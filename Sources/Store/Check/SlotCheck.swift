import Domain
import Ledger

/// Every slot is as it was last written, and there is one for each user and for the recovery key, and none else.
struct SlotCheck {
  let coder: FactCoder

  func run(_ report: inout CheckReport) throws {
    let table = SlotTable(coder.database)
    let registerID = try table.registerID()
    let slots = try table.all()
    for slot in slots where !coder.keys.recognises(slot, registerID: registerID) { add(slot.slot.id, &report) }
    // That there is no head, the check of the chain tells.
    if let head = try JournalHead.read(coder.database, coder.keys) {
      for slot in slots where !head.vouches(for: slot) { add(slot.slot.id, &report) }
      for mark in head.slots where !slots.contains(where: { $0.slot.id == mark.id }) { add(mark.id, &report) }
    }
    guard let users = try users() else { return }
    // The codes say nothing of which login leads to which slot, nor of a slot that is gone.
    var expected = users
    expected[RecoveryKey.slotID] = .some(nil)
    for (id, user) in expected.sorted(by: { $0.key < $1.key }) {
      let slot = slots.first { $0.slot.id == id }
      let isRight =
        slot.map { slot in
          guard let user else { return slot.login.isEmpty && slot.slot.role == RecoveryKey.role }
          return slot.login == LoginName.hash(user.login, registerID: registerID)
            && slot.slot.role == user.role.rawValue
        } ?? false
      if !isRight { add(id, &report) }
    }
    for slot in slots where expected[slot.slot.id] == nil { add(slot.slot.id, &report) }
  }

  private func add(_ slot: Int64, _ report: inout CheckReport) {
    report.addOnce(CheckFinding(.slotChanged, table: "slot", row: slot))
  }

  /// Nil when there is one who cannot be read, which has been told of.
  private func users() throws -> [Int64: UserFact?]? {
    do {
      return Dictionary(try UserFact.all(coder, where: "1").map { ($0.fact.key.value, $0.fact) }) { $1 }
    } catch {
      if case .ledger(.damaged) = StoreError(error) { return nil }
      throw error
    }
  }
}
