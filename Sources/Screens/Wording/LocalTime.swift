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

  /// `09:14`.
  public func clock(_ milliseconds: Int64) -> String {
    let (_, hour, minute) = parts(milliseconds)
    return "\(LocalTime.two(hour)):\(LocalTime.two(minute))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
