import Testing

@testable import Ledger
@testable import Store

/// Other programs get the same: published test vectors.
@Suite struct KnownAnswerTests {
  private func bytes(_ hex: String) throws -> [UInt8] {
    let digits = hex.filter { !$0.isWhitespace }
    return try stride(from: 0, to: digits.count, by: 2).map { offset in
      try #require(UInt8(digits.dropFirst(offset).prefix(2), radix: 16))
    }
  }

  /// The reference vectors `blake2b` of BLAKE2's authors (`blake2-kat.json`), under the key 00 01 … 3f; the first two.
  @Test(arguments: [
    (
      "",
      """
      10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786
      b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568
      """
    ),
    (
      "00",
      """
      961f6dd1e4dd30f63901690c512e78e4b45e4742ed197c3c5e45c549fd25f2e4
      187b0bc9fe30492b16b0d0bc4ef9b0f34c7003fac09a5ef1532e69430234cebd
      """
    ),
  ])
  func keyedBLAKE2b(text: String, code: String) throws {
    let key = SecretBytes(0...63 as ClosedRange<UInt8>)
    #expect(key.code(try bytes(text), count: 64) == (try bytes(code)))
    #expect(key.code([], try bytes(text), count: 64) == (try bytes(code)))
  }

  /// `b2sum -l 256` of "abc".
  @Test func blake2b() throws {
    let hash = try bytes("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
    #expect(Blake2b.hash(Array("abc".utf8)) == hash)
    #expect(Blake2b.hash(Array("a".utf8), Array("bc".utf8)) == hash)
  }

  /// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
  @Test func xChaCha20Poly1305() throws {
    let key = SecretBytes(0x80...0x9f as ClosedRange<UInt8>)
    let sealed =
      Array(0x40...0x57 as ClosedRange<UInt8>)
      + (try bytes(
        """
        bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39
        ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
        21f9664c97637da9768812f615c68b13b52e c0875924c1c7987947deafd8780acf49
        """))
    let place = try bytes("50515253c0c1c2c3c4c5c6c7")
    let plain = try #require(sealed.withUnsafeBytes { key.open($0, place: place) })
    #expect(
      String(decoding: plain, as: UTF8.self) == """
        Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.
        """)
  }

  /// libsodium, `test/default/pwhash_argon2id.c`: those of its strings that fit their passphrase, in one lane.
  @Test(arguments: [
    (
      "", 4882, 2, "6c0f356abb225f2b1ddd66d34739843b",
      "366f1004cfbb447d435e8f6bbe9e5cc0a10e38e7c3da0e89bb19578a1a0d7291"
    ),
    (
      "^T5H$JYt39n%K*j:W]!1s?vg!:jGi]Ax?..l7[p0v:1jHTpla9;]bUN;?bWyCbtqg ", 4096, 19,
      "3e412031362d62797465732073616c74",
      "96d07fb9ed643ed04c0467eccac3293e2804ea188d10a67dbecf2f2cd5434060"
    ),
  ])
  func argon2id(passphrase: String, memory: Int, passes: Int, salt: String, key: String) throws {
    let cost = PassphraseCost(memory: memory, passes: passes)
    #expect(try cost.key(SecretBytes(passphrase.utf8), salt: bytes(salt)).bytes == bytes(key))
  }

  /// RFC 7748, section 6.1: Alice's key pair.
  @Test func x25519() throws {
    let privateKey = SecretBytes(try bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"))
    let publicKey = try bytes("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
    #expect(SealedBox.publicKey(of: privateKey) == publicKey)
  }
}
