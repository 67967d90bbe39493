import Testing

@testable import Ledger
@testable import Store

@Suite struct RecoveryKeyTests {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  @Test func aKeyIsSevenGroupsOfFive() throws {
    let text = RecoveryKey().text
    #expect(text.split(separator: "-").map(\.count) == [Int](repeating: 5, count: 7))
    #expect(text.allSatisfy { $0 == "-" || Self.alphabet.contains($0) })
    #expect(RecoveryKey().text != text)
  }

  @Test func whatIsShownIsReadAgain() throws {
    for _ in 0..<50 {
      let key = RecoveryKey()
      #expect(try RecoveryKey.parse(key.text) == key)
      #expect(key.passphrase.count == 20)
    }
  }

  @Test(arguments: [
    ("00000-00000-00000-00000-00000-00000-00000", [UInt8](repeating: 0, count: 20)),
    ("OOOOO ooooo 0000000000 00000-00000\t00000\n", [UInt8](repeating: 0, count: 20)),
    ("  00000 - 00000 – 00000 - 00000 - 00000 - 00000 - 00000  ", [UInt8](repeating: 0, count: 20)),
    ("00000-00000-00000-00000-00000-00000-01001", [UInt8](repeating: 0, count: 19) + [1]),
    ("ooooo-ooooo-ooooo-ooooo-ooooo-ooooo-oiool", [UInt8](repeating: 0, count: 19) + [1]),
    ("OOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOLOOI", [UInt8](repeating: 0, count: 19) + [1]),
  ])
  func aKeyMayBeTypedInManyWays(text: String, bytes: [UInt8]) throws {
    #expect(try RecoveryKey.parse(text).passphrase.bytes == bytes)
  }

  @Test(arguments: [
    ("", RecoveryKeyError.wrongLength(count: 0)),
    ("00000-00000", .wrongLength(count: 10)),
    ("00000-00000-00000-00000-00000-00000-00000-0", .wrongLength(count: 36)),
    ("U0000-00000-00000-00000-00000-00000-00000", .unknownCharacter("U")),
    ("0000!-00000-00000-00000-00000-00000-00000", .unknownCharacter("!")),
    ("0000å-00000-00000-00000-00000-00000-00000", .unknownCharacter("å")),
    ("00000-00000-00000-00000-00000-00000-00001", .mistyped),
    ("00000-00000-00000-00000-00000-00000-ZZZZZ", .mistyped),
  ])
  func whatIsNoKeyIsToldApart(text: String, error: RecoveryKeyError) {
    #expect(throws: error) { _ = try RecoveryKey.parse(text) }
  }

  @Test func everySingleMistypedCharacterIsSeen() throws {
    let text = Array(RecoveryKey().text)
    for place in text.indices where text[place] != "-" {
      for other in Self.alphabet where other != text[place] {
        var typed = text
        typed[place] = other
        #expect(throws: RecoveryKeyError.mistyped) { _ = try RecoveryKey.parse(String(typed)) }
      }
    }
  }

  @Test func anyTwoExchangedCharactersOfTheKeyAreSeen() throws {
    let text = RecoveryKey().text.filter { $0 != "-" }.map { $0 }
    for first in 0..<32 {
      for second in first + 1..<32 where text[first] != text[second] {
        var typed = text
        typed.swapAt(first, second)
        #expect(throws: RecoveryKeyError.mistyped) { _ = try RecoveryKey.parse(String(typed)) }
      }
    }
  }

  @Test func itOpensTheRecoverySlotAndAnotherDoesNot() throws {
    let trial = SlotTrial()
    let key = RecoveryKey()
    let slot = try Slot.make(
      id: RecoveryKey.slotID, role: RecoveryKey.role, registerID: trial.registerID, passphrase: key.passphrase,
      keys: trial.keys, cost: .demo)
    let typed = try RecoveryKey.parse(key.text.lowercased())
    #expect(try slot.open(passphrase: typed.passphrase, registerID: trial.registerID).keys == trial.keys)
    #expect(throws: SlotError.wrongPassphrase) {
      _ = try slot.open(passphrase: RecoveryKey().passphrase, registerID: trial.registerID)
    }
  }
}
