/// When a screen nobody touches locks itself.
public enum IdleLock {
  /// What the setting may be, in minutes.
  public static let minutes = 1...120
  public static let defaultMinutes = 10

  /// Whether the lock is due.
  ///
  /// A clock set back by more than the setting locks too: nobody knows how long the screen stood.
  ///
  /// - Parameters:
  ///   - lastKey: milliseconds, of the same clock as `now`.
  ///   - setting: minutes; outside ``minutes`` the nearest that is allowed.
  public static func isDue(lastKey: Int64, now: Int64, minutes setting: Int) -> Bool {
    let allowed = min(max(setting, minutes.lowerBound), minutes.upperBound)
    return abs(now - lastKey) >= Int64(allowed) * 60_000
  }
}
