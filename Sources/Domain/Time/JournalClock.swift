/// The journal's times beside the clock. An entry keeps the time that the clock had, and its place is its number: a clock that
/// goes wrong makes a wrong time, never another order.
public enum JournalClock {
  /// Times up to this far ahead of the clock are taken for its own; milliseconds. Five minutes, as Kerberos allows clocks to
  /// differ (RFC 4120, 8.2).
  public static let tolerance: Int64 = 300_000
}
