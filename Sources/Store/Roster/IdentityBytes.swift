import Domain
import Ledger

/// Who somebody is, as bytes in a digest: a list of 100,000 makes no strings of what it does not show.
struct IdentityBytes {
  let number: UnsafeRawBufferPointer
  let givenName: UnsafeRawBufferPointer
  let familyName: UnsafeRawBufferPointer
  /// Nil where there is none.
  let displayName: UnsafeRawBufferPointer?
  let phone: UnsafeRawBufferPointer?
  /// Whether there is any: which is on the other side.
  let protection: AddressProtection?
  private let all: UnsafeRawBufferPointer

  /// Nil when the bytes are not what ``Participant/deskFields(_:)`` writes.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var reader = DigestReader(bytes)
    all = bytes
    func text() -> UnsafeRawBufferPointer { reader.optionalBytes() ?? UnsafeRawBufferPointer(start: nil, count: 0) }
    number = text()
    givenName = text()
    familyName = text()
    displayName = reader.optionalBytes()
    phone = reader.optionalBytes()
    protection = reader.optionalInteger() == 1 ? .onRequest : nil
    if reader.isBroken { return nil }
  }

  /// As the desk reads them.
  var participant: Participant {
    var (participant, reader) = (Participant.erased, SealReader(all, nil))
    participant.deskFields(&reader)
    return participant
  }
}
