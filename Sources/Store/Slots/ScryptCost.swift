import Crypto
import CryptoExtras

/// How much work one try of a passphrase is.
///
/// Each slot keeps its own, so that a later version may raise it without locking anybody out.
public struct ScryptCost: Hashable, Sendable {
  /// Base-2 logarithm of the number of rounds.
  public var n: Int
  /// Block size, in units of 128 bytes.
  public var r: Int
  /// How many times over. Costs time only, no memory.
  public var p: Int

  public init(n: Int, r: Int, p: Int) {
    self.n = n
    self.r = r
    self.p = p
  }

  /// About 0.2 s and 32 MiB: many log in at one server at the same time in the morning.
  public static let standard = ScryptCost(n: 15, r: 8, p: 2)
  /// Next to nothing: for a register of made-up people whose passphrase everyone knows.
  public static let demo = ScryptCost(n: 4, r: 8, p: 1)

  /// Most memory a try may take, in bytes.
  public static let mostMemory = 256 << 20

  /// Whether it may be used. A slot is read from a file that anybody could have edited: its cost must neither exhaust
  /// the process nor keep it busy for minutes, nor be so low that it is none.
  public var isInBounds: Bool {
    guard (4...20).contains(n), (1...16).contains(r), (1...8).contains(p) else { return false }
    // The second is scrypt's own rule: fewer rounds than a block can count.
    return 128 * r << n <= ScryptCost.mostMemory && n < 16 * r
  }

  /// The key that a passphrase and a salt give.
  /// - Throws: ``SlotError/costOutOfBounds``, or ``SlotError/outOfMemory`` when the system has not enough of it.
  func key(_ passphrase: SecretBytes, salt: [UInt8]) throws(SlotError) -> SymmetricKey {
    guard isInBounds else { throw .costOutOfBounds }
    let key = passphrase.withBytes { passphrase in
      try? KDF.Scrypt.deriveKey(
        from: passphrase, salt: salt, outputByteCount: KeyMaterial.keyBytes, rounds: 1 << n, blockSize: r,
        parallelism: p)
    }
    guard let key else { throw .outOfMemory }
    return key
  }
}
