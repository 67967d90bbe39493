/// Where those who may not read the clinical side put what is for it: a note from the desk, a message by telephone.
///
/// A key pair that follows from the clinical key: whoever holds that one opens, and every slot has the public half. A
/// seal's bytes: the form (2), and a ``SealedBox``.
package struct DropBox {
  private static let form: UInt8 = 2

  /// Whether a seal was put in, by its first byte.
  package static func holds(_ sealed: UnsafeRawBufferPointer) -> Bool { sealed.first == form }

  private static let purpose = "stegvis drop box"

  private let publicKey: [UInt8]
  /// Nil for those who may put in and not take out.
  private let privateKey: SecretBytes?

  package init(_ material: KeyMaterial) {
    privateKey = material.clinical?.derived(DropBox.purpose)
    publicKey = material.dropBox
  }

  /// The public half for the slots of those who may not read the clinical side; 32 bytes.
  static func publicKey(from clinical: SecretBytes) -> [UInt8] {
    SealedBox.publicKey(of: clinical.derived(DropBox.purpose)) ?? []
  }

  /// - Throws: ``LedgerError/noKey`` when the slot has no key to put in with.
  package func seal(_ plain: [UInt8], place: [UInt8]) throws(LedgerError) -> [UInt8] {
    let box = SealedBox.seal(plain.count, to: publicKey, place: place) { $0.copyBytes(from: plain) }
    guard let box else { throw .noKey }
    return [DropBox.form] + box
  }

  /// Nil when it does not open.
  package func open(_ sealed: UnsafeRawBufferPointer, place: [UInt8]) -> [UInt8]? {
    guard let privateKey, sealed.first == DropBox.form else { return nil }
    let box = UnsafeRawBufferPointer(rebasing: sealed[1...])
    return SealedBox.open(box, with: privateKey, publicKey, place: place)?.withBytes { Array($0) }
  }
}
