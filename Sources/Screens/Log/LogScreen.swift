import Domain
import Resources
import Store
import TerminalUI

/// The journal: who did what, when, about whom, newest first; all of it, or what was chosen. An import is taken back here,
/// and only here.
struct LogScreen: ListScreen, ShownScreen {
  static let room = Room.menu("log", digit: nil, for: .seeOwnChanges, beside: \.log) { LogScreen(in: $0) }

  typealias Row = JournalEntry

  private(set) var choice: LogChoice
  var listing = Listing<Row>()
  /// Those that have been read, newest first: what an order puts them in is an order of these.
  private var entries: [JournalEntry] = []
  /// That somebody looks could be logged, and so they may.
  private var isOpen = false

  /// Entries read at a time; the rest comes when the list is scrolled to its end.
  private static let page = 200
  private static let widthForRole = 100
  /// Who opens the log looks for what has happened last.
  static let remembersOrder = false

  init(in workspace: Workspace, choice: LogChoice = LogChoice()) {
    self.choice = choice
    show(in: workspace)
  }

  static let clockKey = Key.character("Q")

  static let commands: [Command<Scene<LogScreen>>] = [
    Command(
      "log.open", [.enter], CommonText.open, LogText.openHelp, group: ChromeText.groupList,
      enabled: { LogTarget.availability($0.screen.chosen, $0) },
      run: { LogTarget.open($0.screen.chosen, in: $0.workspace) }),
    Command(
      "log.find", [.character("/")], LogText.find, LogText.findHelp, group: ChromeText.groupShow, needs: .seeCardLog,
      run: { .open(LogChoiceForm($0.screen.choice, at: .person, in: $0.workspace)) }),
    Command(
      "log.period", [.character("p")], CommonText.period, LogText.periodHelp, group: ChromeText.groupShow,
      run: { .open(LogChoiceForm($0.screen.choice, at: .from, in: $0.workspace)) }),
    Command(
      "list.all", [.character("A")], LogText.all, LogText.allHelp, group: ChromeText.groupShow,
      enabled: { scene in
        let isFiltered = !list.chosen(in: scene.workspace).isEmpty
        return scene.screen.choice.isAll && !isFiltered ? scene.unavailable(LogText.isAll) : .available
      },
      run: { scene in
        scene.workspace.choose([:], of: list.id, widening: [:], names: nil)
        scene.screen.choice = LogChoice()
        scene.screen.show(in: scene.workspace)
        return .stay
      }),
    Command(
      "log.takeBack", [.character("T")], LogText.takeBack, LogText.takeBackHelp, group: ChromeText.groupList,
      needs: .undoOthers,
      enabled: { scene in
        guard let entry = scene.screen.chosen, !entry.isUndone, !entry.isWithheld, entry.kind.canBeTakenBack else {
          return scene.unavailable(LogText.nothingToTakeBack)
        }
        return .available
      },
      run: { scene in
        scene.screen.chosen.map { .open(TakeBackScreen($0, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
    Command(
      "log.clock", [clockKey], LogText.clock, LogText.clockHelp, group: ChromeText.groupList, footer: .hidden,
      needs: .correctClock,
      enabled: { scene in
        scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { .open(ClockForm(at: $0.screen.chosen?.id, in: $0.workspace)) }),
  ]

  // MARK: Reading

  private mutating func show(in workspace: Workspace) {
    entries = []
    listing = Listing()
    isOpen = workspace.mayReadLog(choice)
    read(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    if isOpen {
      let filter = choice.filter(workspace.settings.localTime)
      entries = try workspace.session.journal.entries(filter, limit: max(LogScreen.page, entries.count))
      readUntilShown(in: workspace)
    }
    return entries.map { .record($0) }
  }

  /// Of what is read a filter may show nothing, and what it shows lie further back.
  private mutating func readUntilShown(in workspace: Workspace) {
    if kind.chosen(in: workspace).isEmpty { return }
    var (known, shown) = (0, 0)
    while known < entries.count {
      shown += kind.filtered(entries[known...].map { .record($0) }, in: workspace).count
      if shown >= LogScreen.page { return }
      known = entries.count
      readMore(in: workspace)
    }
  }

  private mutating func readMore(in workspace: Workspace) {
    guard let last = entries.last, last.id > 1 else { return }
    do {
      let filter = choice.filter(workspace.settings.localTime)
      entries += try workspace.session.journal.entries(filter, limit: LogScreen.page, before: last.id)
    } catch {
      workspace.tell(error)
    }
  }

  func title(in workspace: Workspace) -> String {
    choice.isAll ? workspace.language(Self.room.title) : workspace.language(LogText.part)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { choice.about }

  func heads(in workspace: Workspace) -> [Figure] {
    let listed = workspace.figure(.listed, entries.count)
    guard choice.isAll, workspace.session.access.may(.seeLog), let newest = entries.map(\.id).max() else {
      return [listed]
    }
    return [workspace.figure(.entries, Int(newest)), listed]
  }

  func status(in workspace: Workspace) -> [TextRun] {
    // An order is one of those that have been read, and nobody is to take them for all.
    if choices.sort != nil { return [TextRun(workspace.language(LogText.sorted, ["n": entries.count]), .warning)] }
    // What is chosen is no whole, and its number is not at hand.
    guard choice.isAll else { return [] }
    // How many there are tells of others.
    guard workspace.session.access.may(.seeLog) else {
      return [TextRun(workspace.language(MenuText.ownEntries), .muted)]
    }
    return [TextRun(workspace.language(MenuText.entries, ["n": (entries.first?.id ?? 0).grouped]), .muted)]
  }

  // MARK: Drawing

  static let list = ListKind<Row>(
    "log", naming: "what",
    [
      .moment("when", LogText.when, .fixed(16)) { $0.at },
      ListColumn(
        "who", LogText.who, .flexible(min: 8, max: 20), dropOrder: 1, sees: nil,
        sort: { entry, _ in .text(entry.name) },
        value: nil, cell: { entry, _ in [TextRun(entry.name, entry.isUndone ? .muted : .plain)] }),
      // What was done comes before the role it was done in.
      .text("role", LogText.role, .fixed(10), style: .muted, from: widthForRole, sees: nil) { entry, workspace in
        entry.role.map { workspace.language($0.textKey) }
      },
      ListColumn(
        "what", LogText.what, .flexible(min: 20, weight: 4), sees: nil,
        sort: { entry, workspace in .text(EntryWords(workspace).sentence(entry)) }, value: nil,
        cell: { entry, workspace in
          let words = EntryWords(workspace)
          return [TextRun(words.sentence(entry) + words.marks(entry), entry.isUndone ? .muted : .plain)]
        }),
    ],
    filters: [
      ListFilter("kind", ["changes", "looks"], sees: nil) { entry, choice, _ in
        (choice == "looks") == entry.kind.isReading
      }
    ])

  func notice(in workspace: Workspace) -> TextRun? {
    isOpen ? TextRun(workspace.language(LogText.nothing), .muted) : nil
  }

  func headRows(in workspace: Workspace) -> Int {
    1 + filterRows(in: workspace) + choiceRows(width: workspace.bodySize.width, in: workspace).count
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let top = drawChoice(on: &canvas, in: workspace)
    canvas.within(canvas.bounds.inset(top: top)) { drawList(on: &$0, in: workspace) }
  }

  /// The rows above the entries.
  private func choiceRows(width: Int, in workspace: Workspace) -> [String] {
    guard !choice.isAll else { return [] }
    let text = workspace.language(
      LogText.chosen, ["what": choice.words(in: workspace), "key": workspace.labels.label(.character("A"))])
    return text.wrapped(to: max(1, width - 4), glyphs: workspace.glyphs)
  }

  private func drawChoice(on canvas: inout Canvas, in workspace: Workspace) -> Int {
    // In a low window the entries come first.
    let lines = choiceRows(width: canvas.width, in: workspace).prefix(max(0, canvas.height - 3))
    for (y, line) in lines.enumerated() {
      canvas.put(line, x: ListState<Int64>.margin, y: y, style: .warning, width: max(0, canvas.width - 4))
    }
    return lines.count
  }

  func hint(in workspace: Workspace) -> String? {
    chosen.map { entry in
      // A reason may be longer than its column.
      let reason = entry.detail?.reason.map { " \(workspace.glyphs.separator) \($0)" } ?? ""
      return workspace.language(LogText.number, ["n": entry.id]) + reason
    }
  }

  // MARK: Keys

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    let head = headRows(in: workspace)
    switch key {
    case .tab: moveColumn(by: 1, in: workspace)
    case .backTab: moveColumn(by: -1, in: workspace)
    default:
      guard listing.handle(key, head: head, in: workspace) else { return nil }
      if listing.isAtEnd {
        readMore(in: workspace)
        listing.take(kind.filtered(entries.map { .record($0) }, in: workspace), kind, in: workspace)
      }
    }
    return .stay
  }

  mutating func forget() {
    entries = []
    listing.forget()
  }

  /// All of what was chosen, not only what has been scrolled to.
  private func allEntries(in workspace: Workspace) -> [JournalEntry] {
    var all = self
    while let last = all.entries.last {
      all.readMore(in: workspace)
      if all.entries.last?.id == last.id { break }
    }
    return all.entries
  }

  static let output = Output(
    namesPeople: true, takes: [.participant, .by, .from, .to], form: LogOutput.form,
    open: { (request, workspace) throws(ShowProblem) in
      LogScreen(in: workspace, choice: try request.logChoice(in: workspace))
    },
    source: { (screen: LogScreen, workspace) in
      (screen.allEntries(in: workspace), { workspace.row(of: $0)?.number.text })
    })
}

extension JournalEntry: Identifiable {}
