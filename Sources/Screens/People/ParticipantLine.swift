import Domain
import Resources
import Store
import TerminalUI

/// A line of the list of participants: what the roster has, and what a column needs besides.
struct ParticipantLine: Identifiable {
  let row: RosterRow
  /// The status has a column of its own.
  let showsStatus: Bool
  /// When they came the last time; asked only where it has a column.
  let lastMet: () -> LastMet.Answer
  /// Where they stand with the house today, likewise.
  let today: () -> PeopleToday.Answer

  /// The time after treatment; asked only where it has a column.
  var window: () -> AfterTreatment? = { nil }
  /// That they stand here says what waits for a key: the number stands for the name.
  var hidesName = false

  var id: ParticipantKey { row.person }

  var name: String { hidesName ? row.number.text : row.shownName }

  /// `dag 3 av 92 !!`; marks alone where there was a release and no treatment.
  func afterTreatment(in workspace: Workspace) -> TextRun {
    guard let told = window() else { return TextRun("") }
    let mark = told.risk.map { $0.level == .high ? "!!" : "!" }
    let day = told.window.flatMap { window in
      window.day(on: workspace.today).map {
        workspace.language(ParticipantsText.windowDay, ["day": $0, "length": window.length])
      }
    }
    return TextRun(
      [day, mark].compactMap(\.self).joined(separator: " "), told.risk?.level == .high ? .warning : .plain)
  }

  /// `2 Småjobb`; for whoever is in none, where they are instead, unless that stands beside.
  func step(in workspace: Workspace) -> TextRun {
    if let step = row.step?.value {
      let names = row.programme.flatMap { workspace.programme($0)?.stepShortNames } ?? []
      return TextRun("\(step) \(names.indices.contains(step - 1) ? names[step - 1] : "")")
    }
    switch row.status {
    case nil:
      // Of somebody close it says nothing at all.
      if workspace.session.access.seesNameOnly(of: row.person) { return TextRun("–", .muted) }
      return TextRun(workspace.language(ParticipantsText.inNoStep), .muted)
    case .participating: return TextRun(workspace.language(ParticipantsText.noStep), .warning)
    case let status?: return TextRun(showsStatus ? "–" : workspace.language(status.textKey), .muted)
    }
  }

  /// Where they stand with the house today; of whoever waits for a place, that they do.
  func answer() -> PeopleToday.Answer {
    let answer = today()
    return answer == .nothing && row.status?.isBeforeStart == true ? .waits : answer
  }

  /// Everyone who takes part should have one.
  func contact(in workspace: Workspace) -> TextRun {
    if let contact = row.contact { return TextRun(contact) }
    return row.status == .participating
      ? TextRun(workspace.language(ParticipantsText.missing), .warning) : TextRun("–", .muted)
  }

  func lastMet(in workspace: Workspace) -> TextRun {
    switch lastMet() {
    case .day(let day): TextRun(Dates(workspace.language).near(day, today: workspace.today))
    case .never: TextRun("–", .muted)
    case .unknown: TextRun("?", .warning)
    }
  }

  func unit(in workspace: Workspace) -> String? { row.unit.flatMap { workspace.unit($0)?.unit.name } }
}
