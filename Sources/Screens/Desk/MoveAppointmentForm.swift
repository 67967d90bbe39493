import Domain
import Resources
import Store
import TerminalUI

/// "Kan jeg få flytte til i morgen": an appointment to another time. All else goes along as it is.
struct MoveAppointmentForm: FormScreen {
  static let room = Room.panel("moveAppointment", AppointmentText.moveTitle, for: .makeAppointment)
  static let texts = "appointment"

  struct Input {
    var which: AppointmentKey
    var day: Day
    var from: TimeOfDay
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  /// Those that can be moved, in order of time.
  private let appointments: [Recorded<AppointmentFact>]

  /// - Parameter key: the one that is meant first; else the next to come.
  init(of participant: ParticipantKey, at key: AppointmentKey? = nil, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    appointments = (card?.appointments ?? []).filter { $0.fact.appointment.outcome == nil }
    let next = appointments.first { $0.fact.appointment.isToCome(today: workspace.today) } ?? appointments.last
    guard let card, let first = key == nil ? next : appointments.first(where: { $0.fact.key == key }) else { return }
    let appointment = first.fact.appointment
    entry = Entry(
      Input(which: first.fact.key, day: appointment.day, from: appointment.from),
      about: card.identity.fact.nameInLists, isChange: true)
    open(at: "day", in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, AppointmentKey>("moveAppointment", room.title) {
    MoveAppointmentForm(of: $1, at: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, entry?.start.which ?? AppointmentKey(0)) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    guard let entry, let about = entry.about else { return [] }
    let only = appointments.count == 1 ? appointments.first : nil
    return [[TextRun(about, .heading)] + (only.map { [TextRun("  \(line($0, in: workspace))")] } ?? [])]
  }

  private func line(_ recorded: Recorded<AppointmentFact>, in workspace: Workspace) -> String {
    AppointmentWords(workspace).line(recorded.fact.appointment)
  }

  func gone(in workspace: Workspace) -> String { workspace.language(AppointmentText.nothingToMove) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let choices = appointments.map { Choice($0.fact.key, id: "\($0.fact.key.value)", line($0, in: workspace)) }
    let time: [Field<Input>] = [.day("day", \.day), .time("from", \.from)]
    return choices.count > 1 ? [.choice("which", \.which, choices)] + time : time
  }

  private func target(_ input: Input) -> (from: Recorded<AppointmentFact>, to: Appointment)? {
    appointments.first { $0.fact.key == input.which }.map { ($0, $0.fact.appointment.moved(to: input.day, input.from)) }
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard let problem = target(input)?.to.problem(today: workspace.today) else { return [:] }
    return ["day": problem.sentence(in: workspace.language)]
  }

  func remark(in workspace: Workspace) -> TextRun? {
    value(in: workspace).flatMap(target)
      .flatMap { AppointmentWords(workspace).clash(with: $0.to, besides: $0.from.row) }.map { TextRun($0, .warning) }
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let (before, after) = target(input) else { return .stay }
    let words = AppointmentWords(workspace)
    let moved = workspace.language(
      AppointmentText.moved,
      ["name": entry?.about ?? "", "from": words.when(before.fact.appointment), "when": words.when(after)])
    let said = [moved, words.clash(with: after, besides: before.row)].compactMap(\.self).joined(separator: " ")
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.desk.moveAppointment(row: before.row, to: input.day, input.from)
    }
  }
}
