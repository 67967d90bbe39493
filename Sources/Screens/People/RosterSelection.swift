import Domain
import Store

/// The lines of the roster a list shows, kept as long as neither query nor roster is another: a frame of 100,000 people
/// is drawn from twenty of them.
///
/// A box, because what is drawn is worked out while drawing, and a screen is a value.
final class RosterSelection {
  private struct Kept {
    var query: RosterQuery
    var entry: Int64
    var generation: Int
    var today: Day
    var lines: [Int32]
  }

  private var filtered: Kept?
  private var unfiltered: Kept?

  /// - Parameter generation: what the caller counts up when the roster has been read anew.
  func lines(_ query: RosterQuery, _ roster: Roster, _ generation: Int) -> [Int32] {
    let kept = RosterSelection.keep(filtered, query, roster, generation)
    filtered = kept
    return kept.lines
  }

  /// How many the query finds when nothing is typed. Their order does not matter.
  func total(_ query: RosterQuery, _ roster: Roster, _ generation: Int) -> Int {
    var query = query
    query.text = ""
    query.sort = .name
    let kept = RosterSelection.keep(unfiltered, query, roster, generation)
    unfiltered = kept
    return kept.lines.count
  }

  private static func keep(_ kept: Kept?, _ query: RosterQuery, _ roster: Roster, _ generation: Int) -> Kept {
    if let kept, kept.query == query, kept.entry == roster.entry, kept.generation == generation,
      kept.today == roster.today
    {
      return kept
    }
    return Kept(
      query: query, entry: roster.entry, generation: generation, today: roster.today, lines: roster.select(query))
  }
}
