import Domain
import Resources
import Store
import TerminalUI

/// When an appointment is, where and with whom, and what came of it.
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

  /// `Møterom 2`, `ute av huset`.
  func place(_ place: AppointmentPlace) -> String { place.name ?? workspace.language(AppointmentText.outside) }

  /// `Tor Lie, Møterom 2`.
  func whereAndWith(_ appointment: Appointment) -> String {
    ([appointment.with] + [appointment.place.map(place)].compactMap(\.self)).joined(separator: ", ")
  }

  /// `fre 20.11 10:30 Tor Lie, Møterom 2`.
  func line(_ appointment: Appointment) -> String { "\(when(appointment)) \(whereAndWith(appointment))" }

  /// What came of it; nil until somebody has entered it.
  func outcome(_ appointment: Appointment) -> String? { appointment.outcome.map { workspace.language($0.textKey) } }

  /// Said while a time is typed, and never in the way of saving.
  /// - Parameter row: the appointment that is changed; nil for a new one.
  func clash(with appointment: Appointment, besides row: RowID?) -> String? {
    guard appointment.problem(today: workspace.today) == nil else { return nil }
    do throws(StoreError) {
      // Of each that is taken the first time is enough.
      var said: [AppointmentClash.Taken: String] = [:]
      let clashes = try workspace.session.desk.clashes(with: appointment, besides: row)
      let words = clashes.compactMap { clash -> String? in
        if said.updateValue(clash.times, forKey: clash.taken) != nil { return nil }
        return switch clash.taken {
        case .colleague(let who): workspace.language(AppointmentText.clash, ["who": who, "time": clash.times])
        case .room(let room): workspace.language(AppointmentText.roomTaken, ["room": room, "time": clash.times])
        }
      }
      return words.isEmpty ? nil : words.joined(separator: " ")
    } catch {
      return workspace.sentences.sentence(error)
    }
  }
}

extension Appointment.Outcome {
  var textKey: AppointmentText {
    switch self {
    case .came: .outcomeCame
    case .didNotCome: .outcomeDidNotCome
    case .moved: .outcomeMoved
    case .cancelled: .outcomeCancelled
    }
  }
}

extension AppointmentPlace: JSONValue {
  var json: JSON { .string(name ?? "outside") }
}
