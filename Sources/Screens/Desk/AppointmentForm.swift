import Domain
import Resources
import Store
import TerminalUI

/// An appointment: when, where, with whom of the house, and what about. The last is not the desk's to read or to write.
struct AppointmentForm: FormScreen {
  static let room = Room.panel("appointmentForm", AppointmentText.title, for: .makeAppointment)
  static let texts = "appointment"

  var entry: Entry<Appointment>?
  private let participant: ParticipantKey
  private let knownNames: [String]
  private let places: [AppointmentPlace]
  /// The one that is changed, as it was read; nil for a new one.
  private let present: Recorded<AppointmentFact>?

  /// - Parameter key: the appointment to change; nil for a new one.
  init(with participant: ParticipantKey, changing key: AppointmentKey? = nil, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    present = key.flatMap { key in card?.appointments.first { $0.fact.key == key } }
    knownNames = workspace.colleagues
    let rooms = workspace.ask { (session) throws(StoreError) in try session.desk.meetingRooms() }
    // Where it is stays a choice, also when that has left the list or was typed once.
    let before = present?.fact.appointment.place
    places = (rooms?.places ?? []) + [before].compactMap(\.self).filter { rooms?.hold($0) == false }
    guard let card, key == nil || present != nil else { return }
    let contact = card.present(today: workspace.today)?.contact(on: workspace.today)?.fact.name
    let new = Appointment(day: workspace.today, from: .midnight, with: contact ?? workspace.session.access.name)
    entry = Entry(
      present?.fact.appointment ?? new, about: card.identity.fact.nameInLists, isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, AppointmentKey?>("appointment", room.title) {
    AppointmentForm(with: $1, changing: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, present?.fact.key) }

  func title(in workspace: Workspace) -> String {
    workspace.language(present == nil ? AppointmentText.title : .change)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ appointment: Appointment, in workspace: Workspace) -> [Field<Appointment>] {
    let starting = present == nil ? "" : nil
    let choices = places.map { Choice($0, id: "=\($0.name ?? "")", AppointmentWords(workspace).place($0)) }
    return [
      .day("day", \.day, starting: starting), .time("from", \.from, starting: starting),
      .number("minutes", \.minutes, figures: 4, wrong: Phrase(AppointmentText.badLength)),
      .choice("place", \.place, choices), .name(\.with, known: knownNames).called(AppointmentText.with),
    ] + (workspace.sees(.appointmentTopic) ? [.lines("topic", \.topic, limit: 200)] : [])
  }

  func problems(_ appointment: Appointment, in workspace: Workspace) -> [String: String] {
    guard let problem = appointment.problem(today: workspace.today) else { return [:] }
    let field =
      switch problem {
      case .withMissing, .withNotOneLine: NameField.id
      case .inThePast, .outcomeTooEarly, .isOver: "day"
      case .length: "minutes"
      case .noSuchRoom: "place"
      }
    return [field: problem.sentence(in: workspace.language)]
  }

  func remark(in workspace: Workspace) -> TextRun? {
    value(in: workspace).flatMap { AppointmentWords(workspace).clash(with: $0, besides: present?.row) }
      .map { TextRun($0, .warning) }
  }

  func save(_ appointment: Appointment, in workspace: Workspace) -> Turn {
    let words = AppointmentWords(workspace)
    let saved = workspace.language(
      AppointmentText.saved, ["name": entry?.about ?? "", "when": words.when(appointment)])
    let said = [saved, words.clash(with: appointment, besides: present?.row)].compactMap(\.self).joined(separator: " ")
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      guard let present else { return try session.desk.makeAppointment(appointment, with: participant) }
      return try session.desk.changeAppointment(appointment, row: present.row)
    }
  }
}
