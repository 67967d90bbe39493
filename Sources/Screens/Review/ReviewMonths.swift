import Domain
import Resources
import Store
import TerminalUI

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
    return workspace.language(ReviewText.reviewed, ["who": entry.name, "date": day])
  }
}

extension Dates {
  /// `okt 2026`.
  func monthAndYear(_ month: Month) -> String { "\(self.month(month.month)) \(month.year)" }
}
