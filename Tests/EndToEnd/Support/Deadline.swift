import Foundation

/// Waiting for something to come true: looked at again and again, never slept for.
enum Deadline {
  /// Generous: the machine that runs this may be slow and have other things to do, and only what fails waits so long.
  static let patience: Double = 60

  /// - Returns: what `probe` found, or nil when it found nothing in time.
  static func poll<Found>(
    seconds: Double = patience, every milliseconds: UInt32 = 15, until probe: () throws -> Found?
  ) rethrows -> Found? {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while true {
      if let found = try probe() { return found }
      guard clock.now < end else { return nil }
      usleep(milliseconds * 1000)
    }
  }
}

/// Why a scenario could not go on.
struct ScenarioFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
