import Testing

@testable import Ledger
@testable import Store

@Suite struct SealingTests {
  private static let place = Array("identity.sealed".utf8)
  private let key = SecretBytes.random(32)

  private func seal(_ plain: [UInt8], after head: [UInt8] = []) throws -> [UInt8] {
    try #require(plain.withUnsafeBytes { key.seal($0, place: Self.place, after: head) })
  }

  private func open(_ sealed: [UInt8], _ key: SecretBytes? = nil, place: [UInt8] = place) -> [UInt8]? {
    let plain = sealed.withUnsafeBytes { (key ?? self.key).open($0, place: place) }
    var isRight = false
    let secret = SecretBytes(count: max(0, sealed.count - SecretBytes.sealBytes)) { bytes in
      isRight = sealed.withUnsafeBytes { (key ?? self.key).open($0, place: place, into: bytes) }
    }
    #expect((isRight ? secret.bytes : nil) == plain)
    return plain
  }

  // MARK: - Seals

  @Test(arguments: [0, 1, 63, 64, 65, 5000])
  func whatIsSealedOpens(count: Int) throws {
    let plain = SecretBytes.random(count).bytes
    let sealed = try seal(plain)
    #expect(sealed.count == count + SecretBytes.sealBytes)
    #expect(open(sealed) == plain)
    let headed = try seal(plain, after: [1, 2])
    #expect(headed.prefix(2) == [1, 2] && open(Array(headed.dropFirst(2))) == plain)
    #expect(try seal(plain) != sealed, "no two are alike")
  }

  @Test func everyFlippedBitIsSeenAndEveryByteMissing() throws {
    let sealed = try seal(Array("lilla".utf8))
    for bit in 0..<sealed.count * 8 {
      var edited = sealed
      edited[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(open(edited) == nil, "bit \(bit)")
    }
    for count in 0..<sealed.count { #expect(open(Array(sealed.prefix(count))) == nil) }
    #expect(open(sealed + [0]) == nil)
  }

  @Test func anotherPlaceOrKeyOpensNothing() throws {
    let sealed = try seal([1, 2, 3])
    for place in [[], Array(Self.place.dropLast()), Self.place + [0]] { #expect(open(sealed, place: place) == nil) }
    #expect(open(sealed, .random(32)) == nil)
  }

  @Test(arguments: [0, 1, 16, 31, 33, 64])
  func whatIsNoKeySealsAndOpensNothing(count: Int) throws {
    let none = SecretBytes.random(count)
    #expect([1].withUnsafeBytes { none.seal($0, place: Self.place) } == nil)
    #expect(open(try seal([1]), none) == nil)
    #expect(SealedBox.publicKey(of: none) == nil)
    #expect(SealedBox.seal(1, to: SecretBytes.random(count).bytes, place: Self.place) { _ in } == nil)
  }

  // MARK: - Boxes

  private func put(_ plain: [UInt8], to publicKey: [UInt8]) throws -> [UInt8] {
    try #require(SealedBox.seal(plain.count, to: publicKey, place: Self.place) { $0.copyBytes(from: plain) })
  }

  private func take(_ box: [UInt8], _ key: SecretBytes, _ publicKey: [UInt8], place: [UInt8] = place) -> [UInt8]? {
    box.withUnsafeBytes { SealedBox.open($0, with: key, publicKey, place: place)?.bytes }
  }

  @Test(arguments: [0, 1, 96, 5000])
  func whoHasThePrivateKeyOpensABox(count: Int) throws {
    let publicKey = try #require(SealedBox.publicKey(of: key))
    let plain = SecretBytes.random(count).bytes
    let box = try put(plain, to: publicKey)
    #expect(box.count == count + SealedBox.overhead)
    #expect(take(box, key, publicKey) == plain)
    #expect(try put(plain, to: publicKey) != box, "no two are alike")
  }

  @Test func everyFlippedBitOfABoxIsSeenAndEveryByteMissing() throws {
    let publicKey = try #require(SealedBox.publicKey(of: key))
    let box = try put(Array("lilla".utf8), to: publicKey)
    for bit in 0..<box.count * 8 {
      var edited = box
      edited[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(take(edited, key, publicKey) == nil, "bit \(bit)")
    }
    for count in 0..<box.count { #expect(take(Array(box.prefix(count)), key, publicKey) == nil) }
    #expect(take(box + [0], key, publicKey) == nil)
  }

  @Test func aBoxOfAnotherPlaceOrKeyDoesNotOpen() throws {
    let publicKey = try #require(SealedBox.publicKey(of: key))
    let box = try put([1, 2, 3], to: publicKey)
    for place in [[], Array(Self.place.dropLast()), Self.place + [0]] {
      #expect(take(box, key, publicKey, place: place) == nil)
    }
    let other = SecretBytes.random(32)
    #expect(take(box, other, publicKey) == nil)
    #expect(take(box, other, try #require(SealedBox.publicKey(of: other))) == nil)
  }

  private static let ownPlace = SealPlace(table: "clerk", field: "own")

  /// Of a seal of the case side the chain covers a part only. A box begins with what chance makes of it, and one in 256 began
  /// like such a seal: whatever else was changed in it nobody saw.
  @Test func theChainCoversTheWholeOfEveryBox() throws {
    let publicKey = try #require(SealedBox.publicKey(of: key))
    func covered(_ box: [UInt8]) -> [UInt8] {
      var bytes = CanonicalBytes()
      bytes.add(seal: box)
      return bytes.bytes
    }
    for _ in 0..<2000 {
      let box = try Keyring.box([1, 2, 3], to: publicKey, Self.ownPlace, key: 7)
      #expect(!box.withUnsafeBytes { CaseSeal.holds($0) || DropBox.holds($0) || Keyring.isErased($0) })
      var edited = box
      edited[box.count - 1] ^= 1
      #expect(covered(edited) != covered(box))
    }
  }

  @Test func aBoxOpensToItsOwnSlotWithAFormInFrontAndWithout() throws {
    let publicKey = try #require(SealedBox.publicKey(of: key))
    let keys = Keyring(KeyMaterial.random(generation: 1), slotKey: key)
    let box = try Keyring.box([1, 2, 3], to: publicKey, Self.ownPlace, key: 7)
    #expect(keys.openBox(box, Self.ownPlace, key: 7) == [1, 2, 3])
    #expect(keys.openBox(Array(box.dropFirst()), Self.ownPlace, key: 7) == [1, 2, 3], "as they were made first")
    #expect(keys.openBox(box, Self.ownPlace, key: 8) == nil)
    let another = Keyring(KeyMaterial.random(generation: 1), slotKey: .random(32))
    #expect(another.openBox(box, Self.ownPlace, key: 7) == nil)
  }

  // MARK: - Codes and keys made of keys

  @Test func everyPurposeHasAKeyOfItsOwn() {
    let (first, second) = key.derived("one", "two")
    #expect(first == key.derived("one") && second == key.derived("two"))
    #expect(first != second && first != key)
    #expect(SecretBytes.random(32).derived("one") != first)
  }

  @Test func aCodeIsOfItsKeyItsTextAndItsLength() {
    let code = key.code([1, 2], [3])
    #expect(code.count == 32 && code == key.code([1], [2, 3]))
    #expect(code != key.code([1, 2, 4]) && code != SecretBytes.random(32).code([1, 2, 3]))
    #expect(code != Blake2b.hash([1, 2, 3]))
    #expect(key.code([1, 2, 3], count: 16) != Array(code.prefix(16)))
  }
}
