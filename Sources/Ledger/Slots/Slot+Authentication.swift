extension Slot {
  /// A code over all that the slot holds, by which an edited slot is found without its passphrase. Changes with every
  /// passphrase, role and turn of keys.
  ///
  /// - Parameter key: the chain key, which everybody who can change their own passphrase has.
  public func authenticationCode(under key: SecretBytes, registerID: [UInt8]) -> [UInt8] {
    var record = record("stegvis slot record")
    record.add(registerID)
    return code(record, key)
  }

  /// All that the slot holds.
  package func record(_ purpose: String) -> CanonicalBytes {
    CanonicalBytes(
      purpose: purpose, id, role, publicKey, cost.derivation, cost.memory, cost.passes, salt, sealedPrivateKey,
      envelope, generation)
  }

  /// A code over who gets keys: the user, their role, their public key. To be checked before
  /// ``withKeys(_:role:registerID:)``.
  ///
  /// It takes the clinical key. Under the chain key somebody at the desk, who has it, could put a public key of their
  /// own into a counsellor's slot, or another role into their own, and be given the clinical key at the next exchange.
  /// A new passphrase leaves it as it is, so the desk never needs to make one.
  public func recipientCode(under clinicalKey: SecretBytes, registerID: [UInt8]) -> [UInt8] {
    code(CanonicalBytes(purpose: "stegvis slot recipient", registerID, id, role, publicKey), clinicalKey)
  }

  /// Whether a stored code is the one expected. Takes the same time wherever they differ.
  public static func codesAgree(_ stored: [UInt8], _ expected: [UInt8]) -> Bool {
    stored.withUnsafeBytes { stored in expected.withUnsafeBytes { Sodium.agree(stored, $0) } }
  }

  /// Under a key of its own: the same key makes other codes elsewhere.
  private func code(_ record: CanonicalBytes, _ key: SecretBytes) -> [UInt8] {
    key.derived("stegvis slot code").code(record.bytes)
  }
}
