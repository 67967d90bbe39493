import Domain
import Resources
import Store
import TerminalUI

/// Somebody's appointments to come: one is chosen to be changed or called off, or a new one made.
struct AppointmentsScreen: Screen {
  static let room = Room.panel("appointments", AppointmentText.list, for: .makeAppointment)

  private let participant: ParticipantKey
  private var appointments: [Recorded<AppointmentFact>]
  /// Nil is a new one.
  private var list: ListState<AppointmentKey?>

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    appointments = workspace.card(of: participant)?.appointments ?? []
    list = ListState(selected: .some(nil))
  }

  /// The form at once for somebody who has no appointments.
  static func orForm(with participant: ParticipantKey, in workspace: Workspace) -> any Screen {
    let screen = AppointmentsScreen(of: participant, in: workspace)
    return screen.appointments.isEmpty ? AppointmentForm(with: participant, in: workspace) : screen
  }

  static let commands: [Command<Scene<AppointmentsScreen>>] = [
    Command(
      "appointments.open", [.enter], CommonText.open, AppointmentText.chooseHelp, group: ChromeText.groupList,
      run: { scene in
        .open(AppointmentForm(with: scene.screen.participant, changing: scene.screen.selected, in: scene.workspace))
      }),
    Command(
      "appointments.cancel", [.delete], AppointmentText.cancel, AppointmentText.cancelHelp,
      group: ChromeText.groupList,
      enabled: { scene in
        if scene.screen.chosen == nil { return scene.unavailable(AppointmentText.noneChosen) }
        return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { scene in
        scene.screen.chosen.map { .open(CancelAppointmentScreen($0, in: scene.workspace)) } ?? .stay
      }),
  ]

  private var rows: ListRows<AppointmentKey?> { ListRows([nil] + appointments.map { $0.fact.key }) }
  private var selected: AppointmentKey? { list.selectedRow(in: rows).flatMap { rows.id(at: $0) } ?? nil }
  private var chosen: Recorded<AppointmentFact>? {
    selected.flatMap { key in appointments.first { $0.fact.key == key } }
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: appointments.count + 1) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func hint(in workspace: Workspace) -> String? { chosen?.fact.appointment.topic }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let words = AppointmentWords(workspace)
    list.draw(on: &canvas, rows: rows) { canvas, key, _ in
      let fact = appointments.first { $0.fact.key == key }?.fact.appointment
      canvas.put(
        fact.map { words.line($0) } ?? workspace.language(AppointmentText.title), y: 0, width: canvas.width - 1)
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  mutating func refresh(in workspace: Workspace) {
    appointments = workspace.card(of: participant)?.appointments ?? []
  }

  mutating func forget() { appointments = [] }
}

/// Asks before an appointment is called off.
struct CancelAppointmentScreen: ConfirmingScreen {
  static let room = Room.panel("cancelAppointment", AppointmentText.cancel, for: .makeAppointment)

  private let appointment: Recorded<AppointmentFact>
  var confirm: Confirm

  init(_ appointment: Recorded<AppointmentFact>, in workspace: Workspace) {
    self.appointment = appointment
    let what = AppointmentWords(workspace).line(appointment.fact.appointment)
    confirm = Confirm(
      workspace.language(AppointmentText.cancelQuestion, ["what": what]),
      leave: workspace.language(AppointmentText.keep),
      act: workspace.language(AppointmentText.cancel))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { appointment.fact.person }

  func confirmed(in workspace: Workspace) -> Turn {
    let row = appointment.row
    let said = workspace.language(
      AppointmentText.cancelled, ["when": AppointmentWords(workspace).when(appointment.fact.appointment)])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.desk.cancelAppointment(row: row)
    }
    return receipt == nil ? .stay : .back
  }
}
