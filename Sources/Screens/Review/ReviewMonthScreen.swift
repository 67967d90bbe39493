import Domain
import Resources
import Store
import TerminalUI

/// What deserves a look in one month: a line for each user and kind of thing, gravest first.
struct ReviewMonthScreen: ListScreen {
  static let room = Room.place("reviewMonth", ReviewText.month, for: .reviewAccess)

  typealias Row = ReviewDeeds

  let month: Month
  var listing = Listing<Row>()
  private var reviewed: [JournalEntry] = []
  private var isOpen = false
  /// The journal's, to be written down.
  private var code: JournalCode?

  init(_ month: Month, in workspace: Workspace) {
    self.month = month
    do {
      try workspace.session.journal.noteList(.logRead, "review \(month.iso)")
      isOpen = true
    } catch {
      workspace.tell(error)
    }
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard isOpen else { return [] }
    reviewed = try workspace.session.journal.reviewedMonths()[month] ?? []
    code = try workspace.session.journal.code()
    let found = try ReviewMonthScreen.found(month, workspace.session, workspace.settings.localTime)
    return ReviewDeeds.grouped(found).map { .record($0) }
  }

  static func found(
    _ month: Month, _ session: Session, _ time: LocalTime
  ) throws(StoreError) -> [ReviewLine] {
    try session.journal.accessReview(
      since: time.start(of: month.first), until: time.start(of: month.next.first), day: { time.parts($0).day })
  }

  /// The lines are those of a month that is over; only whether it is reviewed may change.
  mutating func refresh(in workspace: Workspace) {
    if isOpen, listing.isEmpty { return read(in: workspace) }
    let months = workspace.ask { (session) throws(StoreError) in try session.journal.reviewedMonths() }
    reviewed = months.map { $0[month] ?? [] } ?? reviewed
  }

  func notice(in workspace: Workspace) -> TextRun? {
    isOpen ? TextRun(workspace.language(ReviewText.nothing), .muted) : nil
  }

  static let list = ListKind<Row>(
    "reviewMonth",
    [
      ListColumn(
        "why", ReviewText.why, .fixed(20), sees: nil, sort: { deeds, _ in .number(deeds.gravity) }, value: nil,
        cell: { deeds, workspace in [TextRun(workspace.language(deeds.id.ground.word))] }),
      .text("who", LogText.who, .flexible(min: 12, weight: 2), sees: nil) { deeds, _ in deeds.name },
      .number("times", ReviewText.times, .fixed(6), sees: nil) { $0.lines.count },
      .moment("last", ReviewText.last, .fixed(14)) { $0.lines.last?.entry.at },
      .text("what", LogText.what, .flexible(min: 24, weight: 4), dropOrder: 1, from: 100, sees: nil) {
        deeds, workspace in
        deeds.lines.last.map { EntryWords(workspace).sentence($0.entry) }
      },
    ])

  static let commands: [Command<Scene<ReviewMonthScreen>>] = [
    Command(
      "reviewMonth.open", [.enter], CommonText.open, ReviewText.openDeedsHelp, group: ChromeText.groupList,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(ReviewText.nothing) : .available },
      run: { scene in scene.screen.chosen.map { .open(ReviewDeedsScreen($0, in: scene.workspace)) } ?? .stay }),
    Command(
      "reviewMonth.done", [.character("i")], ReviewText.mark, ReviewText.markHelp, group: ChromeText.groupRegister,
      enabled: { scene in
        if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
        return ReviewMonths.waits(scene.screen.reviewed, in: scene.workspace)
          ? .available : scene.unavailable(ReviewText.isReviewed)
      },
      run: { scene in
        let lines = scene.screen.listing.records.flatMap(\.lines)
        return .open(ReviewForm(scene.screen.month, lines, in: scene.workspace))
      }),
  ]

  // MARK: Words

  func title(in workspace: Workspace) -> String { Dates(workspace.language).monthAndYear(month) }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(ReviewMonths.state(reviewed, in: workspace), reviewed.isEmpty ? .plain : .muted)]
  }

  func hint(in workspace: Workspace) -> String? { chosen.map { workspace.language($0.id.ground.help) } }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let code, canvas.height > 4 else { return drawList(on: &canvas, in: workspace) }
    canvas.within(canvas.bounds.inset(bottom: 1)) { drawList(on: &$0, in: workspace) }
    let margin = ListState<Int64>.margin
    canvas.put(
      workspace.language(ReviewText.code, ["code": code.text]), x: margin, y: canvas.height - 1, style: .muted,
      width: canvas.width - margin)
  }
}
