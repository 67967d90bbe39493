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

  /// Whether the list of last month waits for whoever sits here; nil as long as there is none.
  static func last(in workspace: Workspace) throws(StoreError) -> (month: Month, waits: Bool)? {
    guard let month = try ended(in: workspace).first else { return nil }
    return (month, waits(try workspace.session.journal.reviewedMonths()[month] ?? [], in: workspace))
  }

  static func waits(_ entries: [JournalEntry], in workspace: Workspace) -> Bool {
    AccessReview.waits(entries.map(\.signed), for: workspace.session.access.user)
  }

  /// `gjennomgått av Eva Moe 03.11.2026`, with what is left of it.
  static func state(_ entries: [JournalEntry], in workspace: Workspace) -> String {
    let language = workspace.language
    guard let last = entries.last else { return language(ReviewText.notReviewed) }
    let day = workspace.settings.localTime.parts(last.at).day.norwegian
    let signed = language(
      ReviewText.reviewed, ["who": entries.map(\.name).joined(separator: ", "), "date": day])
    guard !AccessReview.isWhole(entries.map(\.signed)), let own = last.detail?.ownLeft else { return signed }
    return "\(signed) \(workspace.glyphs.separator) \(language(ReviewText.ownLeft, ["n": own]))"
  }
}

extension Dates {
  /// `okt 2026`.
  func monthAndYear(_ month: Month) -> String { "\(self.month(month.month)) \(month.year)" }
}
