import Domain
import Resources
import Store
import TerminalUI

/// Somebody's appointments: one is chosen to be changed, moved or called off, or a new one made.
struct PersonAppointmentsScreen: ListScreen, PersonScreen {
  static let room = Room.panel("personAppointments", AppointmentText.list, for: .makeAppointment)

  typealias Row = Recorded<AppointmentFact>

  private let participant: ParticipantKey
  var listing = Listing<Row>(at: .text("new"))

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    begin(in: workspace)
  }

  /// The form at once for somebody who has no appointments.
  static func orForm(with participant: ParticipantKey, in workspace: Workspace) -> any Screen {
    let screen = PersonAppointmentsScreen(of: participant, in: workspace)
    return screen.listing.records.isEmpty ? AppointmentForm(with: participant, in: workspace) : screen
  }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    [.text(id: "new", [TextRun(workspace.language(AppointmentText.title))])]
      + (workspace.card(of: participant)?.appointments ?? []).map { .record($0) }
  }

  static let list = ListKind<Row>(
    "personAppointments", hasHead: false,
    [
      ListColumn(
        "when", AppointmentText.day, .flexible(min: 12, max: 22), sees: nil,
        sort: { row, _ in .number(Int(row.fact.appointment.day.number) * 1440 + row.fact.appointment.from.minutes) },
        value: nil,
        cell: { row, workspace in [TextRun(AppointmentWords(workspace).when(row.fact.appointment))] }),
      .text("with", AppointmentText.with, .flexible(min: 12, weight: 3), sees: nil) { row, workspace in
        AppointmentWords(workspace).whereAndWith(row.fact.appointment)
      },
      .text("outcome", AppointmentText.outcome, .flexible(min: 9, max: 10), style: .muted, sees: .appointmentOutcome) {
        row, workspace in AppointmentWords(workspace).outcome(row.fact.appointment)
      },
    ])

  static let commands: [Command<Scene<PersonAppointmentsScreen>>] =
    [
      Command(
        "personAppointments.open", [.enter], CommonText.open, AppointmentText.chooseHelp, group: ChromeText.groupList,
        run: { scene in
          let (person, fact) = (scene.screen.participant, scene.screen.chosen?.fact)
          // What has been is changed no more, and what came of it may be.
          if let fact, !fact.appointment.isToCome(today: scene.workspace.today) {
            return AppointmentOutcomeScreen(of: person, at: fact.key, in: scene.workspace).map { .open($0) } ?? .stay
          }
          return .open(AppointmentForm(with: person, changing: fact?.key, in: scene.workspace))
        }
      ).ofOne(),
      AppointmentCommands.cancel(for: PersonAppointmentsScreen.self),
    ] + AppointmentCommands.about(for: PersonAppointmentsScreen.self, footer: .offered).map { $0.ofOne() }

  func place(in workspace: Workspace) -> PersonPlace? { workspace.place(of: participant) }

  func appointment(in workspace: Workspace) -> AppointmentFact? { chosen?.fact }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: listing.lines.count) }

  func hint(in workspace: Workspace) -> String? { chosen?.fact.appointment.topic }
}

extension Recorded<AppointmentFact>: Identifiable {
  public var id: AppointmentKey { fact.key }
}
