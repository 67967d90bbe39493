import Domain
import Resources
import Store
import TerminalUI

/// When an appointment is, where and with whom.
struct AppointmentWords {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// `i dag 10:30`, `fre 20.11 10:30`.
  func when(_ appointment: Appointment) -> String {
    let (day, today) = (appointment.day, workspace.today)
    let dates = Dates(workspace.language)
    if day == today { return "\(workspace.language(CommonText.today)) \(appointment.from.text)" }
    return "\(dates.weekday(day)) \(day.year == today.year ? day.short : day.norwegian) \(appointment.from.text)"
  }

  /// `Tor Lie, Møterom 2`.
  func whereAndWith(_ appointment: Appointment) -> String {
    ([appointment.with] + [appointment.place].compactMap(\.self)).joined(separator: ", ")
  }

  /// `fre 20.11 10:30 Tor Lie, Møterom 2`.
  func line(_ appointment: Appointment) -> String { "\(when(appointment)) \(whereAndWith(appointment))" }
}
