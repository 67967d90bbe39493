import Domain
import Resources
import Store
import TerminalUI

/// A screen whose rows have columns: order, marks and copying are the same for all of them, wherever the rows come from.
protocol ColumnScreen: Screen {
  associatedtype Row: Identifiable where Row.ID: Hashable & Sendable

  static var list: ListKind<Row> { get }
  /// Of a screen with pages all of their lists.
  static var lists: [ListKind<Row>] { get }
  /// That of the page that shows.
  var kind: ListKind<Row> { get }
  /// The room whose list of names it is, where it is logged that somebody looks; nil where nobody is named.
  static var names: Room? { get }
  /// What opens the list of all that can be done here; none where the arrows are for something else.
  static var actionKeys: [Key] { get }
  /// Whether the order chosen last is there the next time.
  static var remembersOrder: Bool { get }

  var choices: ListChoices<Row.ID> { get set }

  /// The row under the cursor; nil where that is no record.
  func chosen(in workspace: Workspace) -> Row?
  /// Goes to the next row.
  mutating func goDown(in workspace: Workspace)
  /// The numbers of the head.
  func heads(in workspace: Workspace) -> [Figure]
  /// Another order has been chosen: puts the rows in it.
  mutating func reorder(in workspace: Workspace)
}

extension ColumnScreen {
  static var lists: [ListKind<Row>] { [list] }
  static var names: Room? { nil }
  static var actionKeys: [Key] { [.right] }
  static var remembersOrder: Bool { true }
  var kind: ListKind<Row> { Self.list }

  var markedCount: Int { choices.marked.count }

  /// Takes the marks away, for `Esc`. False when there are none.
  mutating func unmark() -> Bool {
    guard !choices.marked.isEmpty else { return false }
    choices.unmark()
    return true
  }

  mutating func moveColumn(by step: Int, in workspace: Workspace) {
    choices.moveColumn(by: step, among: kind.shown(in: workspace))
  }

  /// The column that somebody has clicked in is the one that order and copying are about.
  mutating func chooseColumn(at x: Int, in layout: TableLayout<String>) {
    let x = x - ListState<Row.ID>.margin
    if let place = layout.places.first(where: { ($0.x..<$0.x + $0.width).contains(x) }) {
      choices.column = place.column.id
    }
  }

  /// What stands in the column under the cursor, in the chosen row, else in the first that has something: what may be copied
  /// is what is seen.
  func cell(in workspace: Workspace) -> String? {
    guard let chosen = chosen(in: workspace) else { return nil }
    let shown = kind.shown(in: workspace)
    let meant = choices.column.flatMap { shown.contains($0) ? [$0] : nil } ?? shown
    let columns = Dictionary(kind.columns.map { ($0.id, $0) }) { first, _ in first }
    return meant.lazy.compactMap { id -> String? in
      let text = columns[id]?.cell(chosen, workspace).map(\.text).joined().cleaned() ?? ""
      // What is moved in on the screen is not moved in where it is pasted.
      let copied = text.drop(while: \.isWhitespace)
      return copied.isEmpty ? nil : String(copied)
    }.first
  }
}
