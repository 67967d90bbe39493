/// The journal's end as it was last written: how many entries, and the code of the last. Sealed beside the slots, so that
/// deleting the newest entries is found; and with a mark of every slot, so that an older one put back is found too.
///
/// Everybody who may write holds its key, the desk too: they change their own passphrases.
///
/// An old copy of the whole file brings its own old head along: that is not found by looking into the file alone.
package struct JournalHead: Equatable {
  package var entries: Int64
  package var code: [UInt8]
  /// In the order of ids.
  package var slots: [SlotMark]

  /// Nil when there is none, or it does not open.
  package static func read(_ database: Database, _ keys: Keyring) throws -> JournalHead? {
    let statement = try PreparedStatement(database, "SELECT sealed FROM main.head")
    guard try statement.step(), let plain = keys.openHead(statement.bytes(0)) else { return nil }
    return plain.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      var head = JournalHead(entries: Int64(bitPattern: reader.unsigned()), code: Array(reader.text()), slots: [])
      var count = reader.unsigned()
      while count > 0, !reader.isBroken {
        count -= 1
        head.slots.append(SlotMark(id: reader.signed(), digest: Array(reader.text())))
      }
      return reader.isBroken ? nil : head
    }
  }

  /// Whether something stands in its place, whoever sealed it.
  package static func isThere(_ database: Database) throws -> Bool {
    try database.hasRow("SELECT 1 FROM main.head")
  }

  /// Whether the journal ends here.
  package func ends(after entries: Int64, _ code: [UInt8]) -> Bool { self.entries == entries && self.code == code }

  /// Whether the slot is the one that was last written.
  package func vouches(for slot: KeptSlot) -> Bool { slots.contains(slot.mark) }

  package func write(_ database: Database, _ keys: Keyring) throws {
    var writer = DigestWriter()
    writer.add(unsigned: UInt64(bitPattern: entries))
    writer.add(bytes: code)
    writer.add(unsigned: UInt64(slots.count))
    for slot in slots {
      writer.add(signed: slot.id)
      writer.add(bytes: slot.digest)
    }
    let sealed = try keys.sealHead(writer.bytes)
    try database.run("INSERT OR REPLACE INTO main.head (one, sealed) VALUES (1, ?)", sealed)
  }
}
