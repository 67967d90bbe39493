import Domain

/// Who somebody is, as bytes in a digest: a list of 100,000 makes no strings of what it does not show.
struct IdentityBytes {
  let number: UnsafeRawBufferPointer
  let givenName: UnsafeRawBufferPointer
  let familyName: UnsafeRawBufferPointer
  /// Nil where there is none.
  let displayName: UnsafeRawBufferPointer?
  /// 0: not known.
  let birthYear: Int16
  let phone: UnsafeRawBufferPointer?
  let protection: AddressProtection?
  private let all: UnsafeRawBufferPointer

  /// Nil when the bytes are not what ``Participant/fields(_:)`` writes.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var reader = DigestReader(bytes)
    all = bytes
    func text() -> UnsafeRawBufferPointer { reader.optionalBytes() ?? UnsafeRawBufferPointer(start: nil, count: 0) }
    number = text()
    givenName = text()
    familyName = text()
    displayName = reader.optionalBytes()
    let birthDate = reader.optionalDay()
    let year = reader.optionalInteger()
    birthYear = Int16(clamping: birthDate.map { Int64($0.year) } ?? year ?? 0)
    phone = reader.optionalBytes()
    protection = reader.optionalWord()
    if reader.isBroken { return nil }
  }

  /// All of it.
  var participant: Participant {
    var (participant, reader) = (Participant.erased, SealReader(all, nil))
    participant.fields(&reader)
    return participant
  }
}
