import Domain
import Ledger

/// Somebody is to be erased: asked for by one user, to be confirmed by another.
public struct ErasureRequest: Hashable, Sendable {
  /// The journal entry.
  public var entry: Int64
  public var person: ParticipantKey
  /// The full name of who asked.
  public var actor: String
  public var user: UserKey
  /// Milliseconds since 1970, UTC.
  public var at: Int64
  public var caseNumber: String

  /// Those that wait, the oldest first.
  static func all(_ coder: FactCoder) throws -> [ErasureRequest] {
    let kinds = [EntryKind.erasureAsked, .erasureWithdrawn, .erased, .erasedAgain]
    let entries = try JournalReader(coder).entries(JournalReader.Wanted(kinds: kinds))
    var waiting: [ParticipantKey: ErasureRequest] = [:]
    for entry in entries.reversed() {
      guard let person = entry.about else { continue }
      waiting[person] =
        entry.kind == .erasureAsked
        ? ErasureRequest(
          entry: entry.id, person: person, actor: entry.name, user: entry.user, at: entry.at,
          caseNumber: entry.detail?.reason ?? "") : nil
    }
    return waiting.values.sorted { $0.entry < $1.entry }
  }
}
