import Domain
import Resources
import Store
import TerminalUI

/// Eight lights of one person on a day, with the last ones beside them. The service's own follow-up, "lokal vurdering":
/// never BrukerPlan's mapping, which is anonymous.
struct LightsScreen: DraftingScreen {
  static let room = Room.place("lights", MenuText.lights, for: .enterLights)

  /// A row that keys act upon.
  enum Focus: Hashable, Sendable {
    case voice, date
    case area(LifeDomain)

    /// What a draft calls it.
    var id: String {
      switch self {
      case .voice: "voice"
      case .date: "date"
      case .area(let area): area.id
      }
    }

    init?(id: String) {
      guard let focus = Focus.all.first(where: { $0.id == id }) else { return nil }
      self = focus
    }

    static let all: [Focus] = [.voice, .date] + LifeDomain.allCases.map(Focus.area)
  }

  let participant: ParticipantKey
  private(set) var entry = LightsEntry()
  private(set) var voice = Voice.worker
  private(set) var date: CheckedField
  private(set) var focus = Focus.area(.housing)
  /// As read when the screen opened, newest first: what a correction replaces is what was seen.
  private(set) var history: [Recorded<LightsAssessment>] = []
  /// Empty when nobody has the key now.
  private(set) var name = ""
  private(set) var number = ""

  init(participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    date = DateEntry.field(workspace.language(CommonText.today), in: workspace)
    read(in: workspace)
    beginAfresh(in: workspace)
    restoreDraft(in: workspace)
  }

  // MARK: Reading

  private mutating func read(in workspace: Workspace) {
    do {
      guard let card = try workspace.session.people.card(participant) else { return }
      history = card.lights
      name = card.identity.fact.shownName
      number = card.identity.fact.number.text
    } catch {
      workspace.tell(error)
    }
  }

  /// What others change while something is being entered here is told when it is saved; until then the row seen stands.
  mutating func refresh(in workspace: Workspace) {
    guard !entry.isTouched else { return }
    read(in: workspace)
    beginAfresh(in: workspace)
  }

  /// What is being entered is about what was seen, so that stays as well.
  mutating func forget() {
    guard !entry.isTouched else { return }
    history = []
    (name, number) = ("", "")
  }

  func day(in workspace: Workspace) -> Day? { DateEntry.day(date.text, today: workspace.today) }

  /// The assessment of this day and voice, which saving would correct.
  func present(in workspace: Workspace) -> Recorded<LightsAssessment>? {
    let day = day(in: workspace)
    return history.first { $0.fact.date == day && $0.fact.voice == voice }
  }

  /// Those before this day in the same voice, newest first.
  func earlier(in workspace: Workspace) -> [LightsAssessment] {
    let day = day(in: workspace) ?? workspace.today
    return history.map(\.fact).filter { $0.voice == voice && $0.date < day }
  }

  private mutating func beginAfresh(in workspace: Workspace) {
    guard !entry.isTouched else { return }
    entry = present(in: workspace).map { LightsEntry(correcting: $0.fact.lights) } ?? LightsEntry()
  }

  // MARK: Draft

  static let draft = DraftForm<ParticipantKey>("lights", room.title) { LightsScreen(participant: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  var unsaved: DraftKeeper.Content? {
    guard entry.isTouched else { return nil }
    return DraftKeeper.Content(
      fields: ["lights": entry.draft, "voice": voice.rawValue, "date": date.text],
      cursor: Draft.Cursor(field: focus.id, position: date.field.cursor))
  }

  /// Kept at every key, so that no way out of the screen loses it.
  private func keepDraft(in workspace: Workspace) {
    guard entry.isTouched else { return }
    // A light is a field of its own; of the date there is more to come.
    workspace.drafts.note(draftKey, unsaved, fieldWasLeft: focus != .date)
  }

  private mutating func restoreDraft(in workspace: Workspace) {
    guard let draft = kept(in: workspace), let kept = draft.fields["lights"].flatMap(LightsEntry.init(draft:))
    else { return }
    entry = kept
    voice = draft.fields["voice"].flatMap(Voice.init(rawValue:)) ?? .worker
    date.text = draft.fields["date"] ?? date.text
    let next = LifeDomain.allCases.first { !entry.isSet($0) } ?? .mentalHealth
    focus = draft.cursor.flatMap { Focus(id: $0.field) } ?? .area(next)
    if let cursor = draft.cursor { date.field.moveCursor(to: cursor.position) }
    workspace.message = Message(workspace.language(LightsText.kept), style: .muted)
  }

  // MARK: Keys

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  var area: LifeDomain? {
    if case .area(let area) = focus { area } else { nil }
  }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    guard focus == .date, date.handle(key) else { return .no }
    beginAfresh(in: workspace)
    keepDraft(in: workspace)
    return .taken
  }

  mutating func paste(_ text: String, in workspace: Workspace) {
    guard focus == .date else { return }
    date.field.insert(text)
    beginAfresh(in: workspace)
    keepDraft(in: workspace)
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .up, .backTab, .character("k"): moveFocus(by: -1)
    case .down, .tab, .character("j"): moveFocus(by: 1)
    case .home, .character("g"), .pageUp: focus = .area(.housing)
    case .end, .character("G"), .pageDown: focus = .area(.mentalHealth)
    case .left: shift(by: -1, in: workspace)
    case .right: shift(by: 1, in: workspace)
    default: return nil
    }
    return .stay
  }

  private mutating func moveFocus(by step: Int) {
    guard let index = Focus.all.firstIndex(of: focus) else { return }
    focus = Focus.all[min(max(0, index + step), Focus.all.count - 1)]
  }

  private mutating func shift(by step: Int, in workspace: Workspace) {
    switch focus {
    case .date: return
    case .voice:
      voice = voice == .worker ? .own : .worker
      beginAfresh(in: workspace)
    case .area(let area): entry.shift(area, by: step, last: earlier(in: workspace).first?.lights[area])
    }
    keepDraft(in: workspace)
  }

  // MARK: Commands

  static let commands: [Command<Scene<LightsScreen>>] = [
    light("lights.green", "1", .green, LightsText.green, LightsText.greenHelp),
    light("lights.yellow", "2", .yellow, LightsText.yellow, LightsText.yellowHelp),
    light("lights.red", "3", .red, LightsText.red, LightsText.redHelp),
    light("lights.none", "0", nil, LightsText.none, LightsText.noneHelp, footer: .hidden),
    Command(
      "lights.rest", [.character("r")], LightsText.rest, LightsText.restHelp, group: LightsText.group,
      enabled: hasEarlier,
      run: { scene in
        guard let last = scene.screen.earlier(in: scene.workspace).first else { return .stay }
        scene.screen.entry.setRest(as: last.lights)
        scene.screen.focus = .area(.mentalHealth)
        scene.screen.keepDraft(in: scene.workspace)
        return .stay
      }),
    Command(
      "lights.save", [.control("s")], CommonText.save, LightsText.saveHelp, group: LightsText.group, footer: .pinned,
      run: { $0.screen.save(in: $0.workspace) }),
    Command(
      "back", [.escape], CommonText.back, ChromeText.backHelp, group: ChromeText.groupEverywhere, footer: .trailing,
      run: { $0.screen.leaveKeeping(in: $0.workspace) }),
    Command(
      "lights.next", [.enter], CommonText.next, LightsText.nextHelp, group: LightsText.group, footer: .hidden,
      run: { scene in
        if scene.screen.focus == Focus.all.last { return scene.screen.save(in: scene.workspace) }
        scene.screen.moveFocus(by: 1)
        return .stay
      }),
    Command(
      "lights.asLast", [.character("="), .character(" ")], LightsText.asLast, LightsText.asLastHelp,
      group: LightsText.group, footer: .hidden, enabled: hasEarlier,
      run: { scene in
        guard let last = scene.screen.earlier(in: scene.workspace).first, let area = scene.screen.area else {
          return .stay
        }
        return scene.screen.set(area, to: last.lights[area], in: scene.workspace)
      }),
  ]

  private static func light(
    _ id: String, _ key: Character, _ light: Light?, _ title: LightsText, _ help: LightsText,
    footer: FooterPlace = .shown
  ) -> Command<Scene<LightsScreen>> {
    Command(
      id, [.character(key)], title, help, group: LightsText.group, footer: footer,
      enabled: { $0.screen.area == nil ? $0.unavailable(LightsText.onlyOnArea) : .available },
      run: { scene in
        scene.screen.area.map { scene.screen.set($0, to: light, in: scene.workspace) } ?? .stay
      })
  }

  private static func hasEarlier(_ scene: Scene<LightsScreen>) -> Availability {
    scene.screen.earlier(in: scene.workspace).isEmpty ? scene.unavailable(LightsText.nothingBefore) : .available
  }

  /// Sets a light and goes to the next area: eight keys for eight lights.
  private mutating func set(_ area: LifeDomain, to light: Light?, in workspace: Workspace) -> Turn {
    entry.set(area, to: light)
    moveFocus(by: 1)
    keepDraft(in: workspace)
    return .stay
  }

  private mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    guard let day = day(in: workspace) else {
      focus = .date
      workspace.message = .error(language(LightsText.dateMissing))
      return .stay
    }
    let assessment = LightsAssessment(date: day, voice: voice, lights: entry.lights)
    if let problem = assessment.problem(today: workspace.today) {
      if problem == .inTheFuture { focus = .date }
      workspace.message = .error(problem.sentence(in: language))
      return .stay
    }
    let seen = present(in: workspace)
    let saved = workspace.drafts.saving(draftKey) {
      Changes.make(in: workspace, saying: language(LightsText.saved, ["name": name])) { (session) throws(StoreError) in
        try session.lights.save(assessment, of: participant, replacing: seen?.row)
      }
    }
    guard saved != nil else {
      // The message says who came first; what they entered stands beside now, and what is typed here stays.
      read(in: workspace)
      return .stay
    }
    return .back
  }
}
