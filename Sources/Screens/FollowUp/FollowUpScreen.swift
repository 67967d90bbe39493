import Domain
import Resources
import Store
import TerminalUI

/// What happened on somebody's way, behind a key on the card: treatment and the three months after it, relapse and back, contacts.
/// It hides itself after a while, since the participant may sit beside the screen.
struct FollowUpScreen: ListScreen {
  static let room = Room.place("followUp", FollowUpText.title, for: .enterFollowUpContact)

  struct Row: Identifiable {
    let recorded: Recorded<FollowUp>
    let day: String
    let what: String
    let detail: String
    /// Of its kind on its day the n-th: what is corrected stays chosen.
    let id: String
  }

  private let participant: ParticipantKey
  private var name = ""
  private var state: [TextRun] = []
  /// The first day they were there after the open relapse, for a counsellor to confirm.
  private var proposed: Day?
  var listing = Listing<Row>()

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    workspace.showCase()
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    (state, proposed) = ([], nil)
    guard let card = workspace.card(of: participant) else { return [] }
    name = card.identity.fact.shownName
    let words = FollowUpWords(card, workspace)
    state = words.state
    if let relapse = words.openRelapse, let period = Period(from: relapse.since, to: workspace.today) {
      let days = try workspace.session.attendance.record(of: participant, in: period)?.daysThere ?? []
      proposed = relapse.proposal(among: days, by: workspace.today)
    }
    var times: [String: Int] = [:]
    let rows = card.followUp.filter(\.fact.isOnTheWay).reversed().map { recorded in
      let (day, what) = (words.day(recorded.fact), words.what(recorded.fact))
      times["\(what) \(day)", default: 0] += 1
      return ListLine.record(
        Row(
          recorded: recorded, day: day, what: what, detail: words.detail(recorded.fact, proposed: proposed),
          id: "\(what) \(day) \(times["\(what) \(day)"] ?? 0)"))
    }
    return state.enumerated().map { .text(id: "state\($0)", [$1]) } + rows + [.new(FollowUpText.new, in: workspace)]
  }

  static let list = ListKind<Row>(
    "followUp", naming: "what",
    [
      ListColumn(
        "day", FollowUpText.day, .fixed(14), sees: nil, sort: { row, _ in .day(row.recorded.fact.day) }, value: nil,
        cell: { row, _ in [TextRun(row.day)] }),
      .text("what", FollowUpText.what, .flexible(min: 11, max: 18), sees: nil) { row, _ in row.what },
      .text("detail", FollowUpText.detail, .flexible(min: 16, weight: 3), style: .muted, sees: nil) { row, _ in
        row.detail
      },
    ])

  func person(in workspace: Workspace) -> ParticipantKey? { participant }
  func title(in workspace: Workspace) -> String {
    let title = workspace.language(FollowUpText.title)
    return name.isEmpty ? title : "\(title) \(workspace.glyphs.separator) \(name)"
  }

  func status(in workspace: Workspace) -> [TextRun] {
    guard workspace.showsCase else { return [] }
    return [
      TextRun(workspace.language(FollowUpText.hides, ["n": Int(Workspace.namesShownFor / 1000)]), .muted)
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    guard workspace.showsCase else { return nil }
    guard let chosen else { return workspace.language(FollowUpText.unchanged) }
    return [chosen.what, chosen.detail].filter { !$0.isEmpty }.joined(separator: " \(workspace.glyphs.separator) ")
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard workspace.showsCase else {
      return PeopleNotice.draw(workspace.language(FollowUpText.hidden), style: .muted, on: &canvas)
    }
    drawList(on: &canvas, in: workspace)
  }

  // MARK: Commands

  static let commands: [Command<Scene<FollowUpScreen>>] = [
    Command(
      "followUp.open", [.enter], CommonText.open, FollowUpText.changeHelp, group: ChromeText.groupList,
      enabled: mayWrite,
      run: { scene in
        let chosen = scene.screen.chosen
        return .open(FollowUpForm(about: scene.screen.participant, changing: chosen?.recorded, in: scene.workspace))
      }
    ).ofOne(),
    Command(
      "followUp.add", [.character("+"), .insert], FollowUpText.new, FollowUpText.newHelp,
      group: ChromeText.groupPerson, enabled: mayWrite,
      run: { .open(FollowUpForm(about: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "followUp.back", [.character("i")], FollowUpText.confirm, FollowUpText.confirmHelp,
      group: ChromeText.groupPerson, needs: .enterRelapse,
      enabled: { scene in
        scene.screen.proposed == nil ? scene.unavailable(FollowUpText.noProposal) : mayWrite(scene)
      },
      run: { $0.screen.confirmBack(in: $0.workspace) }),
    Command(
      "followUp.raise", [.character("!")], FollowUpText.raise, FollowUpText.raiseHelp, group: ChromeText.groupPerson,
      needs: .enterRelapse, enabled: mayWrite,
      run: { .open(ConcernForm.orTalk(about: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "followUp.show", [.character("t")], FollowUpText.show, FollowUpText.showHelp, group: ChromeText.groupShow,
      footer: .hidden,
      run: { scene in
        if scene.workspace.showsCase { scene.workspace.hideCase() } else { scene.workspace.showCase() }
        return .stay
      }),
    Command(
      "followUp.strike", [.delete], FollowUpText.strike, FollowUpText.strikeHelp, group: ChromeText.groupPerson,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(FollowUpText.noneChosen) : mayWrite(scene)
      },
      run: { scene in
        scene.screen.chosen.map { row in
          .open(
            StrikeFollowUpScreen(
              row.recorded.row, "\(row.what) \(row.day)", of: scene.screen.participant, in: scene.workspace))
        } ?? .stay
      }
    ).ofOne(),
  ]

  private static func mayWrite(_ scene: Scene<FollowUpScreen>) -> Availability {
    if !scene.workspace.showsCase { return scene.unavailable(FollowUpText.hidden) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private mutating func confirmBack(in workspace: Workspace) -> Turn {
    guard let proposed else { return .stay }
    let said = workspace.language(FollowUpText.saved, ["name": name])
    let person = participant
    _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.followUp.enter(.reEngagement(ReEngagement(day: proposed)), about: person)
    }
    read(in: workspace)
    return .stay
  }
}

/// Asks before something of somebody's way is struck.
struct StrikeFollowUpScreen: ConfirmingScreen {
  static let room = Room.panel("strikeFollowUp", FollowUpText.strike, for: .enterFollowUpContact)

  private let row: RowID
  private let participant: ParticipantKey
  var confirm: Confirm

  /// - Parameter what: what it is called where it stands.
  init(_ row: RowID, _ what: String, of participant: ParticipantKey, in workspace: Workspace) {
    self.row = row
    self.participant = participant
    confirm = Confirm(
      workspace.language(FollowUpText.strikeQuestion, ["what": what]),
      leave: workspace.language(FollowUpText.keep), act: workspace.language(FollowUpText.strike))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func confirmed(in workspace: Workspace) -> Turn {
    let receipt = Changes.make(in: workspace, saying: workspace.language(FollowUpText.struck)) {
      (session) throws(StoreError) in try session.followUp.strike(row)
    }
    return receipt == nil ? .stay : .back
  }
}
