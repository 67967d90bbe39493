import TerminalUI

/// How somebody has a list: what it is in order of, the column under the cursor, and which rows are marked.
struct ListChoices<ID: Hashable & Sendable>: Sendable {
  /// Nil: as rows come.
  var sort: TableSort<String>?
  /// The column that order and copying are about.
  var column: String?
  private(set) var marked: Set<ID> = []

  /// By the same column again it turns; a third time it is as rows come.
  /// - Parameter present: what rows are in order of now.
  mutating func choose(_ column: String, present: TableSort<String>?) {
    self.column = column
    guard let present, present.column == column else {
      sort = TableSort(column)
      return
    }
    sort = present.isDescending ? nil : TableSort(column, isDescending: true)
  }

  /// The next column to the right, or left, of those that are shown; from the last to the first.
  mutating func moveColumn(by step: Int, among shown: [String]) {
    guard !shown.isEmpty else { return }
    let place = column.flatMap { shown.firstIndex(of: $0) }
    let next = place.map { $0 + step } ?? (step > 0 ? 0 : shown.count - 1)
    column = shown[(next + shown.count) % shown.count]
  }

  /// Marks a row, or takes its mark away.
  mutating func mark(_ id: ID) { if marked.remove(id) == nil { marked.insert(id) } }

  mutating func unmark() { marked = [] }

  /// Marks of rows that are not there any more go.
  mutating func keep(_ isThere: (ID) -> Bool) { if !marked.isEmpty { marked = marked.filter(isThere) } }
}
