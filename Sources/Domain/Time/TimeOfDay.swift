/// A time of the day in whole minutes, as the clock on the wall shows it.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0 to 1439.
  public let minutes: Int

  public static let midnight = TimeOfDay(known: 0)

  private init(known minutes: Int) { self.minutes = minutes }

  /// Nil outside the day.
  public init?(minutes: Int) {
    guard (0..<1440).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  /// Nil when there is no such time.
  public init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  /// Reads `9`, `09`, `930`, `0930`, `9.30`, `9:30`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let first = Int(parts[0])
    else { return nil }
    if parts.count == 2 {
      guard parts[0].utf8.count <= 2, parts[1].utf8.count == 2, let minute = Int(parts[1]) else { return nil }
      self.init(hour: first, minute: minute)
    } else if parts[0].utf8.count <= 2 {
      self.init(hour: first, minute: 0)
    } else {
      self.init(hour: first / 100, minute: first % 100)
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }

  /// `09:30`: the form of the screen and of files.
  public var text: String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
