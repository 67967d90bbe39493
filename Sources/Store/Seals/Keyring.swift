import Crypto
import Foundation

/// The keys of a register in use: they seal, open, and make the look-up codes and the journal's chain.
///
/// Seals are AES-256-GCM, codes HMAC-SHA256; every use has a key of its own, derived from the side's key (HKDF), so that no
/// key serves two purposes. A seal's bytes: the form (1), nonce, sealed bytes, tag. Of an erased seal the form (0) and the
/// SHA-256 of what stood there are left.
///
/// The derived keys lie in memory that the crypto library clears when the keyring goes; the keys they come from are in
/// locked memory (``SecretBytes``).
public final class Keyring: Sendable {
  /// Which turn of keys this is: 1 at first, one more each time they are exchanged.
  public var generation: Int { material.generation }
  /// What it was made of, to give to others and to seal slots with.
  let material: KeyMaterial
  private let identity: SideKeys
  private let clinical: SideKeys?
  private let chainKey: SymmetricKey
  private let headKey: SymmetricKey
  private let dropBox: DropBox
  /// For what its author alone reads again; nil where nobody in particular is at work.
  private let own: SymmetricKey?

  private struct SideKeys: Sendable {
    let seal: SymmetricKey
    let lookUp: SymmetricKey

    init(_ key: SymmetricKey) {
      seal = Keyring.derived(key, "seal")
      lookUp = Keyring.derived(key, "look-up")
    }
  }

  /// - Parameter own: the user's own key, which outlives every exchange of the register's.
  convenience init(_ material: KeyMaterial, own: SecretBytes? = nil) {
    self.init(material, own: own.map { Keyring.derived($0.symmetricKey, "own") })
  }

  /// The same user, with other keys of the register.
  func exchanged(for material: KeyMaterial) -> Keyring { Keyring(material, own: own) }

  private init(_ material: KeyMaterial, own: SymmetricKey?) {
    self.material = material
    dropBox = DropBox(material)
    self.own = own
    identity = SideKeys(material.identity.symmetricKey)
    clinical = material.clinical.map { SideKeys($0.symmetricKey) }
    chainKey = Keyring.derived(material.chain.symmetricKey, "chain")
    headKey = Keyring.derived(material.chain.symmetricKey, "head")
  }

  private static func derived(_ key: SymmetricKey, _ purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("stegvis \(purpose)".utf8), outputByteCount: 32)
  }

  public var holdsClinical: Bool { clinical != nil }
  func holds(_ side: Side) -> Bool { side == .identity || clinical != nil }

  private func keys(_ side: Side) throws(StoreError) -> SideKeys {
    switch side {
    case .identity: return identity
    case .clinical:
      guard let clinical else { throw .notAllowed(.noKey) }
      return clinical
    }
  }

  // MARK: - Seals

  private static let form: UInt8 = 1
  private static let erasedForm: UInt8 = 0
  private static let nonceBytes = 12
  private static let tagBytes = 16

  /// - Throws: ``StoreError/notAllowed(_:)`` when the keyring does not hold the side's key.
  func seal(_ plain: [UInt8], _ side: Side, _ place: SealPlace, key: Int64) throws(StoreError) -> [UInt8] {
    try Keyring.seal(plain, keys(side).seal, place.bytes(key))
  }

  private static func seal(_ plain: [UInt8], _ key: SymmetricKey, _ place: [UInt8]) throws(StoreError) -> [UInt8] {
    guard let combined = try? AES.GCM.seal(plain, using: key, authenticating: place).combined else {
      throw .unexpected(code: 0, message: "seal")
    }
    var bytes = [form]
    bytes.reserveCapacity(combined.count + 1)
    bytes.append(contentsOf: combined)
    return bytes
  }

  /// What a seal holds; nil when it has been erased.
  /// - Throws: ``StoreError/damaged(_:)`` when it does not open: edited, moved here from another row, or of other keys.
  func open(
    _ sealed: UnsafeRawBufferPointer, _ side: Side, _ place: SealPlace, key: Int64, table: String, row: Int64
  ) throws(StoreError) -> [UInt8]? {
    let keys = try keys(side)
    if Keyring.isErased(sealed) { return nil }
    guard let plain = Keyring.open(sealed, keys.seal, place.bytes(key)) else {
      throw .damaged(.seal(table: table, row: row))
    }
    return plain
  }

  private static func open(_ sealed: UnsafeRawBufferPointer, _ key: SymmetricKey, _ place: [UInt8]) -> [UInt8]? {
    guard sealed.count >= 1 + nonceBytes + tagBytes, sealed[0] == form,
      let box = try? AES.GCM.SealedBox(combined: UnsafeRawBufferPointer(rebasing: sealed[1...])),
      let plain = try? AES.GCM.open(box, using: key, authenticating: place)
    else { return nil }
    return Array(plain)
  }

  // MARK: - One way, and for oneself

  /// Seals for the clinical side, whether or not the keyring may read there.
  func drop(_ plain: [UInt8], _ place: SealPlace, key: Int64) throws(StoreError) -> [UInt8] {
    try dropBox.seal(plain, place: place.bytes(key))
  }

  /// What was put in for the clinical side; nil when it has been erased.
  /// - Throws: ``StoreError/notAllowed(_:)`` without the clinical key; ``StoreError/damaged(_:)`` when it does not open.
  func openDropped(
    _ sealed: UnsafeRawBufferPointer, _ place: SealPlace, key: Int64, table: String, row: Int64
  ) throws(StoreError) -> [UInt8]? {
    _ = try keys(.clinical)
    if Keyring.isErased(sealed) { return nil }
    guard let plain = dropBox.open(sealed, place: place.bytes(key)) else {
      throw .damaged(.seal(table: table, row: row))
    }
    return plain
  }

  /// Seals for the user alone; nil where nobody in particular is at work.
  func sealOwn(_ plain: [UInt8], _ place: SealPlace, key: Int64) throws(StoreError) -> [UInt8]? {
    guard let own else { return nil }
    return try Keyring.seal(plain, own, place.bytes(key))
  }

  /// What the user sealed for themself; nil for what others did, and for what was erased.
  func openOwn(_ sealed: UnsafeRawBufferPointer, _ place: SealPlace, key: Int64) -> [UInt8]? {
    own.flatMap { Keyring.open(sealed, $0, place.bytes(key)) }
  }

  static func isErased(_ sealed: UnsafeRawBufferPointer) -> Bool {
    sealed.count == 1 + SHA256.byteCount && sealed[0] == erasedForm
  }

  /// What is left of a seal when what it held is erased: enough for the journal's chain to hold.
  static func erased(_ sealed: UnsafeRawBufferPointer) -> [UInt8] {
    if isErased(sealed) { return Array(sealed) }
    return [erasedForm] + Array(SHA256.hash(data: sealed))
  }

  // MARK: - Look-ups

  /// A code by which an equal value is found without opening anything: the same bytes for the same value, and nothing to be
  /// read from them without the key.
  func code(_ value: some DataProtocol, _ side: Side, _ purpose: String) throws(StoreError) -> [UInt8] {
    var code = HMAC<SHA256>(key: try keys(side).lookUp)
    code.update(data: Array("\(purpose)\0".utf8))
    code.update(data: value)
    return Array(code.finalize().prefix(Keyring.codeBytes))
  }

  /// Enough that no two of all a register can hold meet by chance.
  static let codeBytes = 16

  // MARK: - The journal

  func chainCode() -> HMAC<SHA256> { HMAC<SHA256>(key: chainKey) }

  private static let headPlace = SealPlace(table: "head", field: "sealed")

  func sealHead(_ plain: [UInt8]) throws(StoreError) -> [UInt8] {
    try Keyring.seal(plain, headKey, Keyring.headPlace.bytes(1))
  }

  /// Nil when it does not open.
  func openHead(_ sealed: UnsafeRawBufferPointer) -> [UInt8]? {
    Keyring.open(sealed, headKey, Keyring.headPlace.bytes(1))
  }
}
