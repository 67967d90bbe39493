import Domain
import Ledger

/// The tables on which open rounds lie: who is ticked off, and the records that wait. Beside the journal, so that no entry has the time
/// at which somebody was ticked off or a record typed, and no row what stood there before.
///
/// What is reached: from the file and its journal, with every key, nobody tells whose a record is, nor which ticks came before which
/// records: ticks lie in order of their keys, records in order of what they say, and neither has a time. Records that have left do
/// so by five or more, drawn from ten or more, in one entry and in order of what they say. Whoever takes copies of the file while
/// a round is open sees which ticks and which records came between two of them: ticks come by five at least, before their records,
/// so that a new record is one of those five or more. What is not reached: that the only one who was left to be ticked off is
/// found by whoever has a copy from right before and one from right after; nor that a colleague who looks over a shoulder sees
/// nothing.
struct MappingTable {
  static let table = BesideTable("mapping_desk", since: 2)
  /// Room for some tens of people, so that the length says little.
  private static let length = 512

  let database: Database
  let keys: Keyring

  /// An empty one where nothing has been put there.
  /// - Throws: ``LedgerError/damaged(_:)``.
  func desk(_ round: OwnRoundKey, _ fact: OwnRound) throws -> MappingDesk {
    guard let bytes = try MappingTable.table.bytes(round, database, keys) else { return MappingDesk() }
    guard let desk = MappingTable.read(bytes, fact) else {
      throw LedgerError.damaged(.seal(table: MappingTable.table.name, row: round.value))
    }
    return desk
  }

  func put(_ desk: MappingDesk, at round: OwnRoundKey) throws {
    try MappingTable.table.put(MappingTable.write(desk), at: round, database, keys)
  }

  func clear(_ round: OwnRoundKey) throws { try MappingTable.table.remove(round, database) }

  // MARK: Bytes

  private static func write(_ desk: MappingDesk) -> [UInt8] {
    var writer = DigestWriter()
    writer.add(signed: Int64(desk.ticked.count))
    for person in desk.ticked.sorted() { writer.add(signed: person.value) }
    writer.add(signed: Int64(desk.waiting.count))
    for record in desk.waiting { writer.add(unsigned: record.orderKey) }
    writer.pad(from: length)
    return writer.bytes
  }

  /// Nil of what was not written so.
  private static func read(_ bytes: [UInt8], _ round: OwnRound) -> MappingDesk? {
    bytes.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      var (ticked, waiting): (Set<ParticipantKey>, [MappingRecord]) = ([], [])
      let ticks = reader.signed()
      for _ in 0..<max(0, ticks) where !reader.isBroken { ticked.insert(ParticipantKey(reader.signed())) }
      let records = reader.signed()
      for _ in 0..<max(0, records) where !reader.isBroken {
        guard let record = MappingRecord(orderKey: reader.unsigned(), of: round.year, in: round.unit) else {
          return nil
        }
        waiting.append(record)
      }
      return reader.isBroken ? nil : MappingDesk(ticked: ticked, waiting: waiting)
    }
  }
}
