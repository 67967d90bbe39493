/// A slot as it was last written: the journal's head keeps one of each, sealed.
///
/// A slot's own codes were right when it was made. That it is the one that belongs there now, and not one of an earlier
/// day that somebody who knows its passphrase has put back, only the head can tell.
package struct SlotMark: Hashable, Sendable {
  package var id: Int64
  /// The hash of all its columns.
  package var digest: [UInt8]
}

extension KeptSlot {
  package var mark: SlotMark {
    var record = slot.record("stegvis slot mark")
    record.add(login)
    record.add(code)
    record.add(recipientCode)
    return SlotMark(id: slot.id, digest: Blake2b.hash(record.bytes))
  }
}
