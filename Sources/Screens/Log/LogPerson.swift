import Resources
import Store
import TerminalUI

/// Who is meant by a number, a name, or the beginning of one.
enum LogPerson {
  case one(RosterRow)
  case several([RosterRow])
  case nobody

  init(_ typed: String, in roster: Roster?) {
    guard let roster else {
      self = .nobody
      return
    }
    var rows: [RosterRow] = []
    let wanted = typed.filter { !$0.isWhitespace }.lowercased()
    for line in roster.select(RosterQuery(text: typed, includesLongEnded: true)) {
      guard let row = roster[line] else { continue }
      if row.number.text.lowercased() == wanted {
        self = .one(row)
        return
      }
      if !rows.contains(where: { $0.person == row.person }) { rows.append(row) }
      if rows.count > LogPerson.named, wanted.count < LogPerson.shortest { break }
    }
    switch rows.count {
    case 0: self = .nobody
    case 1: self = .one(rows[0])
    default: self = .several(rows)
    }
  }

  /// As many are named when several are found.
  private static let named = 3
  /// Fewer letters than this are no number anybody has typed to its end.
  private static let shortest = 3

  static func field(_ text: String, in workspace: Workspace) -> CheckedField {
    let (roster, language) = (workspace.readyRoster, workspace.language)
    return CheckedField(text) { typed in
      switch LogPerson(typed, in: roster) {
      case .one(let row): .understood("\(row.shownName) \(row.number.text)")
      case .several(let rows):
        .problem(
          language(
            LogText.severalFound,
            ["names": rows.prefix(named).map { "\($0.shownName) \($0.number.text)" }.joined(separator: ", ")]))
      case .nobody: .problem(language(LogText.nobodyFound))
      }
    }
  }
}
