import Domain
import Resources
import Store
import TerminalUI

/// The register of serious events: what has been reported, and how far each has come. Names wait for a key, as in all lists that
/// say something by having somebody on them.
struct IncidentsScreen: NamesOnKeyScreen, ShownScreen {
  static let room = Room.menu("incidents", digit: nil, for: .seeIncidents, beside: nil) { IncidentsScreen(in: $0) }

  struct Row: Identifiable {
    let listing: IncidentListing
    var id: RowID { listing.row }
    var incident: Incident { listing.incident }
  }

  var listing = Listing<Row>()

  init(in workspace: Workspace, showingNames: Bool = false) {
    workspace.hideNames()
    begin(in: workspace)
    if showingNames { showNames(in: workspace) }
  }

  /// What the desk has put in since is taken in first.
  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    if !workspace.settings.isReadOnly { try workspace.session.followUp.takeReports() }
    return try workspace.session.followUp.incidents().map { .record(Row(listing: $0)) }
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(IncidentText.none), .muted) }

  static var names: Room? { room }

  static let list = ListKind<Row>(
    "incidents", naming: "kind",
    [
      ListColumn(
        "day", IncidentText.columnDay, .fixed(10), sees: nil, sort: { row, _ in .day(row.incident.day) },
        value: ListValue("date", at: 0) { row, _ in row.incident.day },
        cell: { row, _ in [TextRun(row.incident.day.norwegian)] }),
      .text(
        "kind", IncidentText.columnKind, .flexible(min: 10, max: 14), sees: nil,
        value: ListValue("kind", at: 2) { row, _ in row.incident.kind.rawValue }
      ) { row, workspace in workspace.language(row.incident.kind.textKey) },
      .text(
        "who", IncidentText.columnWho, .flexible(min: 12, max: 28, weight: 2), sees: nil,
        value: ListValue("number", at: 1) { row, workspace in workspace.row(of: row.listing.person)?.number.text }
      ) { row, workspace in workspace.showsNames ? workspace.row(of: row.listing.person)?.shownName ?? "–" : nil },
      ListColumn(
        "state", IncidentText.columnState, .flexible(min: 10, max: 16), sees: nil,
        sort: { row, _ in .number(row.incident.state.rawValue) },
        value: ListValue("state", at: 3) { row, _ in row.incident.state.word },
        cell: { row, workspace in [row.state(in: workspace)] }),
      .text(
        "text", IncidentText.columnText, .flexible(min: 14, weight: 4), style: .muted, dropOrder: 1, sees: nil
      ) { row, workspace in workspace.showsNames ? row.incident.learned ?? row.incident.text : nil },
    ],
    besides: [
      ListValue("reported", at: 4) { row, _ in row.incident.reported },
      ListValue("notified", at: 5) { row, _ in row.incident.notifiedOn },
      ListValue("reviewed", at: 6) { row, _ in row.incident.reviewedOn },
      ListValue("closed", at: 7) { row, _ in row.incident.closedOn },
    ],
    filters: [
      ListFilter("incident", ["open", "late"], sees: nil) { row, choice, workspace in
        choice == "late" ? row.isLate(on: workspace.today) : row.incident.state < .closed
      }
    ])

  // MARK: Commands

  static let commands: [Command<Scene<IncidentsScreen>>] = [
    Command(
      "incidents.open", [.enter], CommonText.open, IncidentText.reviewHelp, group: ChromeText.groupList,
      enabled: mayOpen,
      run: { scene in
        guard let chosen = scene.screen.chosen else { return .stay }
        // Who follows nothing up is led to whom it is about.
        return scene.workspace.session.access.may(.reviewIncident)
          ? .open(IncidentReviewForm(chosen.listing, in: scene.workspace))
          : .open(ParticipantScreen(key: chosen.listing.person, in: scene.workspace))
      }
    ).ofOne(),
    Command(
      "incidents.card", [], IncidentText.open, IncidentText.openHelp, group: ChromeText.groupPerson,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(IncidentText.noneChosen) : .available },
      run: { scene in
        scene.screen.chosen.map { .open(ParticipantScreen(key: $0.listing.person, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
    namesCommand,
  ]

  private static func mayOpen(_ scene: Scene<IncidentsScreen>) -> Availability {
    if scene.screen.chosen == nil { return scene.unavailable(IncidentText.noneChosen) }
    return scene.workspace.settings.isReadOnly && scene.workspace.session.access.may(.reviewIncident)
      ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] {
    let open = listing.records.count { $0.incident.state < .closed }
    return [
      TextRun(workspace.language(IncidentText.status, ["n": listing.records.count, "open": open]), .muted),
      TextRun("  "), namesStatus(in: workspace),
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    chosen.map { row in
      let incident = row.incident
      return workspace.language(
        IncidentText.hint,
        [
          "kind": workspace.language(incident.kind.textKey), "date": incident.reported.norwegian,
          "who": incident.reporter,
        ])
    }
  }

  static let output = Output.rows(
    "incidents", namesPeople: true, open: { IncidentsScreen(in: $1, showingNames: true) }
  ) { screen, _ in screen.listing.records }
}

extension IncidentsScreen.Row {
  /// Reported long ago, and nobody has gone through it.
  fileprivate func isLate(on today: Day) -> Bool {
    incident.state < .reviewed && today - incident.reported > Incident.daysToReview
  }

  fileprivate func state(in workspace: Workspace) -> TextRun {
    let words = workspace.language(incident.state.textKey)
    if isLate(on: workspace.today) { return TextRun("! \(words)", .warning) }
    return TextRun(words, incident.state == .closed ? .muted : .plain)
  }
}

extension Incident.State {
  fileprivate var word: String {
    switch self {
    case .reported: "reported"
    case .notified: "notified"
    case .reviewed: "reviewed"
    case .closed: "closed"
    }
  }
}
