import Foundation
import Synchronization

/// A signal handler can reach nothing but what is global.
private let requested = Atomic<Bool>(false)

/// Ctrl-C during long work: noted, so that the work can stop in order.
enum Interruption {
  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// From now on Ctrl-C asks the work to stop instead of ending the program at once.
  static func watch() {
    // Made before a signal can come: a handler must not be the first to touch it.
    _ = isRequested
    signal(SIGINT) { _ in requested.store(true, ordering: .relaxed) }
    signal(SIGHUP) { _ in requested.store(true, ordering: .relaxed) }
    signal(SIGTERM) { _ in requested.store(true, ordering: .relaxed) }
  }
}
