/// How long a login waits after wrong passphrases: nothing for slips, then ever longer, never for good.
public enum LoginWait {
  /// Nobody waits longer than this, in seconds.
  public static let longest = 60

  /// Two slips cost nothing; then 1, 2, 4 … up to ``longest``.
  public static func seconds(afterFailures count: Int) -> Int {
    guard count > 2 else { return 0 }
    return min(longest, 1 << min(count - 3, 6))
  }

  /// Until when the next try waits; nil when it need not. At most ``longest`` seconds after `now`.
  ///
  /// A clock set back must neither lock anybody out nor let everybody try for nothing. A failure still to come by
  /// more than the longest wait says nothing about how long ago it was, so it costs no wait, but it counts; a success
  /// still to come clears nothing.
  ///
  /// - Parameters:
  ///   - failures: milliseconds since 1970, in the order they happened, the newest last.
  ///   - lastSuccess: milliseconds since 1970; failures up to it are forgotten.
  public static func waitUntil(failures: [Int64], lastSuccess: Int64?, now: Int64) -> Int64? {
    let forgotten = lastSuccess.flatMap { $0 <= now ? $0 : nil } ?? .min
    let counted = failures.filter { $0 > forgotten }
    guard let newest = counted.last, newest <= now + milliseconds(longest) else { return nil }
    let wait = milliseconds(seconds(afterFailures: counted.count))
    // Also when the clock was set back to before the failure.
    if wait == 0 { return nil }
    let until = newest + wait
    return until > now ? min(until, now + wait) : nil
  }

  private static func milliseconds(_ seconds: Int) -> Int64 { Int64(seconds) * 1000 }
}
