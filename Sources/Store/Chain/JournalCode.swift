import Domain
import Ledger

/// What the journal is known by up to an entry: a code short enough to be written down, by which a paper in a binder tells
/// later whether it is the same journal still.
///
/// Half of it covers what of the entries stands in the open and is the same for good. The other half covers all there is, by
/// the last entry's code in the chain, as long as the register's keys are not exchanged.
public struct JournalCode: Hashable, Sendable {
  /// The last entry covered.
  public let entry: Int64
  let open: [UInt8]
  let chain: [UInt8]

  /// Five bytes, eight letters.
  private static let halfBytes = 5
  private static let groupLength = 4

  /// `1234 ABCD-EFGH-JKLM-NPQR`.
  public var text: String { "\(entry) \(RecoveryKey.grouped(open + chain, by: JournalCode.groupLength))" }

  /// Reads a code as somebody types it: small letters, blanks and hyphens do not matter. Nil for what is none.
  public init?(_ text: String) {
    let number = text.prefix { $0.isNumber }
    let rest = text.dropFirst(number.count)
    guard let entry = Int64(number), let separator = rest.first, !separator.isLetter,
      let bytes = RecoveryKey.bytes(typed: String(rest)), bytes.count == 2 * JournalCode.halfBytes
    else { return nil }
    self.entry = entry
    (open, chain) = (Array(bytes.prefix(JournalCode.halfBytes)), Array(bytes.suffix(JournalCode.halfBytes)))
  }

  /// Nil where there is no entry.
  init?(_ database: Database, upTo last: Int64 = .max) throws {
    let all = "SELECT id, at, actor, kind, about, people, undoes, today, code FROM main.entry WHERE id <= ? ORDER BY id"
    var (entry, code, open): (Int64?, [UInt8], [UInt8]) = (nil, [], [])
    try database.each(all, last) { rows in
      var bytes = CanonicalBytes()
      for column: Int32 in 0..<8 { rows.addCanonical(column, to: &bytes) }
      open = Blake2b.hash(open, bytes.bytes)
      (entry, code) = (rows.integer(0), Array(rows.bytes(8)))
    }
    guard let entry else { return nil }
    self.entry = entry
    self.open = Array(open.prefix(JournalCode.halfBytes))
    chain = Array(Blake2b.hash(code).prefix(JournalCode.halfBytes))
  }

  /// What a code says of a journal.
  public enum Agreement: Sendable {
    case same
    /// The keys have been exchanged since: what stands in the open is the same.
    case sameInTheOpen
    case other
  }
}

extension JournalRoom {
  /// What the journal is known by now; nil where there is no entry.
  public func code() throws(StoreError) -> JournalCode? {
    try session.reading(.reviewAccess) { try JournalCode($0.database) }
  }
}

extension Register {
  /// Whether the journal is the one that a code was written down of.
  /// - Throws: ``StoreError/notAllowed(_:)`` for a role that does not check the register.
  public func compare(_ code: JournalCode) throws(StoreError) -> JournalCode.Agreement {
    if !opening.access.may(.checkRegister) { throw .notAllowed(.role(.checkRegister)) }
    let keys = keys
    return try reading { database in
      guard let now = try JournalCode(database, upTo: code.entry), now.entry == code.entry, now.open == code.open
      else { return .other }
      if now.chain == code.chain { return .same }
      let since = try JournalReader(FactCoder(database, keys)).entries(
        JournalReader.Wanted(kinds: [.keysExchanged]), where: "e.id > ?", [code.entry], limit: 1)
      return since.isEmpty ? .other : .sameInTheOpen
    }
  }
}
