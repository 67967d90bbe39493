import Domain
import Resources
import Store
import TerminalUI

/// Oppfølgingsplan, as it is opened in every talk: the goals, what there is to build on, and why lights are red. The participant
/// sits beside it and may read all of it.
struct FollowUpPlanScreen: ListScreen {
  static let room = Room.place("followUpPlan", FollowUpPlanText.title, for: .enterFollowUpPlan)

  struct Row: Identifiable {
    let recorded: Recorded<PlanGoal>
    var goal: PlanGoal { recorded.fact }
    /// The same words are the same goal.
    var id: String { goal.words }
  }

  private let participant: ParticipantKey
  private var name = ""
  private var plan = FollowUpPlan()
  private var occupations: [Recorded<Occupation>] = []
  var listing = Listing<Row>()

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard let card = try workspace.session.people.card(participant) else { return [] }
    name = card.identity.fact.shownName
    plan = card.plan.plan
    // What is still to be done comes first.
    let goals = card.plan.goals.filter(\.fact.status.isOpen) + card.plan.goals.filter { !$0.fact.status.isOpen }
    return goals.map { .record(Row(recorded: $0)) } + [.new(FollowUpPlanText.newGoal, in: workspace)]
      + below(card, in: workspace)
  }

  mutating func forget() {
    (name, plan, occupations) = ("", FollowUpPlan(), [])
    listing.forget()
  }

  /// What stands under the goals: two more doors.
  private mutating func below(_ card: ParticipantCard, in workspace: Workspace) -> [ListLine<Row>] {
    let language = workspace.language
    func line(_ id: String, _ title: FollowUpPlanText, _ value: String?, none: FollowUpPlanText) -> ListLine<Row> {
      .text(
        id: id,
        [TextRun("\(language(title))  ", .heading), TextRun(value ?? language(none), value == nil ? .muted : .plain)])
    }
    let basis = [plan.basis?.resources, plan.basis?.competence].compactMap(\.self)
      .joined(separator: " \(workspace.glyphs.separator) ")
    let lights = card.lights.first { $0.fact.voice == .worker }?.fact.lights
    let red = lights.map { plan.red(in: $0) } ?? []
    // What it says stands on the card, behind a key.
    let safety = card.plan.safety.map { language(FollowUpPlanText.safetyEntered, ["date": $0.fact.day.norwegian]) }
    return [line(Self.basis, .basis, basis.isEmpty ? nil : basis, none: .basisNone)]
      + (workspace.sees(.overdosePrevention) ? [line(Self.safety, .safety, safety, none: .safetyNone)] : [])
      + (red.isEmpty
        ? [line(Self.reasons, .reasons, nil, none: .noRed)] : [line(Self.reasons, .reasons, "", none: .noRed)])
      + red.map { area, reason in
        .text(
          id: "\(Self.reasons).\(area.id)",
          [
            TextRun("  "), LightCells.run(.red, glyphs: workspace.glyphs), TextRun(" \(language(area.textKey)): "),
            TextRun(reason?.why ?? language(FollowUpPlanText.noWhy), reason == nil ? .muted : .plain),
          ])
      } + occupations(card, in: workspace) + [line(Self.reports, .reports, "", none: .noRed)]
  }

  /// Work and school, each a door, and what is asked after each end.
  private mutating func occupations(_ card: ParticipantCard, in workspace: Workspace) -> [ListLine<Row>] {
    let language = workspace.language
    occupations = card.plan.occupations
    let ends = workspace.afterEnds(of: participant)
    let none = occupations.isEmpty ? [TextRun("  " + language(OccupationText.none), .muted)] : []
    return [.text(id: Self.occupation, [TextRun(language(OccupationText.title), .heading)] + none)]
      + occupations.map { place in
        .text(
          id: "\(Self.occupation).\(place.row.id)",
          [TextRun("  " + place.fact.words(in: language), place.fact.isInForce(on: workspace.today) ? .plain : .muted)])
      } + (ends.isEmpty ? [] : [.text(id: Self.ended, [TextRun(language(AfterEndText.title), .heading)])])
      + ends.map { end in
        .text(id: "\(Self.ended).\(end.enrolment.value)", [TextRun("  " + end.words(in: language))])
      }
  }

  private static let safety = "safety"
  private static let (basis, reasons, reports) = ("basis", "reasons", "reports")
  private static let (occupation, ended) = ("occupation", "ended")

  static let list = ListKind<Row>(
    "followUpPlan", naming: "words",
    [
      .text("words", FollowUpPlanText.words, .flexible(min: 24, weight: 4), sees: nil) { row, _ in row.goal.words },
      .text("deed", FollowUpPlanText.deed, .flexible(min: 16, weight: 3), dropOrder: 3, from: 110, sees: nil) {
        row, _ in
        row.goal.deed
      },
      .text("doer", FollowUpPlanText.doer, .flexible(min: 9, max: 16), dropOrder: 1, sees: nil) { row, _ in
        row.goal.doer
      },
      ListColumn(
        "due", FollowUpPlanText.due, .fixed(16), sees: nil, sort: { row, _ in .day(row.goal.due) },
        value: nil, cell: { row, workspace in [due(row.goal, workspace)] }),
      .text("status", FollowUpPlanText.status, .fixed(12), sees: nil) { row, workspace in
        workspace.language(row.goal.status.textKey)
      },
      ListColumn(
        "evaluated", FollowUpPlanText.evaluated, .fixed(10), dropOrder: 2, from: 110, sees: nil,
        sort: { row, _ in .day(row.goal.evaluated) }, value: nil,
        cell: { row, _ in [TextRun(row.goal.evaluated?.norwegian ?? "–", .muted)] }),
    ])

  private static func due(_ goal: PlanGoal, _ workspace: Workspace) -> TextRun {
    guard let due = goal.due else { return TextRun("–", .muted) }
    if goal.isOverLimit(on: workspace.today) {
      return TextRun(workspace.language(FollowUpPlanText.overLimit, ["n": workspace.today - due]), .warning)
    }
    return TextRun(Dates(workspace.language).near(due, today: workspace.today))
  }

  // MARK: Head and foot

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func title(in workspace: Workspace) -> String {
    let title = workspace.language(FollowUpPlanText.title)
    return name.isEmpty ? title : "\(title) \(workspace.glyphs.separator) \(name)"
  }

  func status(in workspace: Workspace) -> [TextRun] {
    guard let looked = plan.lastLookedAt, let fresh = plan.freshUntil else {
      return [TextRun(workspace.language(FollowUpPlanText.never), .muted)]
    }
    let isOld = fresh < workspace.today
    let key: FollowUpPlanText = isOld ? .lookedAtOld : .lookedAt
    return [TextRun(workspace.language(key, ["date": looked.norwegian]), isOld ? .warning : .muted)]
  }

  func hint(in workspace: Workspace) -> String? { workspace.language(FollowUpPlanText.heading) }

  func notice(in workspace: Workspace) -> TextRun? {
    workspace.refusal(of: participant).map { TextRun(workspace.words(refusing: $0)) }
      ?? TextRun(workspace.language(ParticipantText.gone))
  }

  /// The chosen goal whole, where there is room below: it is read together.
  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    drawList(on: &canvas, in: workspace)
    let top = headRows(in: workspace) + listing.lines.count + 1
    guard let goal = chosen?.goal, top + 3 < canvas.height else { return }
    canvas.rule(y: top)
    let width = max(1, canvas.width - 5)
    let lines = ([goal.words] + details(goal, workspace)).enumerated().flatMap { place, text in
      text.wrapped(to: width, glyphs: workspace.glyphs).map { TextRun($0, place == 0 ? .heading : .plain) }
    }
    for (y, line) in lines.enumerated() where top + 1 + y < canvas.height {
      canvas.put([line], x: 3, y: top + 1 + y, width: width)
    }
  }

  private func details(_ goal: PlanGoal, _ workspace: Workspace) -> [String] {
    let language = workspace.language
    let parts: [(FollowUpPlanText, String?)] = [
      (.area, goal.area?.word(in: language)), (.deed, goal.deed), (.doer, goal.doer), (.due, goal.due?.norwegian),
      (.set, goal.set.norwegian), (.evaluated, goal.evaluated?.norwegian),
    ]
    return parts.compactMap { key, value in value.map { "\(language(key)): \($0)" } }
  }

  // MARK: Commands

  static let commands: [Command<Scene<FollowUpPlanScreen>>] = [
    Command(
      "followUpPlan.open", [.enter], CommonText.open, FollowUpPlanText.chosenHelp, group: ChromeText.groupList,
      enabled: mayWrite, run: { .open($0.screen.form(in: $0.workspace)) }
    ).ofOne(),
    Command(
      "followUpPlan.add", [.character("+"), .insert], FollowUpPlanText.newGoal, FollowUpPlanText.newGoalHelp,
      group: ChromeText.groupPerson, enabled: mayWrite,
      run: { .open(GoalForm(of: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "followUpPlan.strike", [.delete], FollowUpPlanText.strike, FollowUpPlanText.strikeHelp,
      group: ChromeText.groupPerson,
      enabled: { scene in
        scene.screen.struck == nil ? scene.unavailable(FollowUpPlanText.noneChosen) : mayWrite(scene)
      },
      run: { scene in
        scene.screen.struck.map { .open(StrikeGoalScreen($0, of: scene.screen.participant, in: scene.workspace)) }
          ?? .stay
      }
    ).ofOne(),
  ]

  /// What of the chosen can be struck: a goal, a place.
  private var struck: StrikeGoalScreen.Struck? {
    if let chosen { return .goal(chosen.recorded.row) }
    guard case .text(let id)? = listing.chosenLine?.id else { return nil }
    return occupations.first { id == "\(Self.occupation).\($0.row.id)" }.map { .occupation($0.row) }
  }

  private func form(in workspace: Workspace) -> any Screen {
    guard case .text(let id)? = listing.chosenLine?.id else {
      return GoalForm(of: participant, changing: chosen?.recorded, in: workspace)
    }
    let words = id.split(separator: ".").map(String.init)
    switch words.first {
    case Self.basis: return PlanBasisForm(of: participant, in: workspace)
    case Self.safety: return SafetyPlanForm(of: participant, in: workspace)
    case Self.occupation:
      let row = words.dropFirst().first
      return OccupationForm(
        of: participant, changing: occupations.first { "\($0.row.id)" == row }, in: workspace)
    case Self.ended:
      let ends = workspace.afterEnds(of: participant)
      let end = words.dropFirst().first.map { key in ends.first { "\($0.enrolment.value)" == key } } ?? ends.first
      guard let end else { return MayAskForm(participant, after: EnrolmentKey(0), in: workspace) }
      return end.record?.next(after: end.end, today: workspace.today) == nil
        ? MayAskForm(participant, after: end.enrolment, in: workspace)
        : AfterEndCallForm(participant, after: end.enrolment, in: workspace)
    case Self.reports: return PersonReportsScreen(about: participant, in: workspace)
    case Self.reasons: return RedLightsForm(of: participant, at: words.dropFirst().first, in: workspace)
    default: return GoalForm(of: participant, in: workspace)
    }
  }

  private static func mayWrite(_ scene: Scene<FollowUpPlanScreen>) -> Availability {
    if scene.screen.listing.isEmpty { return scene.unavailable(ParticipantText.gone) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }
}

/// Asks before a goal, or a place of work or learning, is struck that should not have been entered.
struct StrikeGoalScreen: ConfirmingScreen {
  static let room = Room.panel("strikeGoal", FollowUpPlanText.strike, for: .enterFollowUpPlan)

  enum Struck {
    case goal(RowID)
    case occupation(RowID)
  }

  private let struck: Struck
  private let participant: ParticipantKey
  var confirm: Confirm

  init(_ struck: Struck, of participant: ParticipantKey, in workspace: Workspace) {
    self.struck = struck
    self.participant = participant
    let question =
      switch struck {
      case .goal: workspace.language(FollowUpPlanText.strikeQuestion)
      case .occupation: workspace.language(OccupationText.strikeQuestion)
      }
    confirm = Confirm(
      question, leave: workspace.language(FollowUpPlanText.keep),
      act: workspace.language(FollowUpPlanText.strike))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func confirmed(in workspace: Workspace) -> Turn {
    let said =
      switch struck {
      case .goal: workspace.language(FollowUpPlanText.struck)
      case .occupation: workspace.language(OccupationText.struck)
      }
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      switch struck {
      case .goal(let row): try session.followUpPlan.strike(goal: row, of: participant)
      case .occupation(let row): try session.followUpPlan.strike(occupation: row, of: participant)
      }
    }
    return receipt == nil ? .stay : .back
  }
}
