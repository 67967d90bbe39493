import Domain
import Resources
import Store
import TerminalUI

/// The months there is a list for to look through, newest first, and who has looked through which.
struct ReviewScreen: Screen {
  static let room = Room.menu("review", digit: nil, for: .reviewAccess, beside: \.lastReview) { ReviewScreen(in: $0) }

  private var months: [Month] = []
  private var reviewed: [Month: JournalEntry] = [:]
  private var list = ListState<Month>()

  init(in workspace: Workspace) { read(in: workspace) }

  private mutating func read(in workspace: Workspace) {
    do {
      months = try ReviewMonths.ended(in: workspace)
      reviewed = try workspace.session.journal.reviewedMonths()
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  private var rows: ListRows<Month> { ListRows(months) }
  private var chosen: Month? { list.selectedRow(in: rows).flatMap { rows.id(at: $0) } }

  static let commands: [Command<Scene<ReviewScreen>>] = [
    Command(
      "review.open", [.enter], CommonText.open, ReviewText.openHelp, group: ChromeText.groupList,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(ReviewText.noMonth) : .available },
      run: { scene in scene.screen.chosen.map { .open(ReviewMonthScreen($0, in: scene.workspace)) } ?? .stay })
  ]

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  func status(in workspace: Workspace) -> [TextRun] {
    let waiting = months.filter { reviewed[$0] == nil }.count
    return waiting == 0 ? [] : [TextRun(workspace.language(ReviewText.waiting, ["n": waiting]), .muted)]
  }

  func hint(in workspace: Workspace) -> String? { chosen.flatMap { reviewed[$0]?.detail?.reason } }

  // MARK: Drawing

  private enum Column: Hashable { case month, state }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    guard !months.isEmpty else {
      let lines = language(ReviewText.noMonth).wrapped(to: max(1, canvas.width - 6), glyphs: workspace.glyphs)
      for (index, line) in lines.enumerated() {
        canvas.put(line, x: 3, y: 1 + index, style: .muted, width: canvas.width - 4)
      }
      return
    }
    let layout = TableLayout<Column>(
      [
        TableColumn(.month, language(ReviewText.month), width: .fixed(12)),
        TableColumn(.state, language(ReviewText.state), width: .flexible(min: 16)),
      ], width: canvas.width - ListState<Month>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<Month>.margin)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, month, _ in
        layout.drawRow(on: &canvas) { column in
          switch column {
          case .month: [TextRun(Dates(language).monthAndYear(month))]
          case .state:
            [TextRun(ReviewMonths.state(reviewed[month], in: workspace), reviewed[month] == nil ? .plain : .muted)]
          }
        }
      }
    }
  }
}

/// The months of the monthly list.
enum ReviewMonths {
  /// Those that have ended since the register began, newest first.
  static func ended(in workspace: Workspace) throws(StoreError) -> [Month] {
    guard let began = try workspace.session.journal.began() else { return [] }
    return AccessReview.months(since: workspace.settings.localTime.parts(began).day, today: workspace.today)
  }

  /// Whether the list of last month waits; nil as long as there is none.
  static func last(in workspace: Workspace) throws(StoreError) -> (month: Month, waits: Bool)? {
    guard let month = try ended(in: workspace).first else { return nil }
    return (month, try workspace.session.journal.reviewedMonths()[month] == nil)
  }

  /// `gjennomgått av eva 03.11.2026`.
  static func state(_ entry: JournalEntry?, in workspace: Workspace) -> String {
    guard let entry else { return workspace.language(ReviewText.notReviewed) }
    let day = workspace.settings.localTime.parts(entry.at).day.norwegian
    return workspace.language(ReviewText.reviewed, ["who": entry.actor, "date": day])
  }
}

extension Dates {
  /// `okt 2026`.
  func monthAndYear(_ month: Month) -> String { "\(self.month(month.month)) \(month.year)" }
}
