/// How often it is logged that somebody looks at the same card.
public enum ReadLogging {
  /// Once per user, person and quarter of an hour; in milliseconds.
  public static let quarter: Int64 = 900_000

  /// Whether a look at `now` has to be logged, when the last that was logged holds until `end`; milliseconds since 1970.
  ///
  /// A clock set back to before it was logged says nothing of how long ago that was.
  public static func isDue(after end: Int64, now: Int64) -> Bool { now >= end || now < end - quarter }
}
