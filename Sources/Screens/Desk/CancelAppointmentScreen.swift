import Domain
import Resources
import Store
import TerminalUI

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
      try session.desk.enterOutcome(.cancelled, row: row)
    }
    return receipt == nil ? .stay : .back
  }
}
