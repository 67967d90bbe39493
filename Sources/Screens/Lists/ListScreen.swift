import Domain
import Resources
import Store
import TerminalUI

/// A screen that is a list: movement, order, marks, drawing and data are the same for all of them, and the screen says what
/// its columns are and what stands on its lines.
protocol ListScreen: ColumnScreen {
  var listing: Listing<Row> { get set }

  /// What there is, as it comes when nobody has put it in another order.
  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>]
  /// What stands there instead of an empty list; nil of one that never is.
  func notice(in workspace: Workspace) -> TextRun?
  /// Rows above the list's own: its heading, and what the screen draws there.
  func headRows(in workspace: Workspace) -> Int
}

extension ListScreen {
  func notice(in workspace: Workspace) -> TextRun? { nil }
  func headRows(in workspace: Workspace) -> Int { (kind.hasHead ? 1 : 0) + filterRows(in: workspace) }

  /// The row that says which filters are in force.
  func filterRows(in workspace: Workspace) -> Int { kind.chosen(in: workspace).isEmpty ? 0 : 1 }

  var choices: ListChoices<Row.ID> {
    get { listing.choices }
    set { listing.choices = newValue }
  }

  var chosen: Row? { listing.chosen }
  func chosen(in workspace: Workspace) -> Row? { listing.chosen }

  mutating func goDown(in workspace: Workspace) { listing.move(by: 1, in: workspace) }
  mutating func reorder(in workspace: Workspace) { read(in: workspace) }

  /// Reads the list, in the order this user has it.
  mutating func read(in workspace: Workspace) {
    do throws(StoreError) {
      let lines = try lines(in: workspace)
      listing.take(kind.filtered(lines, in: workspace), kind, in: workspace)
    } catch {
      workspace.tell(error)
    }
  }

  /// The same when the screen opens: in the order that was chosen last.
  mutating func begin(in workspace: Workspace) {
    if Self.remembersOrder { listing.choices.sort = workspace.remembered(orderOf: kind.id) }
    read(in: workspace)
    // Nobody has come for a heading.
    if listing.chosenLine?.isHeading == true, let first = listing.records.first {
      listing.select(.record(first.id), in: workspace)
    }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }
  mutating func forget() { listing.forget() }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .tab: moveColumn(by: 1, in: workspace)
    case .backTab: moveColumn(by: -1, in: workspace)
    default: return listing.handle(key, head: headRows(in: workspace), in: workspace) ? .stay : nil
    }
    return .stay
  }

  mutating func click(_ point: Point, on size: Size, in workspace: Workspace) {
    let head = headRows(in: workspace)
    listing.click(line: point.y - head, height: max(0, size.height - head), in: workspace)
    chooseColumn(at: point.x, in: listing.layout(kind, width: size.width, in: workspace))
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { drawList(on: &canvas, in: workspace) }

  func drawList(on canvas: inout Canvas, in workspace: Workspace) {
    let top = kind.drawFilters(on: &canvas, in: workspace)
    canvas.within(canvas.bounds.inset(top: top)) { canvas in
      guard listing.isEmpty else { return listing.draw(kind, on: &canvas, in: workspace) }
      let notice = top == 0 ? notice(in: workspace) : TextRun(workspace.language(ListText.nonePass), .muted)
      if let notice { PeopleNotice.draw(notice.text, style: notice.style, on: &canvas) }
    }
  }
}
