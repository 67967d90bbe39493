/// The keys of a register, as a slot gives them out. Each is 32 bytes.
public struct KeyMaterial: Equatable, Sendable {
  public static let keyBytes = 32

  /// Which turn of keys this is: 1 at first, one more each time they are exchanged.
  public let generation: Int
  public let identity: SecretBytes
  /// Nil for those who may not see the clinical side.
  public let clinical: SecretBytes?
  public let chain: SecretBytes

  public init(generation: Int, identity: SecretBytes, clinical: SecretBytes?, chain: SecretBytes) {
    self.generation = generation
    self.identity = identity
    self.clinical = clinical
    self.chain = chain
  }

  /// New keys of all three kinds.
  public static func random(generation: Int) -> KeyMaterial {
    KeyMaterial(
      generation: generation, identity: .random(keyBytes), clinical: .random(keyBytes), chain: .random(keyBytes))
  }
}
