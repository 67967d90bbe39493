import Domain

/// The demo's clock: it stands on the demo's day, and goes as ours does. It is never ahead of ours.
enum DemoClock {
  /// Five weeks before the demo's day: by then a month is over, and there is one to look through.
  @Sendable static func weeksBefore() -> Int64 { Clock.now() - lag(35, 9 * 60) }

  /// From the middle of the demo's day on.
  @Sendable static func onTheDay() -> Int64 { Clock.now() - lag(0, 10 * 60 + 45) }

  /// `10:46`.
  @Sendable static func text() -> String { Clock.local.clock(onTheDay()) }

  /// When the program began: from then on the demo's clock goes as ours does.
  private static let began = Clock.now()
  private static let dayLength: Int64 = 86_400_000

  private static func lag(_ days: Int, _ minutes: Int64) -> Int64 {
    guard let day = DemoRegister.day else { return 0 }
    return max(Int64(days) * dayLength, began - Clock.local.start(of: day - days) - minutes * 60_000)
  }
}
