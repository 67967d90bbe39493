import Domain
import Ledger

/// Whose records have been put together with another's: the journal tells. A record that was merged is nobody's any more; the entry
/// that took it away is about the person it belongs to now.
enum MergedPeople {
  private static let merged = "e.kind = '\(EntryKind.participantsMerged.rawValue)'"
  /// Not taken back since.
  private static let isGone =
    "NOT EXISTS (SELECT 1 FROM main.identity n WHERE n.person = i.person AND n.voided IS NULL)"

  /// Those whose records went into one person's, one after the other.
  static func into(_ person: ParticipantKey, _ database: Database) throws -> [ParticipantKey] {
    var (found, waiting) = ([Int64](), [person.value])
    while let next = waiting.popLast() {
      let own = try database.rows(
        """
        SELECT DISTINCT i.person FROM main.entry e JOIN main.identity i ON i.voided = e.id
        WHERE e.about = ? AND \(merged) AND i.person <> e.about AND \(isGone)
        """, next
      ) { $0.integer(0) }.filter { !found.contains($0) && $0 != person.value }
      found += own
      waiting += own
    }
    return found.map { ParticipantKey($0) }
  }

  /// Whom a number leads to that was of a record which has been merged; nil where it was not.
  static func owner(of code: [UInt8], _ database: Database) throws -> ParticipantKey? {
    var owner = try database.number(
      """
      SELECT e.about FROM main.identity i JOIN main.entry e ON e.id = i.voided
      WHERE i.voided IS NOT NULL AND i.number_code = ? AND \(merged) AND i.person <> e.about AND \(isGone)
      ORDER BY e.id DESC LIMIT 1
      """, code)
    // Whoever it went to may have been merged in turn.
    for _ in 0..<64 {
      guard let person = owner,
        try !database.hasRow("SELECT 1 FROM main.identity WHERE person = ? AND voided IS NULL", person)
      else { break }
      owner = try database.number(
        """
        SELECT e.about FROM main.identity i JOIN main.entry e ON e.id = i.voided
        WHERE i.person = ? AND i.voided IS NOT NULL AND \(merged) AND i.person <> e.about ORDER BY e.id DESC LIMIT 1
        """, person)
    }
    return owner.map { ParticipantKey($0) }
  }
}

extension EntryKind {
  /// Two records of one person became one. Taken back from the log only, as an import is.
  public static let participantsMerged = EntryKind("participants_merged", .bulk, .mergeParticipants)
}
