import Domain
import Resources
import Store
import TerminalUI

/// Who comes first because they are expected today, and how many take part.
extension ParticipantsScreen {
  static func expected(in workspace: Workspace) -> Set<ParticipantKey> {
    guard workspace.session.access.may(.seeAttendance) else { return [] }
    let today = workspace.today
    let rollCalls = workspace.ask { (session) throws(StoreError) in try session.attendance.rollCalls(on: today) } ?? []
    return Set(rollCalls.filter { workspace.isInScope($0.unit) }.flatMap(\.expected))
  }

  /// `Ventes i dag: 7, først i lista`; nil where nobody comes first.
  func expectedWords(in workspace: Workspace) -> String? {
    guard showsNames, !expected.isEmpty, let roster = workspace.readyRoster else { return nil }
    _ = lines(roster, in: workspace)
    return selection.first > 0 ? workspace.language(ParticipantsText.expectedFirst, ["n": selection.first]) : nil
  }

  /// How many of them take part.
  func participating(_ roster: Roster, in workspace: Workspace) -> Int {
    var query = query(isNarrowed: false, in: workspace)
    query.takesPart = true
    return participants.total(query, roster, generation)
  }
}
