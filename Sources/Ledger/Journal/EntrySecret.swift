import Domain

/// What of an entry is sealed: its detail always; of an entry of the case side also what it was, whose and about whom.
///
/// That somebody saved lights or opened a card, of whom and when, is not the desk's to know; that something was entered is.
/// Those that change something and those that only looked look alike: each is as long as the next.
package struct EntrySecret: Equatable {
  /// What does not stand in the open.
  package struct Hidden: Equatable {
    package var kind: String
    /// ``EntryWord/group``.
    package var group: String
    package var actor: UserKey
    package var about: ParticipantKey?
    package var people: Int
    /// Among the entries about the person that are counted with it, from 0.
    package var turn: Int
  }

  /// Nil for an entry that stands in the open.
  package var hidden: Hidden?
  /// In the form of who keeps the register.
  package var detail: String?
  /// What an erasure emptied.
  package var erased = ErasedRows()

  private static let place = SealPlace(table: "entry", field: "detail")
  private static let hiddenLength = 256

  package func seal(_ keys: Keyring, entry: Int64) throws(LedgerError) -> [UInt8]? {
    if hidden != nil { return try keys.sealCase(bytes(padded: true), EntrySecret.place, key: entry) }
    if detail == nil, erased.isEmpty { return nil }
    return try keys.seal(bytes(padded: true), .identity, EntrySecret.place, key: entry)
  }

  private func bytes(padded: Bool) -> [UInt8] {
    var writer = DigestWriter()
    writer.add(optionalText: hidden?.kind)
    if let hidden {
      writer.add(text: hidden.group)
      writer.add(signed: hidden.actor.value)
      writer.add(optional: hidden.about?.value)
      writer.add(signed: Int64(hidden.people))
      writer.add(signed: Int64(hidden.turn))
    }
    writer.add(optionalText: detail)
    erased.write(to: &writer)
    if padded { hidden == nil ? writer.pad() : writer.pad(from: EntrySecret.hiddenLength) }
    return writer.bytes
  }

  /// Nothing of it for somebody who does not hold the key, and where it was erased.
  /// - Parameter kind: as it stands in the register.
  package static func open(
    _ row: PreparedStatement, _ column: Int32, kind: String, entry: Int64, _ keys: Keyring
  ) throws(LedgerError) -> EntrySecret {
    let isHidden = kind == EntryWord.hidden
    if row.isNull(column) || (isHidden && !keys.holdsClinical) { return EntrySecret() }
    let sealed = row.bytes(column)
    if isHidden {
      return try keys.openCase(sealed, place, key: entry, table: "entry", row: entry)
        .withUnsafeBytes { EntrySecret(bytes: $0) }
    }
    return try keys.open(sealed, .identity, place, key: entry, table: "entry", row: entry)?
      .withUnsafeBytes { EntrySecret(bytes: $0) } ?? EntrySecret()
  }

  /// The seal in a column under other keys, what it holds untouched, and the label of one that has it.
  package static func resealed(
    _ row: PreparedStatement, _ column: Int32, kind: String, entry: Int64, _ exchange: SealExchange
  ) throws(LedgerError) -> (seal: [UInt8], label: [UInt8]?)? {
    guard !row.isNull(column) else { return nil }
    let side: Side = kind == EntryWord.hidden ? .clinical : .identity
    guard let seal = try exchange.resealed(row, column, side, place, key: entry, table: "entry", row: entry) else {
      return nil
    }
    guard side == .clinical else { return (seal, nil) }
    let secret = try open(row, column, kind: EntryWord.hidden, entry: entry, exchange.old)
    return (seal, try secret.hidden.map { hidden throws(LedgerError) in try hidden.label(exchange.new) })
  }

  /// What is left of an entry of the case side when its person is erased: who did what, and nothing of what it said.
  package static func emptied(
    _ row: PreparedStatement, _ column: Int32, entry: Int64, _ keys: Keyring
  ) throws(LedgerError) -> [UInt8] {
    try keys.emptyCase(row.bytes(column), place, key: entry, table: "entry", row: entry) { plain in
      var secret = plain.withUnsafeBytes { EntrySecret(bytes: $0) }
      secret.detail = nil
      return secret.bytes(padded: false)
    }
  }
}

extension EntrySecret {
  fileprivate init(bytes: UnsafeRawBufferPointer) {
    var reader = DigestReader(bytes)
    if let kind = reader.optionalText() {
      hidden = Hidden(
        kind: kind, group: String(decoding: reader.text(), as: UTF8.self), actor: UserKey(reader.signed()),
        about: reader.optionalInteger().map { ParticipantKey($0) },
        people: Int(reader.signed()), turn: Int(reader.signed()))
    }
    detail = reader.optionalText()
    erased = ErasedRows(&reader)
  }
}

extension EntrySecret.Hidden {
  package func label(_ keys: Keyring) throws(LedgerError) -> [UInt8] {
    try EntryLabels.label(keys, group, about: about, turn: turn)
  }
}
