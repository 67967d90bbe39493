import Domain

/// What the clock has said when the demo's register was filled: never more than it says now.
enum DemoClock {
  /// Five weeks before the demo's day: by then a month is over, and there is one to look through.
  @Sendable static func weeksBefore() -> Int64 { Clock.now() - lag(35, 9 * 60) }

  /// In the middle of the demo's day.
  @Sendable static func onTheDay() -> Int64 { Clock.now() - lag(0, 10 * 60 + 45) }

  /// When the program began: from then on the demo's clock goes as ours does.
  private static let began = Clock.now()
  private static let dayLength: Int64 = 86_400_000

  private static func lag(_ days: Int, _ minutes: Int64) -> Int64 {
    guard let day = DemoRegister.day else { return 0 }
    return max(Int64(days) * dayLength, began - Clock.local.start(of: day - days) - minutes * 60_000)
  }
}
