import Domain
import Foundation

/// Turns the journal's UTC time into the local day and clock.
public struct LocalTime: Sendable {
  private let zone: TimeZone

  public init(zone: TimeZone) { self.zone = zone }

  /// - Parameter milliseconds: since 1970, UTC.
  public func parts(_ milliseconds: Int64) -> (day: Day, hour: Int, minute: Int) {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    let local = Int((Double(milliseconds) / 1000).rounded(.down)) + zone.secondsFromGMT(for: date)
    let day = Int((Double(local) / 86_400).rounded(.down))
    let second = local - day * 86_400
    return (Day(number: Int32(clamping: day)), second / 3600, second % 3600 / 60)
  }

  /// The first moment of a day, in milliseconds since 1970; a day may be an hour longer or shorter than another.
  public func start(of day: Day) -> Int64 {
    let middle = Int64(day.number) * 86_400_000
    var (low, high) = (middle - 93_600_000, middle + 93_600_000)
    while low < high {
      let moment = low + (high - low) / 2
      if parts(moment).day < day { low = moment + 1 } else { high = moment }
    }
    return low
  }

  /// `09:14`.
  public func clock(_ milliseconds: Int64) -> String {
    let (_, hour, minute) = parts(milliseconds)
    return "\(LocalTime.two(hour)):\(LocalTime.two(minute))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
