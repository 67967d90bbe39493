import Crypto

/// A slot as it was last written: the journal's head keeps one of each, sealed.
///
/// A slot's own codes were right when it was made. That it is the one that belongs there now, and not one of an earlier
/// day that somebody who knows its passphrase has put back, only the head can tell.
struct SlotMark: Hashable, Sendable {
  var id: Int64
  /// SHA-256 of all its columns.
  var digest: [UInt8]
}

extension KeptSlot {
  var mark: SlotMark {
    var record = CanonicalBytes(purpose: "stegvis slot mark")
    record.add(slot.id)
    record.add(login)
    record.add(slot.role)
    record.add(slot.generation)
    record.add(slot.cost.n)
    record.add(slot.cost.r)
    record.add(slot.cost.p)
    record.add(slot.salt)
    record.add(slot.publicKey)
    record.add(slot.sealedPrivateKey)
    record.add(slot.envelope)
    record.add(code)
    record.add(recipientCode)
    return SlotMark(id: slot.id, digest: Array(SHA256.hash(data: record.bytes)))
  }
}
