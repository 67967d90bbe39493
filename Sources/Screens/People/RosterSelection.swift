import Domain
import Store

/// The lines of the roster a list shows, kept as long as neither query nor roster is another: a frame of 100,000 people
/// is drawn from twenty of them.
///
/// A box, because what is drawn is worked out while drawing, and a screen is a value.
final class RosterSelection {
  /// Which roster something was worked out from.
  private struct Origin: Equatable {
    var entry: Int64
    var today: Day
    /// What the caller counts up when the roster has been read anew.
    var generation: Int

    init(_ roster: Roster, _ generation: Int) {
      entry = roster.entry
      today = roster.today
      self.generation = generation
    }
  }

  private var shown: (query: RosterQuery, origin: Origin, first: Set<ParticipantKey>, lines: [Int32])?
  private var counted: (query: RosterQuery, origin: Origin, count: Int)?
  /// The row somebody was last found on; asked for many times in a frame.
  private var lastRow = 0
  /// How many of those shown come before the others.
  private(set) var first = 0

  func forget() { (shown, counted, lastRow, first) = (nil, nil, 0, 0) }

  /// - Parameter first: those who come before the others.
  func lines(
    _ query: RosterQuery, _ roster: Roster, _ generation: Int, first: Set<ParticipantKey> = []
  ) -> [Int32] {
    let origin = Origin(roster, generation)
    if let shown, shown.query == query, shown.origin == origin, shown.first == first { return shown.lines }
    var lines = roster.select(query)
    self.first = 0
    if !first.isEmpty {
      let known = Set(first.compactMap { roster.line(of: $0, programme: query.programme) })
      let before = lines.filter(known.contains)
      self.first = before.count
      lines = before + lines.filter { !known.contains($0) }
    }
    shown = (query, origin, first, lines)
    if query.text.isEmpty { counted = (RosterSelection.uncounted(query), origin, lines.count) }
    return lines
  }

  /// How many there are when nothing is typed.
  func total(_ query: RosterQuery, _ roster: Roster, _ generation: Int) -> Int {
    let origin = Origin(roster, generation)
    let query = RosterSelection.uncounted(query)
    if let counted, counted.query == query, counted.origin == origin { return counted.count }
    let count = roster.select(query).count
    counted = (query, origin, count)
    return count
  }

  /// Neither what is typed nor the order makes a difference to how many there are.
  private static func uncounted(_ query: RosterQuery) -> RosterQuery {
    var query = query
    query.text = ""
    query.sort = .name
    query.ascending = true
    return query
  }

  /// The row of a line; nil when it is not among them.
  func row(of line: Int32, in lines: [Int32]) -> Int? {
    if lines.indices.contains(lastRow), lines[lastRow] == line { return lastRow }
    guard let row = lines.firstIndex(of: line) else { return nil }
    lastRow = row
    return row
  }
}
