import Domain
import Resources
import Store
import TerminalUI

/// What holds for a time about somebody: services, where they live, what they live on, posts; and the scores of their quality of
/// life. One list, whatever it is.
struct HoldingsScreen: ListScreen {
  static let room = Room.place("holdings", HoldingText.title, for: .enterServices)

  struct Row: Identifiable {
    let id: RowID
    let recorded: Recorded<FollowUp>
    let what: String
    let state: TextRun
    let period: String
    let detail: TextRun
  }

  private let participant: ParticipantKey
  private var name = ""
  var listing = Listing<Row>()

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    begin(in: workspace)
    // Headings stand above what is chosen.
    if let first = listing.records.first { listing.select(.record(first.id), in: workspace) }
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard let card = workspace.card(of: participant) else { return [] }
    name = card.identity.fact.shownName
    return HoldingsScreen.lines(card, width: workspace.bodySize.width, workspace) + [
      .new(HoldingText.new, in: workspace), .new(HoldingText.score, id: "score", in: workspace),
    ]
  }

  /// Sort by sort; of each what is under way first, then by day, the newest first.
  static func lines(_ card: ParticipantCard, width: Int, _ workspace: Workspace) -> [ListLine<Row>] {
    let (words, language) = (HoldingWords(card, workspace), workspace.language)
    var lines: [ListLine<Row>] = []
    for sort in Holding.Sort.allCases {
      let rows = card.holdings.filter { $0.fact.holding?.sort == sort }.compactMap { recorded in
        recorded.fact.holding.map { holding in
          Row(
            id: recorded.row, recorded: recorded, what: words.name(holding.what), state: words.state(holding),
            period: words.period(holding), detail: TextRun(words.detail(holding), .muted))
        }
      }
      if rows.isEmpty { continue }
      let heading = sort == .service ? language(HoldingText.title) : language(sort.textKey)
      lines.append(.text(id: sort.rawValue, [TextRun(heading, .heading)]))
      func isOver(_ row: Row) -> Bool {
        if case .ended? = row.recorded.fact.holding.map(words.standing) { true } else { false }
      }
      lines += (rows.filter { !isOver($0) }.reversed() + rows.filter(isOver).reversed()).map { .record($0) }
    }
    for (instrument, scores) in card.scores {
      let course = words.course(scores.compactMap(\.fact.score), width: width - 4)
      lines.append(.text(id: instrument, course.first.map { [TextRun($0.text, .heading)] + course.dropFirst() } ?? []))
      for (index, recorded) in scores.enumerated().reversed() {
        guard let score = recorded.fact.score else { continue }
        lines.append(
          .record(
            Row(
              id: recorded.row, recorded: recorded, what: language(FollowUpText.kindScore), state: words.shown(score),
              period: score.day.norwegian,
              detail: words.change(score, from: index > 0 ? scores[index - 1].fact.score : nil))))
      }
    }
    return lines
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(HoldingText.none), .muted) }

  static let list = ListKind<Row>(
    "holdings", naming: "what",
    [
      .text("what", HoldingText.what, .flexible(min: 18, max: 30, weight: 2), sees: nil) { row, _ in row.what },
      ListColumn(
        "state", HoldingText.state, .fixed(10), sees: nil, sort: { row, _ in .text(row.state.text) }, value: nil,
        cell: { row, _ in [row.state] }),
      ListColumn(
        "period", HoldingText.period, .fixed(21), dropOrder: 1, sees: nil,
        sort: { row, _ in .day(row.recorded.fact.day) }, value: nil, cell: { row, _ in [TextRun(row.period)] }),
      ListColumn(
        "detail", HoldingText.detail, .flexible(min: 10, weight: 3), dropOrder: 2, sees: nil, sort: nil, value: nil,
        cell: { row, _ in [row.detail] }),
    ])

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func title(in workspace: Workspace) -> String {
    let title = workspace.language(HoldingText.title)
    return name.isEmpty ? title : "\(title) \(workspace.glyphs.separator) \(name)"
  }

  func hint(in workspace: Workspace) -> String? {
    chosen.map { row in
      [row.what, row.state.text, row.period, row.detail.text].filter { !$0.isEmpty }
        .joined(separator: " \(workspace.glyphs.separator) ")
    }
  }

  // MARK: Commands

  static let commands: [Command<Scene<HoldingsScreen>>] = [
    Command(
      "holdings.open", [.enter], CommonText.open, HoldingText.changeHelp, group: ChromeText.groupList,
      enabled: mayWrite, run: { $0.screen.open(in: $0.workspace) }
    ).ofOne(),
    Command(
      "holdings.add", [.character("+"), .insert], HoldingText.new, HoldingText.newHelp, group: ChromeText.groupPerson,
      enabled: mayWrite, run: { .open(HoldingForm(of: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "holdings.score", [.character("%")], HoldingText.score, HoldingText.scoreHelp, group: ChromeText.groupPerson,
      needs: .enterScores, enabled: mayWrite, run: { .open(ScoreForm(of: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "holdings.strike", [.delete], HoldingText.strike, HoldingText.strikeHelp, group: ChromeText.groupPerson,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(HoldingText.noneChosen) : mayWrite(scene)
      },
      run: { scene in
        scene.screen.chosen.map { row in
          .open(
            StrikeFollowUpScreen(
              row.id, "\(row.what) \(row.period)", of: scene.screen.participant, in: scene.workspace))
        } ?? .stay
      }
    ).ofOne(),
  ]

  private func open(in workspace: Workspace) -> Turn {
    if let recorded = chosen?.recorded {
      return .open(
        recorded.fact.score == nil
          ? HoldingForm(of: participant, changing: recorded, in: workspace) as any Screen
          : ScoreForm(of: participant, changing: recorded, in: workspace))
    }
    if case .text(id: "score", _)? = listing.chosenLine { return .open(ScoreForm(of: participant, in: workspace)) }
    return .open(HoldingForm(of: participant, in: workspace))
  }

  private static func mayWrite(_ scene: Scene<HoldingsScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }
}
