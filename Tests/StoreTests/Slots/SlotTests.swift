import Testing

@testable import Ledger
@testable import Store

@Suite struct SlotTests {
  let trial = SlotTrial()

  @Test(arguments: ["counsellor", "team_lead"])
  func thePassphraseOpensTheRegistersKeys(role: String) throws {
    let slot = try trial.slot(role: role)
    let opened = try trial.open(slot)
    #expect(opened.keys == trial.keys)
    #expect(opened.slotID == 1)
    #expect(slot.generation == 1)
  }

  @Test(arguments: ["", "tre blå båte", "tre blå båter ", "Tre blå båter"])
  func anotherPassphraseOpensNothing(text: String) throws {
    let slot = try trial.slot()
    #expect(throws: SlotError.wrongPassphrase) {
      _ = try slot.open(passphrase: SecretBytes(passphrase: text), registerID: trial.registerID)
    }
  }

  @Test func anEmptyPassphraseIsNotTaken() throws {
    let slot = try trial.slot()
    let opened = try trial.open(slot)
    let empty = SecretBytes(passphrase: "")
    #expect(throws: SlotError.emptyPassphrase) {
      _ = try Slot.make(
        id: 1, role: "counsellor", registerID: trial.registerID, passphrase: empty, keys: trial.keys, cost: .demo)
    }
    #expect(throws: SlotError.emptyPassphrase) {
      _ = try slot.withPassphrase(empty, openedBy: opened, registerID: trial.registerID, cost: .demo)
    }
  }

  @Test(arguments: ["front_desk", "a role of a later version"])
  func theDeskGetsNoClinicalKeyEvenWhenOneIsAtHand(role: String) throws {
    let slot = try trial.slot(role: role)
    let opened = try trial.open(slot)
    #expect(opened.keys.clinical == nil)
    #expect(opened.keys.identity == trial.keys.identity)
    #expect(opened.keys.chain == trial.keys.chain)
    // What it gets in its place seals for the clinical side, and opens nothing.
    #expect(slot.envelope.count == (try trial.slot()).envelope.count)
    #expect(opened.keys.dropBox == trial.keys.dropBox)
  }

  @Test func nobodyAtTheDeskCanMakeACounsellor() throws {
    let desk = try trial.open(trial.slot(role: "front_desk"))
    #expect(throws: SlotError.noClinicalKey) { _ = try trial.slot(2, keys: desk.keys) }
  }

  @Test func aPassphraseMayBeTypedInEitherFormOfAnAccent() throws {
    let slot = try trial.slot()
    let decomposed = SecretBytes(passphrase: "tre bla\u{30A} ba\u{30A}ter")
    #expect(try slot.open(passphrase: decomposed, registerID: trial.registerID).keys == trial.keys)
    let typed = try #require(SecretBytes("tre bla\u{30A} ba\u{30A}ter".utf8).normalisedPassphrase())
    #expect(typed == trial.passphrase)
  }

  @Test func twoSlotsOfOnePassphraseShareNothing() throws {
    let first = try trial.slot()
    let second = try trial.slot()
    #expect(first.publicKey != second.publicKey)
    #expect(first.salt != second.salt)
    #expect(first.sealedPrivateKey != second.sealedPrivateKey)
    #expect(first.envelope != second.envelope)
  }

  @Test func aNewPassphraseSealsThePrivateKeyAnewAndNothingElse() throws {
    let slot = try trial.slot()
    let opened = try trial.open(slot)
    let new = SecretBytes(passphrase: "fire gule biler")
    let changed = try slot.withPassphrase(new, openedBy: opened, registerID: trial.registerID, cost: .demo)
    #expect(changed.envelope == slot.envelope)
    #expect(changed.publicKey == slot.publicKey)
    #expect(changed.salt != slot.salt)
    #expect(changed.sealedPrivateKey != slot.sealedPrivateKey)
    let reopened = try changed.open(passphrase: new, registerID: trial.registerID)
    #expect(reopened.keys == trial.keys)
    #expect(reopened.draftKey == opened.draftKey)
    #expect(trial.failure(changed) == .wrongPassphrase)
  }

  @Test func aPassphraseIsChangedByItsOwnerOnly() throws {
    let slot = try trial.slot(1)
    let other = try trial.open(trial.slot(2))
    let sameNumberElsewhere = try trial.open(trial.slot(1))
    for opened in [other, sameNumberElsewhere] {
      #expect(throws: SlotError.otherSlot) {
        _ = try slot.withPassphrase(
          trial.passphrase, openedBy: opened, registerID: trial.registerID, cost: .demo)
      }
    }
  }

  @Test func newKeysReachAUserWhosePassphraseNobodyElseKnows() throws {
    let slot = try trial.slot()
    let before = try trial.open(slot)
    let next = KeyMaterial.random(generation: 2)
    let renewed = try slot.withKeys(next, role: slot.role, registerID: trial.registerID)
    let after = try trial.open(renewed)
    #expect(after.keys == next)
    #expect(after.keys.generation == 2)
    #expect(after.draftKey == before.draftKey)
  }

  @Test func aCounsellorWhoMovesToTheDeskLosesTheClinicalKey() throws {
    let slot = try trial.slot()
    let moved = try slot.withKeys(.random(generation: 2), role: "front_desk", registerID: trial.registerID)
    #expect(try trial.open(moved).keys.clinical == nil)
  }

  @Test func draftsHaveAKeyOfTheirOwnForEachUser() throws {
    let first = try trial.open(trial.slot(1))
    let second = try trial.open(trial.slot(2))
    #expect(first.draftKey != second.draftKey)
    #expect(first.draftKey != first.privateKey)
    #expect(first.draftKey.count == KeyMaterial.keyBytes)
  }

  @Test func aNameIsFoundAgainHoweverItIsWrittenAndStandsNowhere() {
    let id = trial.registerID
    let hash = LoginName.hash("åse", registerID: id)
    #expect(hash.count == 32)
    #expect(LoginName.hash("Åse", registerID: id) == hash)
    #expect(LoginName.hash("A\u{30A}SE", registerID: id) == hash)
    #expect(LoginName.hash("weiß", registerID: id) == LoginName.hash("WEISS", registerID: id))
    #expect(LoginName.hash("ase", registerID: id) != hash)
    #expect(LoginName.hash("åse", registerID: Array(id.reversed())) != hash)
  }
}
