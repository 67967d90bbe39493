/// What a screen draws on: cells, made ready for one ``Frame``.
///
/// Places are relative to the part being drawn on (see ``within(_:_:)``), and everything outside it is clipped: no
/// size is too small to draw on. Text is cleaned, transliterated when the glyphs are ASCII, and cut with an ellipsis.
///
/// ```swift
/// var canvas = Canvas(size: size, glyphs: .unicode)
/// canvas.put("Deltakere", x: 1, y: 0, style: .heading)
/// canvas.put("5 av 26", y: 0, style: .muted, width: canvas.width - 1, align: .right)
/// canvas.rule(y: 1)
/// canvas.within(canvas.bounds.inset(top: 2)) { list.draw(on: &$0) }
/// let frame = canvas.frame()
/// ```
public struct Canvas: Sendable {
  public let glyphs: GlyphSet
  private let whole: Rect
  private var cells: [Cell]
  private var clip: Rect
  private var cursor = Point(x: 0, y: 0)
  private var cursorVisible = false

  /// A blank canvas. A size below zero counts as zero, a huge one is cut to 2,000 columns and rows.
  public init(size: Size, glyphs: GlyphSet = .unicode) {
    self.glyphs = glyphs
    whole = Rect(x: 0, y: 0, width: min(size.width, 2000), height: min(size.height, 2000))
    clip = whole
    cells = Array(repeating: .blank, count: whole.width * whole.height)
  }

  // MARK: The part being drawn on

  /// Columns and rows of the part being drawn on.
  public var size: Size { clip.size }
  public var width: Int { clip.width }
  public var height: Int { clip.height }
  /// The part being drawn on, in its own coordinates: its corner is (0, 0).
  public var bounds: Rect { Rect(x: 0, y: 0, width: clip.width, height: clip.height) }

  /// Draws on a part of this part; what lies outside either is clipped away, and `size` is what is left.
  @discardableResult
  public mutating func within<Result>(_ rect: Rect, _ draw: (inout Canvas) throws -> Result) rethrows -> Result {
    let outer = clip
    defer { clip = outer }
    clip = Rect(x: rect.x + clip.x, y: rect.y + clip.y, width: rect.width, height: rect.height).intersection(outer)
    return try draw(&self)
  }

  // MARK: Text

  /// Puts text on a row.
  ///
  /// - Parameters:
  ///   - width: the columns of the field: text is cut to it, aligned in it, and the rest filled with blanks in the
  ///     style. Without it the text takes what it needs, up to the edge.
  /// - Returns: the columns used: the field's width, or that of the text; so `x += put(…)` walks along a row.
  @discardableResult
  public mutating func put(
    _ text: String, x: Int = 0, y: Int, style: Style = .plain, width: Int? = nil, align: Alignment = .left
  ) -> Int {
    let ready = glyphs.presentable(text)
    let columns = TextWidth.of(ready)
    return field(columns, x: x, y: y, style: style, width: width, align: align) { canvas, pen in
      canvas.write(ready, style: style, with: &pen)
    }
  }

  /// Puts text of several styles on a row, cut and aligned as one piece.
  ///
  /// - Returns: the columns used, as ``put(_:x:y:style:width:align:)``.
  @discardableResult
  public mutating func put(
    _ runs: [TextRun], x: Int = 0, y: Int, width: Int? = nil, align: Alignment = .left, fill: Style = .plain
  ) -> Int {
    let ready = runs.map { TextRun(glyphs.presentable($0.text), $0.style) }
    let columns = ready.reduce(0) { $0 + TextWidth.of($1.text) }
    return field(columns, x: x, y: y, style: fill, width: width, align: align) { canvas, pen in
      for run in ready where !pen.isDone { canvas.write(run.text, style: run.style, with: &pen) }
    }
  }

  /// Puts one glyph in one cell; nothing outside.
  public mutating func put(_ glyph: Character, x: Int, y: Int, style: Style = .plain) {
    guard let row = rowStart(y), x >= 0, x < clip.width else { return }
    if TextWidth.of(String(glyph)) == 1 {
      set(Cell(glyph, style: style), at: row + clip.x + x)
    } else {
      put(String(glyph), x: x, y: y, style: style)
    }
  }

  /// Where the next cell of a row goes, and how many columns are left before the text must be cut.
  private struct Pen {
    /// Index of the row's first cell in the whole canvas.
    let row: Int
    /// In the clip's coordinates; may be negative, left of the edge.
    var x: Int
    /// The column that text may not reach.
    let end: Int
    /// Text longer than the field ends in an ellipsis in its last column.
    let isCut: Bool
    var isDone = false
  }

  private mutating func field(
    _ columns: Int, x: Int, y: Int, style: Style, width: Int?, align: Alignment,
    write: (inout Canvas, inout Pen) -> Void
  ) -> Int {
    let place = Rect(x: x, y: y, width: width ?? columns, height: 1)
    guard let row = rowStart(place.y), place.x < clip.width, place.maxX > 0 else { return place.width }
    let end = min(place.maxX, clip.width)
    if width != nil { fill(place, style: style) }
    var start = place.x
    let room = end - place.x
    if columns < room { start += align.lead(room - columns) }
    var pen = Pen(row: row, x: start, end: end, isCut: columns > room)
    write(&self, &pen)
    return place.width
  }

  private mutating func write(_ text: String, style: Style, with pen: inout Pen) {
    guard !pen.isDone, pen.end > 0 else { return }
    var local = pen
    defer { pen = local }
    text.forEachCell { character, width in
      let limit = local.isCut ? local.end - 1 : local.end
      if local.x + width > limit {
        if local.isCut {
          if local.x >= 0, local.x < local.end {
            set(Cell(glyphs.ellipsis, style: style), at: local.row + clip.x + local.x)
          }
          local.isDone = true
        }
        return false
      }
      if local.x >= 0 {
        let index = local.row + clip.x + local.x
        set(Cell(character, style: style, width: UInt8(width)), at: index)
      } else if local.x + width > 0 {
        // The right half of a wide character whose left half lies outside.
        set(Cell(" ", style: style), at: local.row + clip.x)
      }
      local.x += width
      return true
    }
  }

  // MARK: Areas

  /// Fills an area with one narrow glyph.
  public mutating func fill(_ area: Rect, _ glyph: Character = " ", style: Style = .plain) {
    let part = area.intersection(bounds)
    guard !part.isEmpty, TextWidth.of(String(glyph)) == 1 else { return }
    let cell = Cell(glyph, style: style)
    for y in part.y..<part.maxY {
      guard let row = rowStart(y) else { continue }
      let first = row + clip.x + part.x
      // Only the ends can cut a wide character in two.
      set(cell, at: first)
      set(cell, at: first + part.width - 1)
      for index in first..<(first + part.width) { cells[index] = cell }
    }
  }

  /// Blanks everything in the part being drawn on.
  public mutating func clear() {
    fill(bounds)
  }

  /// A thin line along a row, from `x` to the edge or over `width` columns.
  public mutating func rule(x: Int = 0, y: Int, width: Int? = nil) {
    fill(Rect(x: x, y: y, width: width ?? self.width, height: 1), glyphs.horizontal, style: .rule)
  }

  /// Lays the bar of the selected row, or of what is picked out, over what a row shows already: lights keep their colours.
  public mutating func select(x: Int = 0, y: Int, width: Int? = nil, cell: Bool = false) {
    let part = Rect(x: x, y: y, width: width ?? self.width, height: 1).intersection(bounds)
    guard !part.isEmpty, let row = rowStart(part.y) else { return }
    let first = row + clip.x + part.x
    for index in first..<(first + part.width) {
      cells[index].style = cell ? .selectedCell : cells[index].style.whenSelected
    }
  }

  // MARK: Cursor and result

  /// Puts the cursor on the row that keys act upon; brought inside when outside.
  ///
  /// - Parameter visible: true where text is typed.
  public mutating func placeCursor(x: Int, y: Int, visible: Bool = false) {
    guard !clip.isEmpty else { return }
    cursor = Point(
      x: clip.x + min(max(x, 0), clip.width - 1),
      y: clip.y + min(max(y, 0), clip.height - 1))
    cursorVisible = visible
  }

  /// The finished picture of the whole canvas.
  public func frame() -> Frame {
    Frame(
      size: whole.size, cells: cells,
      cursor: Point(x: min(cursor.x, max(0, whole.width - 1)), y: min(cursor.y, max(0, whole.height - 1))),
      cursorVisible: cursorVisible && !whole.isEmpty)
  }

  // MARK: Cells

  /// Index in the whole canvas of the first cell of the row at `y`; nil outside.
  private func rowStart(_ y: Int) -> Int? {
    y >= 0 && y < clip.height ? (clip.y + y) * whole.width : nil
  }

  /// Sets a cell and repairs a wide character that loses one half by it.
  private mutating func set(_ cell: Cell, at index: Int) {
    let old = cells[index].width
    if old == 0, index > 0 {
      cells[index - 1] = Cell(" ", style: cells[index - 1].style)
    } else if old == 2, index + 1 < cells.count {
      cells[index + 1] = Cell(" ", style: cells[index + 1].style)
    }
    cells[index] = cell
    guard cell.width == 2, index + 1 < cells.count else { return }
    if cells[index + 1].width == 2, index + 2 < cells.count {
      cells[index + 2] = Cell(" ", style: cells[index + 2].style)
    }
    cells[index + 1] = Cell(" ", style: cell.style, width: 0)
  }
}
