import Domain
import Resources
import Store
import TerminalUI

/// What stands in each column about one participant.
struct ParticipantCells {
  private let workspace: Workspace
  private let language: Language
  /// The status has a column of its own.
  private let showsStatus: Bool
  private let lastMet: (ParticipantKey) -> LastMet.Answer

  /// - Parameter lastMet: when somebody came the last time; asked only where it has a column.
  init(
    _ workspace: Workspace, _ layout: TableLayout<ParticipantColumn>,
    lastMet: @escaping (ParticipantKey) -> LastMet.Answer
  ) {
    self.workspace = workspace
    self.lastMet = lastMet
    showsStatus = layout.places.contains { $0.column.id == .status }
    language = workspace.language
  }

  func cell(_ column: ParticipantColumn, _ row: RosterRow) -> [TextRun] {
    switch column {
    case .name: [TextRun(row.shownName)]
    case .number: [TextRun(row.number.text)]
    case .step: [step(row)]
    case .days: [row.daysInStep.map { TextRun("\($0)") } ?? TextRun("–", .muted)]
    case .contact: [contact(row)]
    case .lights: LightCells.runs(row.lights, glyphs: workspace.glyphs)
    case .unit: [TextRun(row.unit.flatMap { workspace.unit($0)?.unit.name } ?? "")]
    case .status: [TextRun(row.status.map { language($0.textKey) } ?? "", .muted)]
    case .born: [TextRun(row.birthYear.map { "\($0)" } ?? "–")]
    case .lastMet:
      switch lastMet(row.person) {
      case .day(let day): [TextRun(near(day))]
      case .never: [TextRun("–", .muted)]
      case .unknown: [TextRun("?", .warning)]
      }
    case .lightsDate: [TextRun(row.lightsDate.map { near($0) } ?? "–", .muted)]
    }
  }

  /// `2 Småjobb`; for whoever is in none, where they are instead, unless that stands beside.
  private func step(_ row: RosterRow) -> TextRun {
    if let step = row.step?.value {
      let names = row.programme.flatMap { workspace.programme($0)?.stepShortNames } ?? []
      return TextRun("\(step) \(names.indices.contains(step - 1) ? names[step - 1] : "")")
    }
    switch row.status {
    case nil: return TextRun("–", .muted)
    case .participating: return TextRun(language(ParticipantsText.noStep), .warning)
    case let status?: return TextRun(showsStatus ? "–" : language(status.textKey), .muted)
    }
  }

  /// Everyone who takes part should have one.
  private func contact(_ row: RosterRow) -> TextRun {
    if let contact = row.contact { return TextRun(contact) }
    return row.status == .participating ? TextRun(language(ParticipantsText.missing), .warning) : TextRun("–", .muted)
  }

  private func near(_ day: Day) -> String { Dates(language).near(day, today: workspace.today) }
}
