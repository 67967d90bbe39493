import Domain
import Resources
import Store
import TerminalUI

/// What came of an appointment. A digit enters it at once, and `u` takes it back.
struct AppointmentOutcomeScreen: Screen {
  static let room = Room.panel("appointmentOutcome", AppointmentText.outcomeTitle, for: .makeAppointment)

  private let appointment: Recorded<AppointmentFact>
  /// Nil where names wait for a key.
  private let name: String?
  private var list: ListState<String>

  /// Nil when there is no such appointment; a message says so.
  /// - Parameters:
  ///   - key: nil for the one that is asked for first: today's, else the last of which nothing has been entered.
  ///   - showsName: whether the name may stand beside it.
  init?(
    of person: ParticipantKey, at key: AppointmentKey? = nil, showsName: Bool = true, in workspace: Workspace
  ) {
    guard let card = workspace.card(of: person) else { return nil }
    let today = workspace.today
    let known = card.appointments.filter { $0.fact.appointment.day <= today && $0.fact.appointment.outcome != .moved }
    let open = known.filter { $0.fact.appointment.outcome == nil }
    let first =
      key.map { key in card.appointments.first { $0.fact.key == key } }
      ?? open.first { $0.fact.appointment.day == today } ?? open.last ?? known.last
    guard let first else {
      workspace.message = .warning(workspace.language(AppointmentText.noOutcome))
      return nil
    }
    guard first.fact.appointment.outcome != .moved else {
      workspace.message = .warning(workspace.language(AppointmentText.isOver))
      return nil
    }
    appointment = first
    name = showsName ? card.identity.fact.nameInLists : nil
    list = ListState(selected: (first.fact.appointment.outcome ?? .came).rawValue)
  }

  private static let outcomes = Appointment.Outcome.allCases
  private static let none = "none"

  /// The outcomes, and to take one away again where there is one.
  private var rows: ListRows<String> {
    ListRows(Self.outcomes.map(\.rawValue) + (appointment.fact.appointment.outcome == nil ? [] : [Self.none]))
  }

  static let commands: [Command<Scene<AppointmentOutcomeScreen>>] =
    [
      Command(
        "appointmentOutcome.choose", [.enter], CommonText.choose, AppointmentText.outcomeHelp,
        group: AppointmentText.list, enabled: mayWrite
      ) { scene in
        scene.screen.enter(
          scene.screen.list.selected.flatMap { Appointment.Outcome(rawValue: $0) }, in: scene.workspace)
      }
    ]
    + outcomes.enumerated().map { index, outcome in
      Command(
        "appointmentOutcome.\(outcome)", [.character(Character("\(index + 1)"))], outcome.textKey,
        AppointmentText.outcomeHelp, group: AppointmentText.list, enabled: mayWrite
      ) { $0.screen.enter(outcome, in: $0.workspace) }
    }

  private static func mayWrite(_ scene: Scene<AppointmentOutcomeScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private func enter(_ outcome: Appointment.Outcome?, in workspace: Workspace) -> Turn {
    let (fact, row) = (appointment.fact, appointment.row)
    switch outcome {
    case .moved: return .replace(MoveAppointmentForm(of: fact.person, at: fact.key, in: workspace))
    case .cancelled: return .replace(CancelAppointmentScreen(appointment, in: workspace))
    case .came, .didNotCome, nil: break
    }
    let words = AppointmentWords(workspace)
    let said = workspace.language(
      AppointmentText.outcomeSaved,
      [
        "what": name ?? words.line(fact.appointment),
        "outcome": workspace.language(outcome?.textKey ?? .outcomeNone),
      ])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.desk.enterOutcome(outcome, row: row)
    }
    return receipt == nil ? .stay : .back
  }

  func person(in workspace: Workspace) -> ParticipantKey? { appointment.fact.person }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: rows.count + 1) }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: rows.count) ? .stay : nil
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let top = canvas.height > rows.count ? 1 : 0
    if top > 0 {
      let line = AppointmentWords(workspace).line(appointment.fact.appointment)
      canvas.put(
        [TextRun(name.map { "\($0)  " } ?? "", .heading), TextRun(line)], x: 3, y: 0, width: max(0, canvas.width - 4))
    }
    canvas.within(canvas.bounds.inset(top: top)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, id, _ in
        let outcome = Appointment.Outcome(rawValue: id)
        let number = outcome.flatMap { Self.outcomes.firstIndex(of: $0) }.map { "\($0 + 1)" } ?? ""
        let help: AppointmentText? = outcome == .moved ? .moveHelp : nil
        canvas.put(number, y: 0, style: .key, width: 3)
        canvas.put(
          workspace.language(outcome?.textKey ?? .outcomeNone), x: 3, y: 0, width: min(12, max(0, canvas.width - 3)))
        canvas.put(
          help.map { workspace.language($0) } ?? "", x: 16, y: 0, style: .muted, width: max(0, canvas.width - 17))
      }
    }
  }
}
