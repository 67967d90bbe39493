import Domain
import Resources
import Store
import TerminalUI

/// What deserves a look in one month, oldest first, each with why it stands there.
struct ReviewMonthScreen: ListScreen {
  static let room = Room.place("reviewMonth", ReviewText.month, for: .reviewAccess)

  typealias Row = ReviewLine

  let month: Month
  var listing = Listing<Row>()
  private var reviewed: JournalEntry?
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
    reviewed = try workspace.session.journal.reviewedMonths()[month]
    code = try workspace.session.journal.code()
    return try ReviewMonthScreen.found(month, workspace.session, workspace.settings.localTime).map { .record($0) }
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
    reviewed = months?[month] ?? reviewed
  }

  func notice(in workspace: Workspace) -> TextRun? {
    isOpen ? TextRun(workspace.language(ReviewText.nothing), .muted) : nil
  }

  static let list = ListKind<Row>(
    "reviewMonth",
    [
      ListColumn(
        "when", LogText.when, .fixed(12), sees: nil, sort: { line, _ in .number(Int(line.entry.at)) }, value: nil,
        cell: { line, workspace in
          let time = workspace.settings.localTime
          return [TextRun("\(time.parts(line.entry.at).day.short) \(time.clock(line.entry.at))", .muted)]
        }),
      .text("who", LogText.who, .flexible(min: 8, max: 20), dropOrder: 1, sees: nil) { line, _ in line.entry.name },
      .text("what", LogText.what, .flexible(min: 20, weight: 4), sees: nil) { line, workspace in
        let words = EntryWords(workspace)
        return words.sentence(line.entry) + words.marks(line.entry)
      },
      .text("why", ReviewText.why, .fixed(20), style: .muted, sees: nil) { line, workspace in
        workspace.language(line.ground.word)
      },
    ])

  static let commands: [Command<Scene<ReviewMonthScreen>>] = [
    Command(
      "reviewMonth.open", [.enter], CommonText.open, LogText.openHelp, group: ChromeText.groupList,
      enabled: { LogTarget.availability($0.screen.chosen?.entry, $0) },
      run: { LogTarget.open($0.screen.chosen?.entry, in: $0.workspace) }),
    Command(
      "reviewMonth.done", [.character("i")], ReviewText.mark, ReviewText.markHelp, group: ChromeText.groupRegister,
      enabled: { scene in
        if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
        return scene.screen.reviewed == nil ? .available : scene.unavailable(ReviewText.isReviewed)
      },
      run: { .open(ReviewForm($0.screen.month, in: $0.workspace)) }),
  ]

  // MARK: Words

  func title(in workspace: Workspace) -> String { Dates(workspace.language).monthAndYear(month) }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(ReviewMonths.state(reviewed, in: workspace), reviewed == nil ? .plain : .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    // A reason may be longer than its column.
    chosen.map { $0.entry.detail?.reason ?? workspace.language($0.ground.help) }
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let code, canvas.height > 4 else { return drawList(on: &canvas, in: workspace) }
    canvas.within(canvas.bounds.inset(bottom: 1)) { drawList(on: &$0, in: workspace) }
    let margin = ListState<Int64>.margin
    canvas.put(
      workspace.language(ReviewText.code, ["code": code.text]), x: margin, y: canvas.height - 1, style: .muted,
      width: canvas.width - margin)
  }
}

extension ReviewLine: Identifiable {
  public var id: Int64 { entry.id }
}
