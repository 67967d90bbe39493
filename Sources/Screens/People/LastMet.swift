import Domain
import Store
import TerminalUI

/// When the people in sight came the last time, read for a window of them at once and kept until the register changes.
///
/// A box, because what is drawn is asked for while drawing, and a screen is a value.
final class LastMet {
  private var days: [ParticipantKey: Day?] = [:]

  /// More than a window has rows, so that one question is enough for a frame.
  private static let together = 60

  func forget() { days = [:] }

  /// - Parameter rows: of the list, in its order.
  /// - Returns: nil for somebody who has never come.
  func day(of person: ParticipantKey, in rows: ListRows<ParticipantKey>, _ workspace: Workspace) -> Day? {
    if let known = days[person] { return known }
    let first = rows.row(of: person) ?? 0
    let people = (first..<first + LastMet.together).compactMap(rows.id)
    for person in people { days[person] = .some(nil) }
    do {
      for seen in try workspace.session.lastSeen(people) { days[seen.person] = seen.attendance }
    } catch {
      workspace.tell(error)
    }
    return days[person] ?? nil
  }
}
