import Domain
import Store

/// The number to suggest for a new participant: the one after the highest of the kind that is used here, and that nobody
/// has, in scope or out of it.
struct NumberSuggestion {
  private let workspace: Workspace
  private var roster: Roster? { workspace.readyRoster }

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// `P-0204` after `P-0203`; nil while nobody has been read, or when the numbers follow no such rule.
  var next: String? {
    guard let first = following else { return nil }
    return workspace.ask { (session) throws(StoreError) in try session.people.freeNumber(from: first)?.text } ?? nil
  }

  /// The one after the highest of those this user sees.
  private var following: ParticipantNumber? {
    guard let roster else { return nil }
    let lines = roster.select(RosterQuery(includesLongEnded: true, sort: .number))
    guard !lines.isEmpty else { return try? ParticipantNumber("P-0001") }
    guard let head = usualHead(roster, lines) else { return nil }
    // In natural order the highest of a kind comes last among them.
    for line in lines.reversed() {
      if let number = roster[line]?.number, let parts = number.parts, parts.head == head {
        return number.advanced(by: 1)
      }
    }
    return nil
  }

  /// Before the figures of most numbers; a few dozen of them, spread over the register, tell.
  private func usualHead(_ roster: Roster, _ lines: [Int32]) -> Substring? {
    let step = max(1, lines.count / 50)
    var counts: [Substring: Int] = [:]
    for index in stride(from: 0, to: lines.count, by: step) {
      if let parts = roster[lines[index]]?.number.parts { counts[parts.head, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
