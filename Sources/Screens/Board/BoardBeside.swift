import Domain
import Resources
import Store
import TerminalUI

/// What stands beside the questions: the months of a number, what it is made up of, and the people behind it.
struct BoardBeside: Sendable {
  /// The earliest first; none of what is told of no month.
  private(set) var months: [Figure] = []
  /// Names with their numbers: what it is divided into.
  private(set) var parts: [(name: String, value: String)] = []
  private(set) var people: [ParticipantKey] = []

  init() {}

  init(of stop: BoardStop, _ reading: BoardReading, in workspace: Workspace) {
    let id = stop.figure.id
    months = reading.course(id)
    parts = BoardBeside.parts(stop, reading, in: workspace)
    // To stand behind a number is more than a name: who may see it is asked of the number, and it is logged.
    guard !workspace.settings.isReadOnly, let roster = workspace.readyRoster, case .list(let keys) = stop.figure.people,
      !keys.isEmpty,
      id.indicator.sees.map(workspace.sees) ?? false, workspace.mayListNames(of: BoardScreen.room)
    else { return }
    people = keys.filter {
      roster.line(of: $0) != nil && !workspace.session.access.seesNameOnly(of: $0)
    }
  }

  private static func parts(
    _ stop: BoardStop, _ reading: BoardReading, in workspace: Workspace
  ) -> [(name: String, value: String)] {
    let language = workspace.language
    switch (stop.question, stop.figure.id) {
    case (.places, .participantDays):
      return reading.funders().map { funder, figure in
        (
          funder.isEmpty ? language(BoardText.noFunder) : funder, FigureWords(language).value(figure.value)
        )
      }
    case (.places, _):
      return reading.units.map { unit in
        (
          unit.unit.name,
          language(
            BoardText.unitPlaces,
            ["n": unit.occupied, "of": unit.unit.places.map { "\($0)" } ?? "–", "free": PlacesWords.number(unit.free)])
        )
      }
    case (.better, _):
      return reading.areas().map { area, figures in
        func count(_ id: FigureID) -> Int { if case .share(let part, _)? = figures[id]?.value { part } else { 0 } }
        let n = figures[.lightsBetter]?.base ?? 0
        let words =
          n == 0
          ? language(BoardText.nobody)
          : language(
            BoardText.areaCounts,
            ["better": count(.lightsBetter), "same": count(.lightsSame), "worse": count(.lightsWorse), "n": n])
        return (language(area.textKey), words)
      }
    default: return []
    }
  }
}
