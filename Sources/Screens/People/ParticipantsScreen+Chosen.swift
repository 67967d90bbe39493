import Domain
import Resources
import Store
import TerminalUI

/// Who is chosen, and who is marked.
extension ParticipantsScreen {
  func chosen(in workspace: Workspace) -> ParticipantLine? {
    selected(in: workspace).map { line(of: $0, showing: kind.shown(in: workspace), in: workspace) }
  }

  /// What stands in the columns of somebody.
  func line(of row: RosterRow, showing columns: [String], in workspace: Workspace) -> ParticipantLine {
    let person = row.person
    var line = ParticipantLine(
      row: row, showsStatus: columns.contains("status"),
      lastMet: { [lastMet] in
        guard let roster = workspace.readyRoster else { return .unknown }
        return lastMet.day(of: row.person, in: self.rows(roster, in: workspace), workspace)
      }, today: { [today] in today.answer(of: row.person, in: workspace) })
    line.window = { [lastMet] in lastMet.window(of: person, workspace) }
    line.hidesName = hidesNames(in: workspace)
    return line
  }

  /// Narrowed to what waits for a key on a card: whose names they are waits for it too.
  func hidesNames(in workspace: Workspace) -> Bool {
    filter.isEmpty && !workspace.showsCase && kind.chosen(in: workspace)["window"] != nil
  }

  func heads(in workspace: Workspace) -> [Figure] {
    guard let roster = workspace.readyRoster else { return [] }
    let people = lines(roster, in: workspace).compactMap { roster[$0]?.person }
    return [
      workspace.figure(
        .listed, people.count, of: total(roster, in: workspace), filter.isEmpty ? [] : [.typed(filter.text)],
        people: people)
    ]
  }

  mutating func goDown(in workspace: Workspace) { _ = move(.down, in: workspace) }
  mutating func reorder(in workspace: Workspace) { settle(in: workspace) }

  func place(in workspace: Workspace) -> PersonPlace? { selected(in: workspace).map { place(of: $0) } }

  private func place(of row: RosterRow) -> PersonPlace {
    PersonPlace(
      key: row.person, name: row.shownName, enrolment: row.enrolment, isParticipating: row.status == .participating,
      step: row.step)
  }

  /// Whoever is marked is so whatever is looked for: people are gathered by finding one after another.
  func meant(in workspace: Workspace) -> [PersonPlace] {
    guard !choices.marked.isEmpty, let roster = workspace.readyRoster else {
      return place(in: workspace).map { [$0] } ?? []
    }
    return roster.rows(of: choices.marked).map { place(of: $0) }
  }

  mutating func takeMarksAway() { choices.unmark() }
}
