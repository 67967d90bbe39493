import Domain
import Resources
import Store
import TerminalUI

/// A person's time on one axis: steps, attendance, each light with the own voice under it; treatment and relapses behind a key,
/// since the person may sit beside the screen. The last 90 days, or all.
struct JourneyScreen: ListScreen, ShownScreen {
  static let room = Room.place("journey", JourneyText.title, for: .seeCard)

  /// What a line is of.
  enum Kind: Hashable, Sendable {
    case steps, treatment, relapse, attendance
    case light(LifeDomain, Voice)

    var isCase: Bool { self == .treatment || self == .relapse }
  }

  struct Row: Identifiable {
    let id: Kind
    let name: String
    let cells: [TextRun]
  }

  private let participant: ParticipantKey
  private(set) var axis: JourneyAxis?
  /// From the first day there is anything; else 90 days.
  private var showsAll: Bool
  var listing = Listing<Row>()

  init(of participant: ParticipantKey, showingAll: Bool = false, in workspace: Workspace) {
    self.participant = participant
    showsAll = showingAll
    workspace.hideCase()
    begin(in: workspace)
  }

  private static let days = 90
  private static let labelWidth = 22

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    axis = nil
    guard let card = workspace.card(of: participant) else { return [] }
    let today = workspace.today
    let starts = card.enrolments.compactMap(\.enrolment.fact.start) + card.lights.map(\.fact.date)
    let first = showsAll ? starts.min() ?? today : today - (JourneyScreen.days - 1)
    guard let period = Period(from: min(first, today), to: today) else { return [] }
    let width = workspace.bodySize.width - ListState<Kind>.margin - JourneyScreen.labelWidth - 3
    let axis = JourneyAxis(period, width: max(10, width))
    self.axis = axis
    let drawing = JourneyDrawing(axis, workspace)
    var lines: [ListLine<Row>] = [
      .text(id: "months", [TextRun(drawing.months(indent: JourneyScreen.labelWidth + 2), .heading)])
    ]
    func add(_ id: Kind, _ name: some Resources.TextKey, _ cells: [TextRun]) {
      lines.append(.record(Row(id: id, name: workspace.language(name), cells: cells)))
    }
    if workspace.sees(.step) { add(.steps, JourneyText.steps, drawing.steps(card)) }
    if workspace.showsCase, workspace.sees(.treatment) {
      add(.treatment, JourneyText.treatment, drawing.treatment(card))
      if workspace.sees(.relapse) { add(.relapse, JourneyText.relapse, drawing.relapses(card)) }
    }
    if workspace.sees(.attendance) {
      let marks = try workspace.session.attendance.record(of: participant, in: period)?.marks ?? []
      add(.attendance, JourneyText.attendance, drawing.attendance(marks.map(\.mark.fact)))
    }
    if workspace.sees(.lights) {
      let assessments = card.lights.map(\.fact)
      for domain in LifeDomain.allCases {
        add(.light(domain, .worker), domain.textKey, drawing.lights(assessments, domain, .worker))
        if assessments.contains(where: { $0.voice == .own && $0.lights[domain] != nil }) {
          add(.light(domain, .own), JourneyText.ownVoice, drawing.lights(assessments, domain, .own))
        }
      }
    }
    return lines
  }

  mutating func forget() {
    axis = nil
    listing.forget()
  }

  static let list = ListKind<Row>(
    "journey", hasHead: false, naming: "what",
    [
      ListColumn(
        "what", JourneyText.what, .fixed(labelWidth), sees: nil, sort: nil,
        value: ListValue("row", at: 0) { row, _ in row.id.told },
        cell: { row, _ in
          if case .light(_, .own) = row.id { return [TextRun("  \(row.name)", .muted)] }
          return [TextRun(row.name)]
        }),
      ListColumn(
        "line", JourneyText.line, .flexible(min: 10, weight: 1), sees: nil, sort: nil,
        value: ListValue("cells", at: 1) { row, _ in row.cells.map(\.text).joined() }, cell: { row, _ in row.cells }),
    ])

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func status(in workspace: Workspace) -> [TextRun] {
    guard let period = axis?.period else { return [] }
    return [TextRun("\(period.from.norwegian)–\(period.to.norwegian)", .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    if !workspace.showsCase, workspace.sees(.treatment) { return workspace.language(JourneyText.hiddenRows) }
    return workspace.language(JourneyText.legend)
  }

  static let commands: [Command<Scene<JourneyScreen>>] = [
    Command(
      "journey.period", [.character("p")], JourneyText.period, JourneyText.periodHelp, group: ChromeText.groupShow,
      run: { scene in
        scene.screen.showsAll.toggle()
        scene.screen.read(in: scene.workspace)
        return .stay
      }),
    Command(
      "journey.case", [.character("t")], FollowUpText.show, FollowUpText.showHelp, group: ChromeText.groupShow,
      needs: .enterFollowUpContact,
      run: { scene in
        if scene.workspace.showsCase { scene.workspace.hideCase() } else { scene.workspace.showCase() }
        scene.screen.read(in: scene.workspace)
        return .stay
      }),
  ]

  static let output = Output.rows(
    "journey", namesPeople: true, takes: [.number, .all],
    open: { request, workspace throws(ShowProblem) in
      JourneyScreen(of: try request.person(in: workspace), showingAll: request.all, in: workspace)
    }
  ) { screen, _ in screen.axis == nil ? nil : screen.listing.records }
}

extension JourneyScreen.Kind {
  fileprivate var told: String {
    switch self {
    case .steps: "steps"
    case .treatment: "treatment"
    case .relapse: "relapse"
    case .attendance: "attendance"
    case .light(let domain, let voice): "\(domain.rawValue).\(voice.rawValue)"
    }
  }
}
