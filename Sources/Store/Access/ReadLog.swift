import Domain
import Synchronization

/// What this process has logged as seen, so that a card that is painted again is not logged again: once per person and quarter
/// of an hour, once per session for a list.
final class ReadLog: Sendable {
  enum Subject: Hashable, Sendable {
    case card(ParticipantKey)
    case list(String)
  }

  /// Milliseconds.
  static let quarter: Int64 = 900_000

  private let until = Mutex<[Subject: Int64]>([:])

  /// Whether `subject` has to be logged at `now`, in milliseconds since 1970.
  func isDue(_ subject: Subject, now: Int64) -> Bool {
    guard let end = until.withLock({ $0[subject] }) else { return true }
    if case .list = subject { return false }
    // A clock set back by more than the quarter says nothing of when it was.
    return now >= end || now < end - ReadLog.quarter
  }

  func logged(_ subject: Subject, now: Int64) {
    let end: Int64
    switch subject {
    case .card: end = now + ReadLog.quarter
    case .list: end = .max
    }
    until.withLock { $0[subject] = end }
  }
}
