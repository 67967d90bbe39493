/// What the register keeps of a user so that their passphrase opens it.
///
/// The user has a key pair. The private key is sealed under the passphrase, the register's keys to the public key. So
/// new keys can be given to everybody without anybody's passphrase, and a new passphrase seals the private key only.
///
/// Nothing here is secret without a passphrase, and nothing can be moved to another slot or register unseen; nothing is
/// checked until the slot is opened.
public struct Slot: Hashable, Sendable {
  public var id: Int64
  /// The role's code. It is bound to the envelope: edited, the slot opens no more.
  public var role: String
  public var publicKey: [UInt8]
  public var cost: PassphraseCost
  public var salt: [UInt8]
  public var sealedPrivateKey: [UInt8]
  /// The register's keys, sealed to ``publicKey``.
  public var envelope: [UInt8]
  /// Which turn of keys the envelope holds.
  public var generation: Int

  /// The roles whose envelope has the clinical key. One that is not known here gets none.
  package static let clinicalRoles: Set<String> = ["counsellor", "team_lead"]
}

/// What a passphrase has opened.
public struct OpenedSlot: Sendable {
  public let slotID: Int64
  /// Needed again to change the passphrase, and for what others seal to the slot.
  public let privateKey: SecretBytes
  public let keys: KeyMaterial
  /// Seals what only this user may read, their drafts. Outlives every exchange of the register's keys.
  public let draftKey: SecretBytes
}
