import Domain
import Resources
import Store
import TerminalUI

/// What deserves a look in one month, oldest first, each with why it stands there.
struct ReviewMonthScreen: Screen {
  static let room = Room.place("reviewMonth", ReviewText.month, for: .reviewAccess)

  let month: Month
  private var lines: [ReviewLine] = []
  private var reviewed: JournalEntry?
  private var list = ListState<Int64>()
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
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    guard isOpen else { return }
    do {
      lines = try ReviewMonthScreen.lines(month, workspace.session, workspace.settings.localTime)
      reviewed = try workspace.session.journal.reviewedMonths()[month]
      code = try workspace.session.journal.code()
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  static func lines(
    _ month: Month, _ session: Session, _ time: LocalTime
  ) throws(StoreError) -> [ReviewLine] {
    try session.journal.accessReview(
      since: time.start(of: month.first), until: time.start(of: month.next.first), day: { time.parts($0).day })
  }

  /// The lines are those of a month that is over; only whether it is reviewed may change.
  mutating func refresh(in workspace: Workspace) {
    if isOpen, lines.isEmpty { return read(in: workspace) }
    let months = workspace.ask { (session) throws(StoreError) in try session.journal.reviewedMonths() }
    reviewed = months?[month] ?? reviewed
  }

  mutating func forget() { lines = [] }

  private var rows: ListRows<Int64> { ListRows(lines.map(\.entry.id)) }
  private var chosen: ReviewLine? {
    list.selectedRow(in: rows).flatMap { lines.indices.contains($0) ? lines[$0] : nil }
  }

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

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  // MARK: Drawing

  func title(in workspace: Workspace) -> String { Dates(workspace.language).monthAndYear(month) }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(ReviewMonths.state(reviewed, in: workspace), reviewed == nil ? .plain : .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    // A reason may be longer than its column.
    chosen.map { $0.entry.detail?.reason ?? workspace.language($0.ground.help) }
  }

  private enum Column: Hashable { case when, who, what, why }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let code, canvas.height > 4 else { return drawLines(on: &canvas, in: workspace) }
    canvas.within(canvas.bounds.inset(bottom: 1)) { drawLines(on: &$0, in: workspace) }
    canvas.put(
      workspace.language(ReviewText.code, ["code": code.text]), x: ListState<Int64>.margin, y: canvas.height - 1,
      style: .muted, width: canvas.width - ListState<Int64>.margin)
  }

  private func drawLines(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    guard !lines.isEmpty else {
      if isOpen { PeopleNotice.draw(language(ReviewText.nothing), style: .muted, on: &canvas) }
      return
    }
    let layout = TableLayout<Column>(
      [
        TableColumn(.when, language(LogText.when), width: .fixed(12)),
        TableColumn(.who, language(LogText.who), width: .flexible(min: 6, max: 20), dropOrder: 1),
        TableColumn(.what, language(LogText.what), width: .flexible(min: 20, weight: 4)),
        TableColumn(.why, language(ReviewText.why), width: .fixed(20)),
      ], width: canvas.width - ListState<Int64>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<Int64>.margin)) { layout.drawHeader(on: &$0) }
    let words = EntryWords(workspace)
    let byID = Dictionary(lines.map { ($0.entry.id, $0) }, uniquingKeysWith: { first, _ in first })
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, id, _ in
        guard let line = byID[id] else { return }
        layout.drawRow(on: &canvas) { column in
          switch column {
          case .when:
            let time = workspace.settings.localTime
            return [TextRun("\(time.parts(line.entry.at).day.short) \(time.clock(line.entry.at))", .muted)]
          case .who: return [TextRun(line.entry.actor)]
          case .what: return [TextRun(words.sentence(line.entry) + words.marks(line.entry))]
          case .why: return [TextRun(language(line.ground.word), .muted)]
          }
        }
      }
    }
  }
}

/// The monthly list for programs.
public enum ReviewOutput {
  public static func lines(
    _ month: Month, _ session: Session, _ time: LocalTime
  ) throws(StoreError) -> [ReviewLine] {
    try ReviewMonthScreen.lines(month, session, time)
  }

  private typealias Source = (lines: [(line: ReviewLine, number: String?)], code: JournalCode?)

  private static let form = ScreenForm<Source>(
    [.list("lines", line, \.lines), .key("code", \.code?.text)], table: line, rows: \.lines)

  private static let line: JSONForm<(line: ReviewLine, number: String?)> = [
    .key("entry") { Int($0.line.entry.id) }, .key("at") { LogOutput.timestamp($0.line.entry.at) },
    .key("actor", \.line.entry.actor), .key("role", \.line.entry.role?.rawValue),
    .key("kind", \.line.entry.kind.rawValue), .key("number", \.number), .key("ground", \.line.ground.rawValue),
    .key("reason") { $0.line.entry.detail?.reason },
  ]

  /// - Parameters:
  ///   - code: the journal's, as it was when the list was made.
  ///   - number: a participant's number; nil when it is not known any more.
  public static func data(
    _ lines: [ReviewLine], _ code: JournalCode?, number: (ParticipantKey) -> String?
  ) -> ScreenData {
    form.data((lines.map { ($0, $0.entry.about.flatMap(number)) }, code))
  }
}

extension AccessReview.Ground {
  /// Why it stands there, in a few words.
  public var word: ReviewText {
    switch self {
    case .emergencyAccess: .emergencyAccess
    case .relative: .relative
    case .outsideUnits: .outsideUnits
    case .protected: .protected
    case .exported: .exported
    case .printed: .printed
    case .ownCopy: .ownCopy
    case .loginsFailed: .loginsFailed
    case .accessChanged: .accessChanged
    }
  }

  /// The same as a sentence.
  var help: ReviewText {
    switch self {
    case .emergencyAccess: .emergencyAccessHelp
    case .relative: .relativeHelp
    case .outsideUnits: .outsideUnitsHelp
    case .protected: .protectedHelp
    case .exported: .exportedHelp
    case .printed: .printedHelp
    case .ownCopy: .ownCopyHelp
    case .loginsFailed: .loginsFailedHelp
    case .accessChanged: .accessChangedHelp
    }
  }
}
