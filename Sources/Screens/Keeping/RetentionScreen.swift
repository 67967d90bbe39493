import Domain
import Resources
import Store
import TerminalUI

/// Those nothing has happened to for as many years as the register has set: should their data still be kept? The list
/// erases nobody.
struct RetentionScreen: ListScreen, ShownScreen {
  static let room = Room.menu("retention", digit: nil, for: .seeRetention, beside: nil) { RetentionScreen(in: $0) }

  typealias Row = Retention.Due

  var listing = Listing<Row>()
  /// What the register has set; nil: nothing.
  private var years: Int?

  init(in workspace: Workspace) { begin(in: workspace) }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard workspace.mayListNames(of: RetentionScreen.room) else { return [] }
    let found = try workspace.session.keeping.retentionList()
    years = found.years
    return found.due.map { .record($0) }
  }

  func notice(in workspace: Workspace) -> TextRun? {
    let language = workspace.language
    return TextRun(
      years.map { language(KeepingText.retentionNobody, ["years": $0]) } ?? language(KeepingText.retentionNoYears),
      .muted)
  }

  static let list = ListKind<Row>(
    "retention",
    [
      .text(
        "number", KeepingText.number, .flexible(min: 8, max: 20), style: .muted, sees: .number,
        value: ListValue("number", at: 0) { due, workspace in
          workspace.row(of: due.person)?.number.text ?? ""
        }
      ) { due, workspace in workspace.row(of: due.person)?.number.text },
      .text("name", KeepingText.name, .flexible(min: 12, weight: 4), sees: .shownName) { due, workspace in
        workspace.row(of: due.person)?.shownName
      },
      .day(
        "lastDay", KeepingText.lastDay, .fixed(10), sees: nil,
        value: ListValue("lastDay", at: 1) { due, _ in due.lastDay }
      ) { $0.lastDay },
      .day(
        "since", KeepingText.since, .fixed(10), style: .muted, dropOrder: 1, sees: nil,
        value: ListValue("since", at: 2) { due, _ in due.since }
      ) { $0.since },
    ])

  static let commands: [Command<Scene<RetentionScreen>>] = [
    Command(
      "retention.open", [.enter], CommonText.open, KeepingText.openHelp, group: ChromeText.groupList,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(KeepingText.nobodyChosen) : .available },
      run: { scene in
        scene.screen.chosen.map { .open(ParticipantScreen(key: $0.person, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "retention.erase", [.delete], ErasureText.ask, ErasureText.askHelp, group: ChromeText.groupList,
      enabled: { scene in
        if scene.screen.chosen == nil { return scene.unavailable(KeepingText.nobodyChosen) }
        return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { scene in
        .open(AskErasureForm(of: scene.screen.listing.meant.map(\.person), in: scene.workspace))
      }),
  ]

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.person }

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] {
    guard let years = years else { return [] }
    return [
      TextRun(workspace.language(KeepingText.retentionStatus, ["n": listing.records.count, "years": years]), .muted)
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    chosen.map {
      workspace.language(
        KeepingText.retentionHint, ["last": $0.lastDay.norwegian, "since": $0.since.norwegian])
    }
  }

  static let output = Output.rows(
    "participants", after: [.key("years", \.years)], namesPeople: true, open: { RetentionScreen(in: $1) }
  ) { screen, _ in
    screen.listing.records
  }
}

extension Retention.Due: Identifiable {
  public var id: ParticipantKey { person }
}
