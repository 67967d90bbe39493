import Domain
import Resources
import Store
import TerminalUI

/// The months there is a list for to look through, newest first, and who has looked through which.
struct ReviewScreen: ListScreen, ShownScreen {
  static let room = Room.menu("review", digit: nil, for: .reviewAccess, beside: \.lastReview) { ReviewScreen(in: $0) }

  struct Row: Identifiable {
    let month: Month
    /// Who has looked through it.
    let reviewed: [JournalEntry]
    /// For whoever sits here.
    let waits: Bool

    var id: Month { month }
  }

  var listing = Listing<Row>()

  init(in workspace: Workspace) { begin(in: workspace) }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let reviewed = try workspace.session.journal.reviewedMonths()
    return try ReviewMonths.ended(in: workspace).map { month in
      let entries = reviewed[month] ?? []
      return .record(Row(month: month, reviewed: entries, waits: ReviewMonths.waits(entries, in: workspace)))
    }
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(ReviewText.noMonth), .muted) }

  static let list = ListKind<Row>(
    "review",
    [
      ListColumn(
        "month", ReviewText.month, .fixed(12), sees: nil, sort: { row, _ in .day(row.month.first) },
        value: ListValue("month", at: 0) { row, _ in row.month.iso },
        cell: { row, workspace in [TextRun(Dates(workspace.language).monthAndYear(row.month))] }),
      ListColumn(
        "state", ReviewText.state, .flexible(min: 16), sees: nil,
        sort: { row, workspace in .text(ReviewMonths.state(row.reviewed, in: workspace)) },
        value: ListValue("reviewedBy", at: 1) { row, _ in
          row.reviewed.isEmpty ? nil : row.reviewed.map(\.actor).joined(separator: " ")
        },
        cell: { row, workspace in
          [TextRun(ReviewMonths.state(row.reviewed, in: workspace), row.waits ? .plain : .muted)]
        }),
    ])

  static let commands: [Command<Scene<ReviewScreen>>] = [
    Command(
      "review.open", [.enter], CommonText.open, ReviewText.openHelp, group: ChromeText.groupList,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(ReviewText.noMonth) : .available },
      run: { scene in scene.screen.chosen.map { .open(ReviewMonthScreen($0.month, in: scene.workspace)) } ?? .stay })
  ]

  func status(in workspace: Workspace) -> [TextRun] {
    let waiting = listing.records.count(where: \.waits)
    return waiting == 0 ? [] : [TextRun(workspace.language(ReviewText.waiting, ["n": waiting]), .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    let notes = chosen?.reviewed.compactMap(\.detail?.reason) ?? []
    return notes.isEmpty ? nil : notes.joined(separator: " \(workspace.glyphs.separator) ")
  }

  static let output = Output.rows("months", namesPeople: false, open: { ReviewScreen(in: $1) }) { screen, _ in
    screen.listing.records
  }
}
