import Domain
import Store

/// The number to suggest for a new participant: the one after the highest of the kind that is used here.
struct NumberSuggestion {
  private let roster: Roster?

  init(_ workspace: Workspace) { roster = workspace.readyRoster }

  /// `P-0204` after `P-0203`; nil while nobody has been read, or when the numbers follow no such rule.
  var next: String? {
    guard let roster else { return nil }
    let lines = roster.select(RosterQuery(includesLongEnded: true, sort: .number))
    guard !lines.isEmpty else { return "P-0001" }
    guard let prefix = usualPrefix(roster, lines) else { return nil }
    // In natural order the highest of a kind comes last among them.
    for line in lines.reversed() {
      guard let number = roster[line]?.number.text, let (head, figures) = NumberSuggestion.parts(number),
        head == prefix
      else { continue }
      return NumberSuggestion.following(figures).map { prefix + $0 }
    }
    return nil
  }

  /// Before the figures of most numbers; a few dozen of them, spread over the register, tell.
  private func usualPrefix(_ roster: Roster, _ lines: [Int32]) -> String? {
    let step = max(1, lines.count / 50)
    var counts: [String: Int] = [:]
    for index in stride(from: 0, to: lines.count, by: step) {
      if let number = roster[lines[index]]?.number.text, let (head, _) = NumberSuggestion.parts(number) {
        counts[head, default: 0] += 1
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// What stands before the figures at the end, and they; nil without any.
  private static func parts(_ number: String) -> (head: String, figures: Substring)? {
    let head = String(number.reversed().drop(while: \.isNumber).reversed())
    let figures = number.dropFirst(head.count)
    return figures.isEmpty ? nil : (head, figures)
  }

  /// The next with as many figures, or one more.
  private static func following(_ figures: Substring) -> String? {
    guard let value = Int(figures), value < .max else { return nil }
    let next = String(value + 1)
    return String(repeating: "0", count: max(0, figures.count - next.count)) + next
  }
}
