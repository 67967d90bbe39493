import Domain
import Resources
import Store
import TerminalUI

/// Somebody's appointments to come: one is chosen to be changed or called off, or a new one made.
struct AppointmentsScreen: ListScreen {
  static let room = Room.panel("appointments", AppointmentText.list, for: .makeAppointment)

  typealias Row = Recorded<AppointmentFact>

  private let participant: ParticipantKey
  var listing = Listing<Row>(at: .text("new"))

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    begin(in: workspace)
  }

  /// The form at once for somebody who has no appointments.
  static func orForm(with participant: ParticipantKey, in workspace: Workspace) -> any Screen {
    let screen = AppointmentsScreen(of: participant, in: workspace)
    return screen.listing.records.isEmpty ? AppointmentForm(with: participant, in: workspace) : screen
  }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    [.text(id: "new", [TextRun(workspace.language(AppointmentText.title))])]
      + (workspace.card(of: participant)?.appointments ?? []).map { .record($0) }
  }

  static let list = ListKind<Row>(
    "appointments", hasHead: false,
    [
      ListColumn(
        "when", AppointmentText.day, .flexible(min: 12, max: 22), sees: nil,
        sort: { row, _ in .number(Int(row.fact.appointment.day.number) * 1440 + row.fact.appointment.from.minutes) },
        value: nil,
        cell: { row, workspace in [TextRun(AppointmentWords(workspace).when(row.fact.appointment))] }),
      .text("with", AppointmentText.with, .flexible(min: 12, weight: 3), sees: nil) { row, workspace in
        AppointmentWords(workspace).whereAndWith(row.fact.appointment)
      },
    ])

  static let commands: [Command<Scene<AppointmentsScreen>>] = [
    Command(
      "appointments.open", [.enter], CommonText.open, AppointmentText.chooseHelp, group: ChromeText.groupList,
      run: { scene in
        let key = scene.screen.chosen?.fact.key
        return .open(AppointmentForm(with: scene.screen.participant, changing: key, in: scene.workspace))
      }
    ).ofOne(),
    Command(
      "appointments.cancel", [.delete], AppointmentText.cancel, AppointmentText.cancelHelp,
      group: ChromeText.groupList,
      enabled: { scene in
        if scene.screen.chosen == nil { return scene.unavailable(AppointmentText.noneChosen) }
        return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { scene in
        scene.screen.chosen.map { .open(CancelAppointmentScreen($0, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
  ]

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: listing.lines.count) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func hint(in workspace: Workspace) -> String? { chosen?.fact.appointment.topic }
}

extension Recorded<AppointmentFact>: Identifiable {
  public var id: AppointmentKey { fact.key }
}
