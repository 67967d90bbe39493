/// A calendar month.
public struct Month: Hashable, Comparable, Sendable {
  public let first: Day

  /// The month a day lies in.
  public init(of day: Day) { first = day - (day.day - 1) }

  /// `2026-10`; nil for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 7, let first = Day("\(text)-01") else { return nil }
    self.first = first
  }

  public var last: Day { next.first - 1 }
  public var next: Month { Month(of: first.addingMonths(1)) }
  public var previous: Month { Month(of: first.addingMonths(-1)) }
  public var year: Int { first.year }
  public var month: Int { first.month }

  /// `2026-10`.
  public var iso: String { String(first.iso.prefix(7)) }

  public static func < (left: Month, right: Month) -> Bool { left.first < right.first }

  /// Whether the last day of it has passed.
  public func hasEnded(on today: Day) -> Bool { today > last }
}
