/// A list with one row chosen. The choice is a record, not a row number: after sorting, filtering, reloading or
/// somebody else's change it stays with the record, or goes to the nearest that is left.
///
/// ```swift
/// if state.list.handle(key, rows: rows, height: size.height - 6) { return .stay }
/// …
/// state.list.draw(on: &canvas, rows: rows) { canvas, id, isSelected in
///   canvas.put(roster[id].name, y: 0, width: canvas.width)
/// }
/// ```
public struct ListState<ID: Hashable & Sendable>: Hashable, Sendable {
  /// Which letters move the choice, beside the arrows.
  public enum Letters: Hashable, Sendable {
    /// `j k g G`.
    case movement
    /// None: letters are for something else.
    case none
  }

  /// The chosen record; nil when the list is empty, or has not been settled yet.
  public private(set) var selected: ID?
  public private(set) var window = ScrollWindow()
  /// The record to return to: differs from `selected` only while the list is empty.
  private var wanted: ID?
  /// The row it was on when last seen.
  private var lastRow = 0
  /// Records around it then, nearest first.
  private var neighbours: [ID] = []

  /// - Parameter selected: the record to begin on; the first row when nil or not there.
  public init(selected: ID? = nil) {
    self.selected = selected
    wanted = selected
  }

  // MARK: Following the rows

  /// Brings choice and window in line with the rows as they are now: after every change of rows or height.
  public mutating func settle(rows: ListRows<ID>, height: Int) {
    guard rows.count > 0 else {
      selected = nil
      window = ScrollWindow()
      return
    }
    land(on: currentRow(in: rows), rows: rows, height: height)
  }

  /// Chooses a record; nothing happens when it is not among the rows.
  public mutating func select(_ id: ID, rows: ListRows<ID>, height: Int) {
    if let row = rows.row(of: id) { land(on: row, rows: rows, height: height) }
  }

  /// The row of the choice; nil when the list is empty.
  public func selectedRow(in rows: ListRows<ID>) -> Int? {
    rows.count > 0 ? currentRow(in: rows) : nil
  }

  private func currentRow(in rows: ListRows<ID>) -> Int {
    if let wanted, let row = rows.row(of: wanted) { return row }
    for neighbour in neighbours {
      if let row = rows.row(of: neighbour) { return row }
    }
    return min(max(0, lastRow), rows.count - 1)
  }

  private mutating func land(on row: Int, rows: ListRows<ID>, height: Int) {
    let row = min(max(0, row), rows.count - 1)
    selected = rows.id(at: row)
    wanted = selected
    lastRow = row
    neighbours = (1...Self.reach).flatMap { [rows.id(at: row + $0), rows.id(at: row - $0)] }.compactMap(\.self)
    window.show(row, height: height, count: rows.count)
  }

  /// Neighbours remembered on each side.
  private static var reach: Int { 8 }

  /// The record drawn on a line, counted from the top of the list; nil below the last.
  /// - Parameter height: that of the canvas it was drawn on.
  public func record(at y: Int, rows: ListRows<ID>, height: Int) -> ID? {
    var settled = self
    settled.settle(rows: rows, height: height)
    let visible = settled.window.visible(height: height, count: rows.count)
    return visible.indices.contains(visible.lowerBound + y) && y >= 0 ? rows.id(at: visible.lowerBound + y) : nil
  }

  // MARK: Keys

  /// Moves the choice, after settling it.
  ///
  /// - Parameter height: rows seen, for a page and for scrolling.
  /// - Returns: false when the key is not for the list.
  public mutating func handle(
    _ key: Key, rows: ListRows<ID>, height: Int, letters: Letters = .movement
  ) -> Bool {
    // Even a key that is not for the list, Enter say, is about the row that is there now.
    settle(rows: rows, height: height)
    let page = max(1, min(height, rows.count) - 1)
    switch key {
    case .up: move(by: -1, rows: rows, height: height)
    case .down: move(by: 1, rows: rows, height: height)
    case .pageUp: move(by: -page, rows: rows, height: height)
    case .pageDown: move(by: page, rows: rows, height: height)
    case .home: move(by: -rows.count, rows: rows, height: height)
    case .end: move(by: rows.count, rows: rows, height: height)
    case .character("k") where letters == .movement: move(by: -1, rows: rows, height: height)
    case .character("j") where letters == .movement: move(by: 1, rows: rows, height: height)
    case .character("g") where letters == .movement: move(by: -rows.count, rows: rows, height: height)
    case .character("G") where letters == .movement: move(by: rows.count, rows: rows, height: height)
    default: return false
    }
    return true
  }

  /// Moves the choice by rows, to the ends at most.
  public mutating func move(by rows: Int, rows all: ListRows<ID>, height: Int) {
    guard all.count > 0 else { return settle(rows: all, height: height) }
    land(on: currentRow(in: all).addingSaturating(rows), rows: all, height: height)
  }

  /// Chooses the next row below, from the top again after the last, that satisfies the condition.
  ///
  /// - Returns: false when none does.
  public mutating func jump(
    rows: ListRows<ID>, height: Int, where matches: (ID) -> Bool
  ) -> Bool {
    guard rows.count > 0 else { return false }
    let start = currentRow(in: rows)
    for step in 1...rows.count {
      let row = (start + step) % rows.count
      if let id = rows.id(at: row), matches(id) {
        land(on: row, rows: rows, height: height)
        return true
      }
    }
    return false
  }

  // MARK: Drawing

  /// Columns in front of a row's text: a blank, the mark of the chosen row, a blank.
  public static var margin: Int { 3 }

  /// Draws the rows that are seen on the whole of the canvas, marks the chosen one and puts the cursor there.
  ///
  /// - Parameters:
  ///   - cell: columns of the chosen row that are picked out, right of the margin.
  ///   - isMarked: the records that are marked for something to be done with all of them.
  ///   - row: draws one row on a canvas one row high that begins right of the margin.
  public func draw(
    on canvas: inout Canvas, rows: ListRows<ID>,
    cell: Range<Int>? = nil, isMarked: (ID) -> Bool = { _ in false },
    row: (inout Canvas, ID, _ isSelected: Bool) -> Void
  ) {
    var settled = self
    settled.settle(rows: rows, height: canvas.height)
    let margin = min(Self.margin, max(0, canvas.width - 1))
    let visible = settled.window.visible(height: canvas.height, count: rows.count)
    for (y, index) in visible.enumerated() {
      guard let id = rows.id(at: index) else { continue }
      let isSelected = id == settled.selected
      canvas.within(Rect(x: margin, y: y, width: canvas.width - margin, height: 1)) { row(&$0, id, isSelected) }
      if margin > 2, isMarked(id) { canvas.put(canvas.glyphs.mark, x: margin - 1, y: y, style: .key) }
      guard isSelected else { continue }
      if margin > 1 { canvas.put(canvas.glyphs.selection, x: margin - 2, y: y) }
      let left = margin > 2 ? 1 : 0
      canvas.select(x: left, y: y)
      if let cell { canvas.select(x: margin + cell.lowerBound, y: y, width: cell.count, cell: true) }
      canvas.placeCursor(x: max(0, margin - 2), y: y)
    }
    guard margin > 2 else { return }
    // The list goes on where it is cut.
    if visible.lowerBound > 0 { canvas.put(canvas.glyphs.arrowUp, x: 0, y: 0, style: .muted) }
    if visible.upperBound < rows.count {
      canvas.put(canvas.glyphs.arrowDown, x: 0, y: visible.count - 1, style: .muted)
    }
  }
}
