/// The keys of a register in use: they seal, open, and make the look-up codes and the journal's chain.
///
/// Seals are XChaCha20-Poly1305, codes keyed BLAKE2b; every use has a key of its own, derived from the side's key, so that
/// no key serves two purposes. A seal's bytes: the form (1), nonce, sealed bytes, tag. Of an erased seal the form (0) and the
/// hash of what stood there are left.
public final class Keyring: Sendable {
  /// Which turn of keys this is: 1 at first, one more each time they are exchanged.
  public var generation: Int { material.generation }
  /// What it was made of, to give to others and to seal slots with.
  package let material: KeyMaterial
  private let identity: SideKeys
  private let clinical: SideKeys?
  private let chainKey: SecretBytes
  private let headKey: SecretBytes
  private let dropBox: DropBox
  /// For what its author alone reads again; nil where nobody in particular is at work.
  private let own: SecretBytes?
  /// The private key of the user's slot, for what others have sealed to it; likewise.
  private let slotKey: SecretBytes?

  private struct SideKeys: Sendable {
    let seal: SecretBytes
    let lookUp: SecretBytes

    init(_ key: SecretBytes) { (seal, lookUp) = key.derived("stegvis seal", "stegvis look-up") }
  }

  /// - Parameters:
  ///   - own: the user's own key, which outlives every exchange of the register's.
  ///   - slotKey: the private key of their slot, which does so too.
  package convenience init(_ material: KeyMaterial, own: SecretBytes? = nil, slotKey: SecretBytes? = nil) {
    self.init(material, derivedOwn: own?.derived("stegvis own"), slotKey)
  }

  /// The same user, with other keys of the register.
  package func exchanged(for material: KeyMaterial) -> Keyring { Keyring(material, derivedOwn: own, slotKey) }

  private init(_ material: KeyMaterial, derivedOwn: SecretBytes?, _ slotKey: SecretBytes?) {
    self.material = material
    dropBox = DropBox(material)
    own = derivedOwn
    self.slotKey = slotKey
    identity = SideKeys(material.identity)
    clinical = material.clinical.map { SideKeys($0) }
    (chainKey, headKey) = material.chain.derived("stegvis chain", "stegvis head")
  }

  public var holdsClinical: Bool { clinical != nil }
  package func holds(_ side: Side) -> Bool { side == .identity || clinical != nil }

  private func keys(_ side: Side) throws(LedgerError) -> SideKeys {
    switch side {
    case .identity: return identity
    case .clinical:
      guard let clinical else { throw .noKey }
      return clinical
    }
  }

  // MARK: - Seals

  private static let form: UInt8 = 1
  private static let erasedForm: UInt8 = 0

  /// - Throws: ``LedgerError/noKey`` when the keyring does not hold the side's key.
  package func seal(_ plain: [UInt8], _ side: Side, _ place: SealPlace, key: Int64) throws(LedgerError) -> [UInt8] {
    try Keyring.seal(plain, keys(side).seal, place.bytes(key))
  }

  private static func seal(_ plain: [UInt8], _ key: SecretBytes, _ place: [UInt8]) throws(LedgerError) -> [UInt8] {
    guard let sealed = plain.withUnsafeBytes({ key.seal($0, place: place, after: [form]) }) else {
      throw .unexpected(code: 0, message: "seal")
    }
    return sealed
  }

  /// What a seal holds; nil when it has been erased.
  /// - Throws: ``LedgerError/damaged(_:)`` when it does not open: edited, moved here from another row, or of other keys.
  package func open(
    _ sealed: UnsafeRawBufferPointer, _ side: Side, _ place: SealPlace, key: Int64, table: String, row: Int64
  ) throws(LedgerError) -> [UInt8]? {
    let keys = try keys(side)
    if Keyring.isErased(sealed) { return nil }
    guard let plain = Keyring.open(sealed, keys.seal, place.bytes(key)) else {
      throw .damaged(.seal(table: table, row: row))
    }
    return plain
  }

  private static func open(_ sealed: UnsafeRawBufferPointer, _ key: SecretBytes, _ place: [UInt8]) -> [UInt8]? {
    guard sealed.first == form else { return nil }
    return key.open(UnsafeRawBufferPointer(rebasing: sealed[1...]), place: place)
  }

  // MARK: - One way, and for oneself

  /// Seals for the clinical side, whether or not the keyring may read there.
  package func drop(_ plain: [UInt8], _ place: SealPlace, key: Int64) throws(LedgerError) -> [UInt8] {
    try dropBox.seal(plain, place: place.bytes(key))
  }

  /// What was put in for the clinical side; nil when it has been erased.
  /// - Throws: ``LedgerError/noKey`` without the clinical key; ``LedgerError/damaged(_:)`` when it does not open.
  func openDropped(
    _ sealed: UnsafeRawBufferPointer, _ place: SealPlace, key: Int64, table: String, row: Int64
  ) throws(LedgerError) -> [UInt8]? {
    _ = try keys(.clinical)
    if Keyring.isErased(sealed) { return nil }
    guard let plain = dropBox.open(sealed, place: place.bytes(key)) else {
      throw .damaged(.seal(table: table, row: row))
    }
    return plain
  }

  /// What a seal holds, whichever way it was sealed: into the clinical side somebody may have put it who may not read there.
  /// - Throws: as ``open(_:_:_:key:table:row:)``.
  package func openEither(
    _ sealed: UnsafeRawBufferPointer, _ side: Side, _ place: SealPlace, key: Int64, table: String, row: Int64
  ) throws(LedgerError) -> [UInt8]? {
    if side == .clinical, CaseSeal.holds(sealed) {
      return try openCase(sealed, place, key: key, table: table, row: row)
    }
    if side == .clinical, DropBox.holds(sealed) {
      return try openDropped(sealed, place, key: key, table: table, row: row)
    }
    return try open(sealed, side, place, key: key, table: table, row: row)
  }

  /// Seals for the user alone; nil where nobody in particular is at work.
  func sealOwn(_ plain: [UInt8], _ place: SealPlace, key: Int64) throws(LedgerError) -> [UInt8]? {
    guard let own else { return nil }
    return try Keyring.seal(plain, own, place.bytes(key))
  }

  /// What the user sealed for themself; nil for what others did, and for what was erased.
  func openOwn(_ sealed: UnsafeRawBufferPointer, _ place: SealPlace, key: Int64) -> [UInt8]? {
    own.flatMap { Keyring.open(sealed, $0, place.bytes(key)) }
  }

  /// In front of a box. Registers were made with boxes that had none: those begin with whatever byte chance gave them, and the
  /// journal's chain covers them by it.
  private static let boxForm: UInt8 = 4

  /// Seals to the slot of one user, whoever that is.
  /// - Parameter publicKey: nil where there is no slot that could be trusted: then nobody opens it, and it looks the same.
  /// - Throws: ``LedgerError/unexpected(code:message:)`` for a public key that is none.
  package static func box(
    _ plain: [UInt8], to publicKey: [UInt8]?, _ place: SealPlace, key: Int64
  ) throws(LedgerError) -> [UInt8] {
    let publicKey = publicKey ?? SealedBox.publicKey(of: .random(KeyMaterial.keyBytes)) ?? []
    let box = SealedBox.seal(plain.count, to: publicKey, place: place.bytes(key)) { $0.copyBytes(from: plain) }
    guard let box else { throw .unexpected(code: 0, message: "box") }
    return [boxForm] + box
  }

  /// What was sealed to the user's slot; nil for what was sealed to another, or to an earlier one of theirs.
  package func openBox(_ box: [UInt8], _ place: SealPlace, key: Int64) -> [UInt8]? {
    guard let slotKey, let publicKey = SealedBox.publicKey(of: slotKey) else { return nil }
    func open(_ box: some Sequence<UInt8>) -> [UInt8]? {
      Array(box).withUnsafeBytes { SealedBox.open($0, with: slotKey, publicKey, place: place.bytes(key)) }?
        .withBytes { Array($0) }
    }
    if box.first == Keyring.boxForm, let plain = open(box.dropFirst()) { return plain }
    return open(box)
  }

  package static func isErased(_ sealed: UnsafeRawBufferPointer) -> Bool {
    sealed.count == 1 + Blake2b.byteCount && sealed[0] == erasedForm
  }

  /// What is left of a seal when what it held is erased: enough for the journal's chain to hold.
  package static func erased(_ sealed: UnsafeRawBufferPointer) -> [UInt8] {
    if isErased(sealed) { return Array(sealed) }
    return [erasedForm] + Blake2b.hash(sealed)
  }

  // MARK: - Look-ups

  /// A code by which an equal value is found without opening anything: the same bytes for the same value, and nothing to be
  /// read from them without the key.
  package func code(_ value: [UInt8], _ side: Side, _ purpose: String) throws(LedgerError) -> [UInt8] {
    try keys(side).lookUp.code(Array("\(purpose)\0".utf8), value, count: Keyring.codeBytes)
  }

  /// Enough that no two of all a register can hold meet by chance.
  static let codeBytes = 16

  // MARK: - The journal

  func chainCode(after previous: [UInt8], _ bytes: [UInt8]) -> [UInt8] { chainKey.code(previous, bytes) }

  private static let headPlace = SealPlace(table: "head", field: "sealed")

  func sealHead(_ plain: [UInt8]) throws(LedgerError) -> [UInt8] {
    try Keyring.seal(plain, headKey, Keyring.headPlace.bytes(1))
  }

  /// Nil when it does not open.
  func openHead(_ sealed: UnsafeRawBufferPointer) -> [UInt8]? {
    Keyring.open(sealed, headKey, Keyring.headPlace.bytes(1))
  }
}
