/// Why a slot cannot be opened or made.
public enum SlotError: Error, Hashable, Sendable {
  /// The private key does not open. Damage to the salt, the cost or the sealed key itself looks the same.
  case wrongPassphrase
  /// The passphrase is right, or was not needed to see it, and the slot is not as it was written.
  case damaged
  /// The key is made of the passphrase in a way this program does not know.
  case unknownDerivation
  /// The cost is one this program never writes: see ``PassphraseCost/isInBounds``.
  case costOutOfBounds
  case emptyPassphrase
  /// The role sees the clinical side and the keys at hand do not reach it.
  case noClinicalKey
  /// The slot was opened by another user's key than the one it is to be changed with.
  case otherSlot
  case outOfMemory
}
