import Domain
import Resources
import Store
import TerminalUI

/// The rounds of one's own mapping: what each stands on, and how far it has come. Never called BrukerPlan, which it is not.
struct OwnMappingScreen: ListScreen {
  static let room = Room.place("ownMapping", OwnMappingText.title, for: .seeMapping)

  typealias Row = OwnRoundStanding

  var listing = Listing<Row>()

  init(in workspace: Workspace) { begin(in: workspace) }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let rounds = try workspace.session.mapping.ownRounds().map { ListLine.record($0) }
    return rounds + (mayOpen(workspace) ? [.new(OwnMappingText.new, in: workspace)] : [])
  }

  private func mayOpen(_ workspace: Workspace) -> Bool { workspace.session.access.may(.openAndCloseMapping) }

  func notice(in workspace: Workspace) -> TextRun? {
    TextRun(workspace.language(OwnMappingText.none), .muted)
  }

  static let list = ListKind<Row>(
    "ownMapping",
    [
      .text("year", OwnMappingText.year, .fixed(5), sees: nil) { round, _ in "\(round.round.fact.year)" },
      .text("unit", OwnMappingText.unit, .flexible(min: 12, max: 28, weight: 2), sees: nil) { round, workspace in
        OwnMappingWords(workspace).unit(round.round.fact)
      },
      .text("kind", OwnMappingText.kind, .flexible(min: 8, max: 18), style: .muted, dropOrder: 2, sees: nil) {
        round, workspace in workspace.language(round.round.fact.kind.textKey)
      },
      .text("provision", OwnMappingText.provision, .flexible(min: 10, max: 40, weight: 3), dropOrder: 1, sees: nil) {
        round, _ in round.round.fact.provision.name
      },
      .text("state", OwnMappingText.state, .fixed(18), sees: nil) { round, workspace in
        OwnMappingWords(workspace).state(round.round.fact)
      },
      ListColumn<Row>.number("mapped", OwnMappingText.mapped, .fixed(9), sees: nil) { $0.mapped }
        .explained { round, workspace in
          Figure(
            .mappingRecords, count: round.mapped, filter: [.round(round.round.fact.year)], asOf: workspace.today,
            people: .anonymous)
        },
    ])

  // MARK: Commands

  static let commands: [Command<Scene<OwnMappingScreen>>] = [
    Command(
      "ownMapping.open", [.enter], OwnMappingText.enter, OwnMappingText.enterHelp, group: OwnMappingText.title,
      enabled: { scene in
        guard let chosen = scene.screen.chosen else { return mayWrite(scene, for: .openAndCloseMapping) }
        return chosen.round.fact.isOpen ? mayWrite(scene, for: .enterMapping) : .available
      },
      run: { scene in
        guard let chosen = scene.screen.chosen else { return .open(OpenRoundForm(in: scene.workspace)) }
        guard chosen.round.fact.isOpen else {
          return .open(MappingScreen(in: scene.workspace, round: chosen.round.fact.year))
        }
        return .open(MappingEntryScreen(chosen.key, in: scene.workspace))
      }
    ).ofOne(),
    Command(
      "ownMapping.members", [.character("M")], OwnMappingText.ticks, OwnMappingText.ticksHelp,
      group: OwnMappingText.title, enabled: { isOpen($0, for: .enterMapping) },
      run: { scene in
        scene.screen.chosen.map { .open(MappingTicksScreen($0.key, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
    Command(
      "ownMapping.add", [.character("+"), .insert], OwnMappingText.add, OwnMappingText.addHelp,
      group: OwnMappingText.title, needs: .openAndCloseMapping, enabled: { mayWrite($0, for: .openAndCloseMapping) },
      run: { .open(OpenRoundForm(in: $0.workspace)) }),
    Command(
      "ownMapping.end", [.delete], OwnMappingText.close, OwnMappingText.closeHelp, group: OwnMappingText.title,
      needs: .openAndCloseMapping, enabled: { isOpen($0, for: .openAndCloseMapping) },
      run: { scene in
        scene.screen.chosen.map { .open(CloseRoundScreen($0, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
  ]

  private static func mayWrite(_ scene: Scene<OwnMappingScreen>, for action: Action) -> Availability {
    if let reason = scene.may(action).reason { return .unavailable(reason: reason) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func isOpen(_ scene: Scene<OwnMappingScreen>, for action: Action) -> Availability {
    guard let chosen = scene.screen.chosen else { return scene.unavailable(OwnMappingText.noneChosen) }
    return chosen.round.fact.isOpen ? mayWrite(scene, for: action) : scene.unavailable(OwnMappingText.closedAlready)
  }

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] {
    let open = listing.records.count { $0.round.fact.isOpen }
    return [TextRun(workspace.language(OwnMappingText.status, ["n": open]), .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let chosen else { return workspace.language(OwnMappingText.hintNew) }
    return OwnMappingWords(workspace).standing(chosen)
  }
}

extension OwnRoundStanding: Identifiable {
  public var id: OwnRoundKey { key }
}

/// Rounds of one's own in words.
struct OwnMappingWords {
  private let workspace: Workspace
  private var language: Language { workspace.language }

  init(_ workspace: Workspace) { self.workspace = workspace }

  func unit(_ round: OwnRound) -> String {
    round.unit.flatMap(workspace.unit)?.unit.name ?? language(OwnMappingText.whole)
  }

  func state(_ round: OwnRound) -> String {
    round.closed.map { language(OwnMappingText.closedOn, ["date": $0.norwegian]) } ?? language(OwnMappingText.isOpen)
  }

  /// `2026, Rådhusgaten 53`.
  func name(_ round: OwnRound) -> String { "\(round.year), \(unit(round))" }

  /// What it stands on; of one that is open, how far it has come: never whom it has come to.
  func standing(_ round: OwnRoundStanding) -> String {
    let fact = round.round.fact
    if fact.isOpen {
      return language(
        OwnMappingText.progress, ["ticked": round.ticked, "mapped": round.mapped + round.waiting, "left": round.left])
    }
    return language(
      OwnMappingText.standsOn,
      [
        "name": fact.provision.name, "date": fact.provision.day.norwegian, "who": fact.provision.decidedBy,
        "informed": fact.informed.norwegian,
      ])
  }
}
