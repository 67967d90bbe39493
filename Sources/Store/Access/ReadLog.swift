import Domain
import Synchronization

/// What this process has logged as seen, so that a card that is painted again is not logged again: once per person and quarter
/// of an hour, once per session for a list.
final class ReadLog: Sendable {
  enum Subject: Hashable, Sendable {
    /// Opened, or tried in vain: a reason may open it a moment later.
    case card(ParticipantKey, EntryKind)
    case list(String)
  }

  private let until = Mutex<[Subject: Int64]>([:])

  /// Whether `subject` has to be logged at `now`, in milliseconds since 1970.
  func isDue(_ subject: Subject, now: Int64) -> Bool {
    guard let end = until.withLock({ $0[subject] }) else { return true }
    if case .list = subject { return false }
    return ReadLogging.isDue(after: end, now: now)
  }

  func logged(_ subject: Subject, now: Int64) {
    let end: Int64
    switch subject {
    case .card: end = now + ReadLogging.quarter
    case .list: end = .max
    }
    until.withLock { $0[subject] = end }
  }
}
