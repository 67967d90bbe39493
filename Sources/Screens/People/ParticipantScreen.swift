import Domain
import Resources
import Store
import TerminalUI

/// One participant's card: how it stands, the steps, the lights, and what was done.
struct ParticipantScreen: PersonScreen, ShownScreen {
  static let room = Room.place("participant", MenuText.participant, for: .seeCard)

  enum Tab: Int, CaseIterable, Hashable {
    case overview, steps, lights, attendance, network, services, notes, log

    var title: Phrase {
      switch self {
      case .overview: Phrase(ParticipantText.overview)
      case .steps: Phrase(ParticipantText.steps)
      case .lights: Phrase(ParticipantText.lights)
      case .attendance: Phrase(ParticipantText.attendance)
      case .network: Phrase(AroundText.tab)
      case .services: Phrase(ParticipantText.services)
      case .notes: Phrase(ParticipantText.notes)
      case .log: Phrase(ParticipantText.log)
      }
    }

    /// Whether the role has anything to see there.
    func isOffered(in workspace: Workspace) -> Bool {
      switch self {
      case .overview: true
      case .steps: workspace.sees(.status)
      case .lights: workspace.sees(.lights)
      case .attendance: workspace.sees(.attendance)
      case .network: workspace.sees(.whoMayBeTold)
      case .services: workspace.sees(.services)
      case .notes: workspace.sees(.ownNotes)
      case .log: workspace.session.access.may(.seeCardLog)
      }
    }
  }

  let key: ParticipantKey
  /// Nil when nobody has the key: the entry was undone, or there never was one. And of a card that does not open.
  private(set) var card: ParticipantCard?
  /// Why it does not.
  private(set) var refusal: StoreError?
  private(set) var tab = Tab.overview
  /// Phone and birth stand in sight: the participant may sit beside the screen, so somebody has to ask for them.
  private(set) var isRevealed = false
  private(set) var row = CardRow.person
  private(set) var stepRows = ListState<CardStepRow>()
  private(set) var lightRows = ListState<RowID>()
  private(set) var noteRows = ListState<RowID>()
  private(set) var networkRows = ListState<RowID>()
  private(set) var logRows = ListState<Int64>()
  private(set) var attendanceRows = ListState<RowID>()
  private(set) var serviceRows = ListState<ListLine<HoldingsScreen.Row>.ID>()
  /// Read when the tab is opened; nil until then.
  private(set) var attendance: PersonAttendance?

  init(key: ParticipantKey, on tab: Tab = .overview, in workspace: Workspace) {
    self.key = key
    self.tab = tab
    refresh(in: workspace)
  }

  /// Out of scope: a reason would open it.
  var needsEmergency: Bool { refusal == .notAllowed(.outOfScope) }

  /// How far back the tab tells of marks.
  static let weeksShown = 26

  private mutating func readAttendance(in workspace: Workspace) {
    guard tab == .attendance, card != nil,
      let period = Period(from: workspace.today - 7 * ParticipantScreen.weeksShown, to: workspace.today + 366)
    else { return }
    do {
      attendance = try workspace.session.attendance.record(of: key, in: period)
    } catch {
      workspace.tell(error)
    }
  }

  mutating func refresh(in workspace: Workspace) {
    (card, refusal) = (nil, nil)
    do {
      card = try workspace.session.people.card(key)
    } catch {
      refusal = error
      workspace.tell(error)
      // It stands in place of the card.
      if case .notAllowed = error { workspace.message = nil }
    }
    readAttendance(in: workspace)
  }

  mutating func forget() { (card, attendance) = (nil, nil) }

  /// The enrolment the card is about when it isn't about one in particular.
  func present(in workspace: Workspace) -> EnrolmentCard? { card?.present(today: workspace.today) }

  // MARK: Commands

  static let commands: [Command<Scene<ParticipantScreen>>] =
    [PersonCommands.actions(keys: [.enter], for: ParticipantScreen.self)]
    + PersonCommands.table(for: ParticipantScreen.self) + [
      Command(
        "participant.reveal", [.character("h")], ParticipantText.reveal, ParticipantText.revealHelp,
        group: ChromeText.groupShow
      ) { scene in
        scene.screen.isRevealed.toggle()
        return .stay
      },
      Command(
        "participant.around", [.character("y")], AroundText.open, AroundText.openHelp, group: ChromeText.groupPerson,
        needs: .enterConsent, run: { .open(AroundScreen(of: $0.screen.key, in: $0.workspace)) }),
      Command(
        "participant.journey", [.character("w")], JourneyText.open, JourneyText.openHelp, group: ChromeText.groupGo,
        footer: .hidden, needs: .seeSteps,
        run: { .open(JourneyScreen(of: $0.screen.key, in: $0.workspace)) }),
      Command(
        "participant.log", [.character("Y")], LogScreen.room.title, Phrase(LogText.aboutPersonHelp),
        group: Phrase(ChromeText.groupGo), footer: .hidden, needs: .seeCardLog,
        run: { .open(LogScreen(in: $0.workspace, choice: LogChoice(about: $0.screen.key))) }),
      Command(
        "participant.nextTab", [.tab], ParticipantText.nextTab, ParticipantText.nextTabHelp,
        group: ChromeText.groupShow, footer: .hidden, enabled: hasTabs, run: { $0.screen.turn(by: 1, in: $0.workspace) }
      ),
      Command(
        "participant.previousTab", [.backTab], ParticipantText.previousTab, ParticipantText.previousTabHelp,
        group: ChromeText.groupShow, footer: .hidden, enabled: hasTabs,
        run: { $0.screen.turn(by: -1, in: $0.workspace) }),
    ]

  private static func tabs(in workspace: Workspace) -> [Tab] { Tab.allCases.filter { $0.isOffered(in: workspace) } }

  /// With one page there is nowhere to turn.
  private static func hasTabs(_ scene: Scene<ParticipantScreen>) -> Availability {
    tabs(in: scene.workspace).count > 1
      ? .available : .withheld(reason: scene.workspace.language(ErrorText.notAllowedRole))
  }

  private mutating func turn(by step: Int, in workspace: Workspace) -> Turn {
    let tabs = ParticipantScreen.tabs(in: workspace)
    let place = tabs.firstIndex(of: tab) ?? 0
    tab = tabs[(place + step + tabs.count) % tabs.count]
    readAttendance(in: workspace)
    return .stay
  }

  // MARK: Who it is about

  func person(in workspace: Workspace) -> ParticipantKey? { key }

  func place(in workspace: Workspace) -> PersonPlace? {
    guard let card else { return nil }
    let present = present(in: workspace)
    return PersonPlace(
      key: key, name: card.identity.fact.shownName, enrolment: present?.key,
      isParticipating: present?.enrolment.fact.participates(on: workspace.today) ?? false,
      step: present?.presentStep(today: workspace.today)?.step)
  }

  /// Among the steps the enrolment the choice stands in.
  func chosenEnrolment(in workspace: Workspace) -> EnrolmentKey? {
    guard tab == .steps, let card else { return present(in: workspace)?.key }
    let rows = CardStepRow.list(card)
    return stepRows.selectedRow(in: ListRows(rows)).map { rows[$0].enrolment } ?? present(in: workspace)?.key
  }

  // MARK: Head and foot

  func title(in workspace: Workspace) -> String {
    guard let person = card?.identity.fact else { return workspace.language(Self.room.title) }
    return "\(person.shownName) \(person.number.text)"
  }

  func status(in workspace: Workspace) -> [TextRun] {
    let tabs = ParticipantScreen.tabs(in: workspace)
    guard card != nil, tabs.count > 1 else { return [] }
    let shown = around(tabs, in: workspace)
    let place = "\((tabs.firstIndex(of: tab) ?? 0) + 1)/\(tabs.count)"
    let titles = shown.enumerated().flatMap { index, tab in
      let title = workspace.language(tab.title)
      let gap = index == 0 ? "" : " "
      return tab == self.tab
        ? [TextRun(gap), TextRun("[\(title)]", .heading)] : [TextRun(gap + title, .muted)]
    }
    return shown.count < tabs.count ? titles + [TextRun(" " + place, .muted)] : titles
  }

  /// Those beside the open one, as many as leave room for a name.
  private func around(_ tabs: [Tab], in workspace: Workspace) -> [Tab] {
    let at = tabs.firstIndex(of: tab) ?? 0
    var (first, last) = (at, at)
    func fits(_ first: Int, _ last: Int) -> Bool {
      let width = tabs[first...last].reduce(0) { $0 + workspace.language($1.title).count + 1 } + 1
      return width + (last - first + 1 < tabs.count ? 4 : 0) <= workspace.bodySize.width - 30
    }
    while true {
      if last + 1 < tabs.count, fits(first, last + 1) {
        last += 1
      } else if first > 0, fits(first - 1, last) {
        first -= 1
      } else {
        return Array(tabs[first...last])
      }
    }
  }

  func hint(in workspace: Workspace) -> String? {
    guard let card else { return nil }
    return switch tab {
    case .overview: CardOverview(card, self, workspace).hint
    case .steps: CardSteps(card, workspace).hint(stepRows)
    case .lights: CardLights(card, workspace).hint(lightRows)
    case .attendance: CardAttendance(attendance, workspace).hint(attendanceRows)
    case .network: CardNetwork(card, workspace).hint(networkRows)
    case .services, .notes, .log: nil
    }
  }

  func figure(in workspace: Workspace) -> Figure? {
    guard let card else { return nil }
    return switch tab {
    case .overview: CardOverview(card, self, workspace).figure
    case .steps: CardSteps(card, workspace).figure(stepRows)
    case .lights: CardLights(card, workspace).figure(lightRows)
    case .attendance, .network, .services, .notes, .log: nil
    }
  }

  func figures(in workspace: Workspace) -> [Figure] {
    figure(in: workspace).map { [$0] } ?? card.map { CardFigures($0, workspace).all } ?? []
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let card else {
      PeopleNotice.draw(
        refusal.map(workspace.words(refusing:)) ?? workspace.language(ParticipantText.gone), on: &canvas)
      return
    }
    switch tab {
    case .overview: CardOverview(card, self, workspace).draw(on: &canvas)
    case .steps: CardSteps(card, workspace).draw(stepRows, on: &canvas)
    case .lights: CardLights(card, workspace).draw(lightRows, on: &canvas)
    case .attendance: CardAttendance(attendance, workspace).draw(attendanceRows, on: &canvas)
    case .network: CardNetwork(card, workspace).draw(networkRows, on: &canvas)
    case .services: CardServices(card, workspace).draw(serviceRows, on: &canvas)
    case .notes: CardNotes(card, workspace).draw(noteRows, on: &canvas)
    case .log: CardLog(card, workspace).draw(logRows, on: &canvas)
    }
  }

  // MARK: Movement

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .left: return turn(by: -1, in: workspace)
    case .right: return turn(by: 1, in: workspace)
    default: break
    }
    guard let card else { return nil }
    // One row is the heading of the columns.
    let height = workspace.bodySize.height - 1
    let isTaken =
      switch tab {
      case .overview: moveRow(key, in: workspace)
      case .steps: stepRows.handle(key, rows: ListRows(CardStepRow.list(card)), height: height)
      case .lights: lightRows.handle(key, rows: ListRows(card.lights.map(\.row)), height: height)
      case .attendance:
        attendanceRows.handle(
          key, rows: CardAttendance(attendance, workspace).rows,
          height: max(1, height - CardAttendance(attendance, workspace).linesAbove))
      case .network:
        networkRows.handle(
          key, rows: ListRows(CardNetwork(card, workspace).rows), height: max(1, height - CardNetwork.linesAbove))
      case .services: serviceRows.handle(key, rows: CardServices(card, workspace).rows, height: height)
      case .notes: noteRows.handle(key, rows: ListRows(card.notes.map(\.row)), height: CardNotes.listHeight(height + 1))
      case .log: logRows.handle(key, rows: ListRows(card.entries.map(\.id)), height: height)
      }
    return isTaken ? .stay : nil
  }

  private mutating func moveRow(_ key: Key, in workspace: Workspace) -> Bool {
    guard let card else { return false }
    let rows = CardOverview(card, self, workspace).rows
    let present = rows.firstIndex(of: row) ?? 0
    let target: Int
    switch key {
    case .up, .character("k"): target = present - 1
    case .down, .character("j"): target = present + 1
    case .pageUp: target = present - max(1, workspace.bodySize.height - 1)
    case .pageDown: target = present + max(1, workspace.bodySize.height - 1)
    case .home, .character("g"): target = 0
    case .end, .character("G"): target = rows.count - 1
    default: return false
    }
    row = rows[min(max(0, target), rows.count - 1)]
    return true
  }

  static let output = Output(
    namesPeople: true, takes: [.number], form: CardData.form,
    open: { (request, workspace) throws(ShowProblem) in
      ParticipantScreen(key: try request.person(in: workspace), in: workspace)
    },
    source: { (screen: ParticipantScreen, workspace) in screen.card.map { CardData($0, workspace) } })
}
