import Domain
import Resources
import Store
import TerminalUI

/// Appointments by day, from today on: everybody's, or a colleague's. Names wait for a key.
struct AppointmentsScreen: NamesOnKeyScreen, PersonScreen, ShownScreen {
  static let room = Room.place("appointments", AppointmentText.list, for: .seeToday)

  struct Row: Identifiable {
    let fact: AppointmentFact

    var id: AppointmentKey { fact.key }
    var appointment: Appointment { fact.appointment }
  }

  var listing = Listing<Row>()
  /// The days asked for by a command; nil leaves them to the filter.
  private let period: Period?

  /// - Parameter showingNames: shows them at once, for a minute.
  init(in workspace: Workspace, over period: Period? = nil, showingNames: Bool = false) {
    self.period = period
    workspace.hideNames()
    begin(in: workspace)
    if showingNames { showNames(in: workspace) }
    // What is asked of whoever opens it comes first.
    if let open = listing.records.first(where: { $0.appointment.outcome == nil }) {
      listing.select(.record(open.id), in: workspace)
    }
  }

  /// The days it is of: a week, unless something else is chosen.
  private func days(in workspace: Workspace) -> ClosedRange<Day> {
    if let period { return period.from...period.to }
    let today = workspace.today
    return switch kind.chosen(in: workspace)[Self.days] {
    case "open": today - Appointment.daysToEnterOutcome...today
    case "month": today...today + 30
    default: today...today + 6
    }
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let days = days(in: workspace)
    let found = try workspace.session.desk.appointments(on: days.lowerBound, to: days.upperBound)
    workspace.habits.colleagues = Set(found.map(\.appointment.with)).sorted {
      $0.norwegianOrder.lexicographicallyPrecedes($1.norwegianOrder)
    }
    return found.map { .record(Row(fact: $0)) }
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(AppointmentText.none), .muted) }

  static var names: Room? { room }

  // MARK: Columns

  private static let days = "days"

  static let list = ListKind<Row>(
    "appointments", natural: "when",
    [
      ListColumn(
        "when", AppointmentText.day, .flexible(min: 15, max: 20), sees: nil,
        sort: { row, _ in .number(Int(row.appointment.day.number) * 1440 + row.appointment.from.minutes) },
        value: ListValue("date", at: 1) { row, _ in row.appointment.day },
        cell: { row, workspace in
          [TextRun(AppointmentWords(workspace).when(row.appointment), row.appointment.isOff ? .muted : .plain)]
        }),
      .text(
        "who", AppointmentText.who, .flexible(min: 14, max: 30, weight: 2), sees: nil,
        value: ListValue("number", at: 0) { row, workspace in workspace.row(of: row.fact.person)?.number.text }
      ) { row, workspace in workspace.showsNames ? workspace.row(of: row.fact.person)?.shownName ?? "–" : nil },
      .text(
        "with", AppointmentText.with, .flexible(min: 12, max: 24, weight: 2), dropOrder: 1, sees: nil,
        value: ListValue("with", at: 5) { row, _ in row.appointment.with }
      ) { row, _ in row.appointment.with },
      .text(
        "place", AppointmentText.place, .flexible(min: 12, max: 30), dropOrder: 2, sees: nil,
        value: ListValue("place", at: 4) { row, _ in row.appointment.place }
      ) { row, workspace in row.appointment.place.map(AppointmentWords(workspace).place) },
      .text(
        "outcome", AppointmentText.outcome, .flexible(min: 9, max: 12), sees: .appointmentOutcome,
        value: ListValue("outcome", at: 7) { row, _ in row.appointment.outcome?.rawValue }
      ) { row, workspace in AppointmentWords(workspace).outcome(row.appointment) },
    ],
    besides: [
      ListValue("from", at: 2) { row, _ in row.appointment.from },
      ListValue("to", at: 3) { row, _ in row.appointment.end },
      ListValue("topic", at: 6) { row, _ in row.appointment.topic },
    ],
    filters: [
      ListFilter(days, ["today", "tomorrow", "month", "open"], sees: nil, widening: ["month", "open"]) {
        row, choice, workspace in
        switch choice {
        case "today": row.appointment.day == workspace.today
        case "tomorrow": row.appointment.day == workspace.today + 1
        case "open": row.appointment.outcome == nil
        default: true
        }
      },
      ListFilter(
        "colleague", sees: nil,
        passes: { row, choice, workspace in
          row.appointment.isWith(choice == mine ? workspace.session.access.name : choice)
        },
        choices: { workspace in
          [FilterChoice(id: mine, name: workspace.language.text(named: "filter.contact.mine"))]
            + workspace.habits.colleagues.map { FilterChoice(id: $0, name: $0) }
        }),
    ])

  private static let mine = "mine"

  // MARK: Commands

  static let commands: [Command<Scene<AppointmentsScreen>>] = own + daily

  private static let daily = PersonCommands.daily(for: AppointmentsScreen.self)
    .filter { $0.id == "appointments.appointment" || $0.id == "appointments.note" }.map { $0.ofOne() }

  private static let own: [Command<Scene<AppointmentsScreen>>] =
    [
      Command(
        "appointments.open", [.enter], CommonText.open, TodayText.openHelp, group: ChromeText.groupList,
        enabled: { $0.screen.chosen == nil ? $0.unavailable(AppointmentText.noneChosen) : .available },
        run: { scene in
          scene.screen.chosen.map { .open(ParticipantScreen(key: $0.fact.person, in: scene.workspace)) } ?? .stay
        }
      ).ofOne()
    ] + AppointmentCommands.about(for: AppointmentsScreen.self, footer: .offered).map { $0.ofOne() }
    + [AppointmentCommands.cancel(for: AppointmentsScreen.self), namesCommand]

  func place(in workspace: Workspace) -> PersonPlace? { chosen.map { workspace.place(of: $0.fact.person) } }

  func appointment(in workspace: Workspace) -> AppointmentFact? { chosen?.fact }

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] { [namesStatus(in: workspace)] }

  func hint(in workspace: Workspace) -> String? {
    chosen.map { row in
      [AppointmentWords(workspace).line(row.appointment), row.appointment.topic].compactMap(\.self)
        .joined(separator: " \(workspace.glyphs.separator) ")
    }
  }

  static let output = Output.rows(
    "appointments", namesPeople: true, takes: [.from, .to],
    open: { request, workspace throws(ShowProblem) in
      AppointmentsScreen(in: workspace, over: try request.period(in: workspace), showingNames: true)
    }
  ) { screen, _ in screen.listing.records }
}
