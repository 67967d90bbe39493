import Domain

/// The latest day it may have been where an entry was made: what was entered then had to hold by it. An undo enters again what
/// may have been entered while the clock was ahead, so no day is before the clock's at an earlier entry.
package struct EntryDays {
  /// By the entry's id; entries are counted without a gap.
  private var days: [Int32] = []

  /// - Parameter each: gets every entry's row: `id`, `at`, `today`, `kind` and `detail`.
  package init(_ database: Database, _ each: (PreparedStatement) throws -> Void) throws {
    var latest = Int32.min
    try database.each("SELECT id, at, today, kind, detail FROM main.entry ORDER BY id") { entry in
      let id = Int(clamping: entry.integer(0))
      // One far behind the others is none of the program's, and is found where the journal is gone through.
      if id >= days.count, id - days.count < EntryDays.widestGap {
        days.append(contentsOf: repeatElement(.max, count: id - days.count))
        // In whichever time zone is furthest ahead.
        latest = max(latest, Int32(clamping: entry.integer(1) / EntryDays.millisecondsADay + 1))
        days.append(entry.isNull(2) ? latest : entry.day(2))
      }
      try each(entry)
    }
  }

  private static let widestGap = 1_000_000
  private static let millisecondsADay: Int64 = 86_400_000

  package func day(of entry: Int64) -> Day {
    Day(number: days.indices.contains(Int(clamping: entry)) ? days[Int(entry)] : .max)
  }
}
