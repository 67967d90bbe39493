import Domain
import Foundation
import Screens

/// The clock: read here and nowhere else.
enum Clock {
  /// `TZ`, else Norway.
  static let zone: TimeZone = {
    if let name = Environment.value("TZ"), !name.isEmpty,
      let zone = TimeZone(identifier: name.hasPrefix(":") ? String(name.dropFirst()) : name)
    {
      return zone
    }
    return TimeZone(identifier: "Europe/Oslo") ?? TimeZone(secondsFromGMT: 3600) ?? .current
  }()

  static let local = LocalTime(zone: zone)

  /// Milliseconds since 1970, UTC: the journal's time.
  @Sendable static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  @Sendable static func localDay() -> Day { local.parts(now()).day }

  /// `09:14`, for the header.
  @Sendable static func text() -> String { local.clock(now()) }
}
