import CSodium

/// How a key is made of a passphrase, and how much work one try is.
///
/// Each slot keeps its own: one that was made at less than is usual now is made anew when its passphrase next opens it,
/// and nobody is locked out.
public struct PassphraseCost: Hashable, Sendable {
  /// What it is made by. There is one way that this program knows.
  public var derivation = argon2id
  /// In KiB.
  public var memory: Int
  /// How many times over all of the memory.
  public var passes: Int

  /// Argon2id version 1.3 in one lane, which libsodium makes.
  public static let argon2id = "argon2id"

  /// About 0.1 s and 64 MiB: many log in at one server at the same time in the morning.
  public static let standard = PassphraseCost(memory: 64 << 10, passes: 3)
  /// Next to nothing: for a register of made-up people whose passphrase everyone knows. It is never raised.
  public static let demo = PassphraseCost(memory: 8, passes: 1)

  /// Most memory a try may take, in KiB.
  public static let mostMemory = 256 << 10
  public static let mostPasses = 20
  package static let saltBytes = 16

  /// Whether it may be used. A slot is read from a file that anybody could have edited: its cost must neither exhaust
  /// the process nor keep it busy for minutes, nor be so low that it is none.
  public var isInBounds: Bool {
    (PassphraseCost.demo.memory...PassphraseCost.mostMemory).contains(memory)
      && (1...PassphraseCost.mostPasses).contains(passes)
  }

  /// What a slot of this cost is to cost where `present` is usual; nil where it is enough as it is.
  package func raised(to present: PassphraseCost) -> PassphraseCost? {
    if self == .demo { return nil }
    if derivation != present.derivation { return present }
    var raised = self
    raised.memory = max(memory, present.memory)
    raised.passes = max(passes, present.passes)
    return raised == self ? nil : raised
  }

  /// The key that a passphrase and a salt give.
  /// - Throws: ``SlotError/unknownDerivation``, ``SlotError/costOutOfBounds``, ``SlotError/damaged`` for a salt that is
  ///   none, or ``SlotError/outOfMemory`` when the system has not enough of it.
  package func key(_ passphrase: SecretBytes, salt: [UInt8]) throws(SlotError) -> SecretBytes {
    guard derivation == PassphraseCost.argon2id else { throw .unknownDerivation }
    guard isInBounds else { throw .costOutOfBounds }
    guard salt.count == PassphraseCost.saltBytes else { throw .damaged }
    return try SecretBytes(count: KeyMaterial.keyBytes) { key throws(SlotError) in
      let isMade = passphrase.withBytes { passphrase in
        guard let key = key.baseAddress, let text = passphrase.baseAddress else { return false }
        return crypto_pwhash(
          key, UInt64(KeyMaterial.keyBytes), text, UInt64(passphrase.count), salt, UInt64(passes), memory << 10,
          crypto_pwhash_ALG_ARGON2ID13) == 0
      }
      if !isMade { throw .outOfMemory }
    }
  }
}
