/// The keys of a register, as a slot gives them out. Each is 32 bytes.
public struct KeyMaterial: Equatable, Sendable {
  public static let keyBytes = 32

  /// Which turn of keys this is: 1 at first, one more each time they are exchanged.
  public let generation: Int
  public let identity: SecretBytes
  /// Nil for those who may not see the clinical side.
  public let clinical: SecretBytes?
  public let chain: SecretBytes
  /// With which those without the clinical key seal for those who have it; no secret.
  public let dropBox: [UInt8]

  /// - Parameter dropBox: follows from the clinical key where that is given.
  public init(
    generation: Int, identity: SecretBytes, clinical: SecretBytes?, chain: SecretBytes, dropBox: [UInt8] = []
  ) {
    self.dropBox = clinical.map(DropBox.publicKey(from:)) ?? dropBox
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
