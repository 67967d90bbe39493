import Testing

@testable import Ledger
@testable import Store

@Suite struct SlotTamperingTests {
  let trial = SlotTrial()

  @Test func anEnvelopeDoesNotOpenInAnotherSlot() throws {
    var slot = try trial.slot(1, role: "counsellor")
    slot.envelope = try trial.slot(2, role: "counsellor").envelope
    #expect(trial.failure(slot) == .damaged)
  }

  @Test func keysSealedToTheSamePersonElsewhereDoNotOpen() throws {
    let slot = try trial.slot(1)
    var elsewhere = slot
    elsewhere.id = 2
    var edited = slot
    edited.envelope = try elsewhere.withKeys(trial.keys, role: slot.role, registerID: trial.registerID).envelope
    #expect(trial.failure(edited) == .damaged)
    edited.envelope = try slot.withKeys(trial.keys, role: slot.role, registerID: Array(2...17)).envelope
    #expect(trial.failure(edited) == .damaged)
  }

  @Test func aSlotDoesNotOpenUnderAnotherNumber() throws {
    var slot = try trial.slot(1)
    slot.id = 2
    #expect(trial.failure(slot) == .wrongPassphrase)
  }

  @Test func aSlotDoesNotOpenInAnotherRegister() throws {
    let slot = try trial.slot()
    #expect(throws: SlotError.wrongPassphrase) {
      _ = try slot.open(passphrase: trial.passphrase, registerID: Array(2...17))
    }
  }

  @Test(arguments: [("counsellor", "team_lead"), ("front_desk", "counsellor"), ("team_lead", "front_desk")])
  func aRoleThatIsEditedClosesTheSlot(roles: (written: String, edited: String)) throws {
    var slot = try trial.slot(role: roles.written)
    slot.role = roles.edited
    #expect(trial.failure(slot) == .damaged)
  }

  @Test func oldKeysAreNotTakenForNewOnes() throws {
    let old = try trial.slot()
    var renewed = try old.withKeys(.random(generation: 2), role: old.role, registerID: trial.registerID)
    renewed.envelope = old.envelope
    #expect(trial.failure(renewed) == .damaged)
  }

  @Test func anExchangedPublicKeyIsSeenBeforeKeysAreGivenToIt() throws {
    var slot = try trial.slot()
    let code = slot.recipientCode(under: try #require(trial.keys.clinical), registerID: trial.registerID)
    let own = trial.code(slot)
    slot.publicKey = try trial.slot(2).publicKey
    #expect(trial.code(slot) != own)
    #expect(slot.recipientCode(under: try #require(trial.keys.clinical), registerID: trial.registerID) != code)
    #expect(trial.failure(slot) == .damaged)
  }

  @Test func onlyWhoGetsKeysChangesTheCodeOverIt() throws {
    let slot = try trial.slot()
    let clinical = try #require(trial.keys.clinical)
    func code(_ slot: Slot) -> [UInt8] { slot.recipientCode(under: clinical, registerID: trial.registerID) }
    let opened = try trial.open(slot)
    let newPassphrase = try slot.withPassphrase(
      SecretBytes(passphrase: "annen"), openedBy: opened, registerID: trial.registerID, cost: .demo)
    #expect(code(newPassphrase) == code(slot))
    #expect(trial.code(newPassphrase) != trial.code(slot))
    var other = slot
    other.id = 2
    #expect(code(other) != code(slot))
    other = slot
    other.role = "team_lead"
    #expect(code(other) != code(slot))
    #expect(slot.recipientCode(under: trial.keys.chain, registerID: trial.registerID) != code(slot))
    #expect(slot.recipientCode(under: clinical, registerID: []) != code(slot))
  }

  @Test func theSameSlotHasTheSameCode() throws {
    let slot = try trial.slot()
    #expect(Slot.codesAgree(trial.code(slot), trial.code(slot)))
    #expect(!Slot.codesAgree(trial.code(slot), trial.code(try trial.slot())))
    #expect(!Slot.codesAgree(Array(trial.code(slot).dropLast()), trial.code(slot)))
    #expect(slot.authenticationCode(under: .random(32), registerID: trial.registerID) != trial.code(slot))
    #expect(slot.authenticationCode(under: trial.keys.chain, registerID: []) != trial.code(slot))
  }

  @Test(arguments: [\Slot.publicKey, \.salt, \.sealedPrivateKey, \.envelope])
  func everySingleFlippedBitIsSeen(field: WritableKeyPath<Slot, [UInt8]> & Sendable) throws {
    let slot = try trial.slot()
    let code = trial.code(slot)
    for bit in 0..<slot[keyPath: field].count * 8 {
      var edited = slot
      edited[keyPath: field][bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(trial.failure(edited) != nil, "bit \(bit)")
      #expect(trial.code(edited) != code, "bit \(bit)")
    }
  }

  @Test(arguments: 0..<63)
  func everyFlippedBitOfANumberIsSeen(bit: Int) throws {
    let slot = try trial.slot()
    let code = trial.code(slot)
    var edits: [Slot] = []
    var edited = slot
    edited.id ^= 1 << Int64(bit)
    edits.append(edited)
    edited = slot
    edited.generation ^= 1 << bit
    edits.append(edited)
    edited = slot
    edited.cost.memory ^= 1 << bit
    edits.append(edited)
    edited = slot
    edited.cost.passes ^= 1 << bit
    edits.append(edited)
    for edited in edits {
      #expect(trial.failure(edited) != nil)
      #expect(trial.code(edited) != code)
    }
  }

  @Test func aFieldThatIsCutOrLongerIsDamageAndNoWrongPassphrase() throws {
    let slot = try trial.slot()
    for field in [\Slot.publicKey, \.salt, \.sealedPrivateKey, \.envelope] {
      for bytes in [[], Array(slot[keyPath: field].dropLast()), slot[keyPath: field] + [0]] {
        var edited = slot
        edited[keyPath: field] = bytes
        #expect(trial.failure(edited) == .damaged)
      }
    }
  }

  @Test func keysAreNotGivenToWhatIsNoPublicKey() throws {
    var slot = try trial.slot()
    let zero = [UInt8](repeating: 0, count: 32)
    // The last two are points of small order: every secret with them is zero.
    for bytes in [[], zero + [1], zero, [1] + zero.dropLast()] {
      slot.publicKey = bytes
      #expect(throws: SlotError.damaged) {
        _ = try slot.withKeys(trial.keys, role: slot.role, registerID: trial.registerID)
      }
    }
  }

  @Test func fieldsCannotRunIntoEachOther() {
    var first = CanonicalBytes(purpose: "p")
    first.add("ab")
    first.add("c")
    var second = CanonicalBytes(purpose: "p")
    second.add("a")
    second.add("bc")
    #expect(first.bytes != second.bytes)
  }
}
