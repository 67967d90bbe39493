import Domain
import Resources
import Store
import TerminalUI

/// Who is to be mapped now: ticked off many at a time, so that nobody is mapped twice and nobody tells who was mapped when. What is
/// ticked off stays so until the round is closed, without a time, and is erased then.
struct MappingTicksScreen: ListScreen {
  static let room = Room.place("mappingTicks", OwnMappingText.ticks, for: .enterMapping)
  static let remembersOrder = false
  static var names: Room? { room }

  struct Row: Identifiable {
    let id: ParticipantKey
    let state: State

    enum State: Hashable {
      case left, chosen, ticked, optedOut
    }
  }

  let round: OwnRoundKey
  private(set) var standing: OwnRoundStanding?
  private(set) var ticks = MappingTicks()
  /// Those who are to be ticked off, and are not yet.
  private(set) var chosenPeople: Set<ParticipantKey> = []
  var listing = Listing<Row>()
  private let showsNames: Bool

  init(_ round: OwnRoundKey, in workspace: Workspace) {
    self.round = round
    showsNames = workspace.mayListNames(of: Self.room)
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    standing = try workspace.session.mapping.ownRounds().first { $0.key == round && $0.round.fact.isOpen }
    guard standing != nil, showsNames else { return [] }
    ticks = try workspace.session.mapping.ticks(round)
    chosenPeople.formIntersection(ticks.left)
    return shown(in: workspace)
  }

  /// By name, those who are left first, and those who have opted out last.
  private func shown(in workspace: Workspace) -> [ListLine<Row>] {
    guard let roster = workspace.readyRoster else { return [] }
    let everybody = ticks.people.union(ticks.optedOut)
    let rows = roster.rows(of: everybody).map(\.person).map { person in
      Row(
        id: person,
        state: ticks.optedOut.contains(person)
          ? .optedOut
          : ticks.ticked.contains(person) ? .ticked : chosenPeople.contains(person) ? .chosen : .left)
    }
    let parts: [[Row.State]] = [[.left, .chosen], [.ticked], [.optedOut]]
    return parts.flatMap { states in rows.filter { states.contains($0.state) } }.map { .record($0) }
  }

  mutating func forget() {
    ticks = MappingTicks()
    listing.forget()
  }

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.id }

  static let actionKeys: [Key] = []

  static let list = ListKind<Row>(
    "mappingTicks", hasHead: false, naming: "name",
    [
      ListColumn(
        "tick", OwnMappingText.ticks, .fixed(3), sees: nil, sort: nil, value: nil,
        cell: { row, _ in
          switch row.state {
          case .left: [TextRun("[ ]", .muted)]
          case .chosen: [TextRun("[x]", .heading)]
          case .ticked: [TextRun("[x]", .muted)]
          case .optedOut: [TextRun(" – ", .muted)]
          }
        }),
      .text("name", ParticipantsText.name, .flexible(min: 12, max: 37, weight: 3), sees: .shownName) { row, workspace in
        workspace.row(of: row.id)?.shownName
      },
      .text("number", ParticipantsText.number, .fixed(11), style: .muted, from: 57, sees: .number) { row, workspace in
        workspace.row(of: row.id)?.number.text
      },
      ListColumn(
        "state", OwnMappingText.state, .flexible(min: 12), from: 60, sees: nil, sort: nil, value: nil,
        cell: { row, workspace in
          switch row.state {
          case .left: []
          case .chosen: [TextRun(workspace.language(AttendanceText.notSavedYet), .warning)]
          case .ticked: [TextRun(workspace.language(OwnMappingText.tickedOff), .muted)]
          case .optedOut: [TextRun(workspace.language(OwnMappingText.hasOptedOut), .muted)]
          }
        }),
    ])

  // MARK: Commands

  static let commands: [Command<Scene<MappingTicksScreen>>] = [
    Command(
      "mappingTicks.turn", [.enter], OwnMappingText.turn, OwnMappingText.turnHelp, group: OwnMappingText.ticks,
      enabled: mayWrite,
      run: { scene in
        let meant = scene.screen.listing.meant.map(\.id).filter { scene.screen.ticks.left.contains($0) }
        scene.screen.chosenPeople.formSymmetricDifference(meant)
        scene.screen.choices.unmark()
        scene.screen.show(in: scene.workspace)
        scene.screen.goDown(in: scene.workspace)
        return .stay
      }),
    Command(
      "mappingTicks.rest", [.character("r")], OwnMappingText.rest, OwnMappingText.restHelp,
      group: OwnMappingText.ticks, enabled: mayWrite,
      run: { scene in
        scene.screen.chosenPeople = scene.screen.ticks.left
        scene.screen.show(in: scene.workspace)
        return .stay
      }),
    Command(
      "mappingTicks.optOut", [.character("0")], OwnMappingText.optOut, OwnMappingText.optOutHelp,
      group: OwnMappingText.ticks, needs: .enterConsent,
      enabled: { scene in
        guard let chosen = scene.screen.chosen else { return scene.unavailable(OwnMappingText.nobodyChosen) }
        return chosen.state == .optedOut ? scene.unavailable(OwnMappingText.optedOutAlready) : mayWrite(scene)
      },
      run: { $0.screen.enterOptOut(in: $0.workspace) }
    ).ofOne(),
    Command(
      "mappingTicks.save", [.control("s"), .right], CommonText.save, OwnMappingText.saveTicksHelp,
      group: OwnMappingText.ticks, footer: .pinned, enabled: mayWrite, run: { $0.screen.save(in: $0.workspace) }),
  ]

  private static func mayWrite(_ scene: Scene<MappingTicksScreen>) -> Availability {
    if scene.screen.standing == nil { return scene.unavailable(OwnMappingText.closedAlready) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private mutating func show(in workspace: Workspace) { listing.take(shown(in: workspace), kind, in: workspace) }

  private mutating func enterOptOut(in workspace: Workspace) -> Turn {
    guard let chosen, let year = standing?.round.fact.year else { return .stay }
    let name = workspace.row(of: chosen.id)?.shownName ?? ""
    let said = workspace.language(OwnMappingText.optedOut, ["name": name, "year": year])
    _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.around.enter(.optedOut(MappingOptOut(year: year)), about: chosen.id)
    }
    read(in: workspace)
    return .stay
  }

  private mutating func save(in workspace: Workspace) -> Turn {
    guard !chosenPeople.isEmpty else { return .back }
    let (people, round) = (chosenPeople, round)
    let said = workspace.language(OwnMappingText.ticksSaved, ["n": people.count])
    let isSaved = Changes.done(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.mapping.tick(people, in: round)
    }
    if isSaved { chosenPeople = [] }
    read(in: workspace)
    return isSaved ? .back : .stay
  }

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] {
    var runs = [
      TextRun(
        workspace.language(OwnMappingText.ticksStatus, ["n": ticks.ticked.count, "all": ticks.people.count]), .muted)
    ]
    if !chosenPeople.isEmpty {
      runs.append(TextRun("  " + workspace.language(AttendanceText.unsaved, ["n": chosenPeople.count]), .warning))
    }
    return runs
  }

  func hint(in workspace: Workspace) -> String? {
    let least = min(MappingDesk.batch, ticks.left.count)
    return ticks.left.isEmpty
      ? workspace.language(OwnMappingText.allTicked)
      : workspace.language(OwnMappingText.ticksHint, ["n": least])
  }

  func notice(in workspace: Workspace) -> TextRun? {
    let text: any Resources.TextKey =
      !showsNames
      ? ErrorText.notAllowedUnlogged : standing == nil ? OwnMappingText.closedAlready : OwnMappingText.nobodyToMap
    return TextRun(workspace.language(text), .muted)
  }
}
