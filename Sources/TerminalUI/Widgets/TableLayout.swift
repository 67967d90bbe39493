/// A column of a table: what it is called, how wide it is and when it gives way.
public struct TableColumn<ID: Hashable & Sendable>: Hashable, Sendable {
  /// How a column takes its part of the row.
  public enum Width: Hashable, Sendable {
    /// Always so many columns.
    case fixed(Int)
    /// At least `min`; what is left over is shared by `weight`, up to `max`.
    case flexible(min: Int, max: Int? = nil, weight: Int = 1)

    var least: Int {
      switch self {
      case .fixed(let width): min(max(0, width), Rect.limit)
      case .flexible(let least, _, _): min(max(0, least), Rect.limit)
      }
    }
  }

  public let id: ID
  public let title: String
  public let width: Width
  public let align: Alignment
  /// When the row is narrow, the column with the highest number goes first; 0 never goes.
  public let dropOrder: Int
  /// What is too wide for it may begin in front of it, where that is blank: out of line, and whole.
  public let leans: Bool

  public init(
    _ id: ID, _ title: String, width: Width, align: Alignment = .left, dropOrder: Int = 0,
    leans: Bool = false
  ) {
    self.id = id
    self.title = title
    self.width = width
    self.align = align
    self.dropOrder = dropOrder
    self.leans = leans
  }
}

/// What a table is sorted by.
public struct TableSort<ID: Hashable & Sendable>: Hashable, Sendable {
  public var column: ID
  public var isDescending: Bool

  public init(_ column: ID, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }
}

/// The columns of a table as they fit a width: header and rows are drawn from the same places.
public struct TableLayout<ID: Hashable & Sendable>: Hashable, Sendable {
  /// A column that is shown.
  public struct Place: Hashable, Sendable {
    public let column: TableColumn<ID>
    public let x: Int
    public let width: Int
  }

  /// The columns shown, left to right.
  public let places: [Place]

  /// - Parameter gap: blank columns between two columns.
  public init(_ columns: [TableColumn<ID>], width: Int, gap: Int = 1) {
    self.init(columns, width: width, gap: gap, needs: [:])
  }

  /// The same for rows that are known: what one column does not need is first given to those that would be cut.
  public init<Row>(
    _ columns: [TableColumn<ID>], width: Int, gap: Int = 1, fitting rows: [Row], glyphs: GlyphSet,
    cell: (ID, Row) -> [TextRun]
  ) {
    var needs: [ID: Int] = [:]
    for row in rows {
      for column in columns { needs[column.id] = max(needs[column.id] ?? 0, cell(column.id, row).columns(glyphs)) }
    }
    self.init(columns, width: width, gap: gap, needs: needs)
  }

  private init(_ columns: [TableColumn<ID>], width: Int, gap: Int, needs: [ID: Int]) {
    let width = min(max(0, width), Rect.limit)
    let gap = min(max(0, gap), Rect.limit)
    var kept = columns
    func least() -> Int { kept.reduce(max(0, kept.count - 1) * gap) { $0 + $1.width.least } }
    while least() > width, let first = kept.map(\.dropOrder).max(), first > 0 {
      // Of equals the rightmost goes first.
      if let index = kept.lastIndex(where: { $0.dropOrder == first }) { kept.remove(at: index) }
    }
    let widths = Self.share(
      max(0, width - max(0, kept.count - 1) * gap), among: kept.map(\.width),
      needs: kept.map { column in needs[column.id].map { max($0, TextWidth.of(column.title)) } })
    var x = 0
    places = zip(kept, widths).map { column, width in
      defer { x += width + gap }
      return Place(column: column, x: x, width: width)
    }
  }

  /// What each needs of its least width, then all that each needs, then the least widths, and what is left over to those that can
  /// take it.
  private static func share(_ width: Int, among rules: [TableColumn<ID>.Width], needs: [Int?]) -> [Int] {
    let least = rules.map(\.least)
    var widths = zip(rules, needs).map { rule, need in
      if case .flexible = rule, let need { min(rule.least, need) } else { rule.least }
    }
    for limits in [zip(least, needs).map { max($0, $1 ?? 0) }, least, rules.map(limit)] {
      give(width - widths.reduce(0, +), to: &widths, rules, limits: limits)
    }
    return widths
  }

  /// Gives it away in proportion to the weights.
  private static func give(
    _ room: Int, to widths: inout [Int], _ rules: [TableColumn<ID>.Width], limits: [Int]
  ) {
    var room = room
    func weight(_ index: Int) -> Int {
      guard case .flexible(_, _, let weight) = rules[index], widths[index] < limits[index] else { return 0 }
      return min(max(0, weight), 1000)
    }
    while room > 0 {
      let open = rules.indices.filter { weight($0) > 0 }
      let total = open.reduce(0) { $0 + weight($1) }
      guard total > 0 else { return }
      let share = room
      for index in open {
        // At least one column each turn, so that it ends.
        let given = min(max(1, share * weight(index) / total), room, limits[index] - widths[index])
        widths[index] += given
        room -= given
      }
    }
  }

  private static func limit(_ rule: TableColumn<ID>.Width) -> Int {
    guard case .flexible(_, let most, _) = rule else { return rule.least }
    return min(max(most ?? Rect.limit, rule.least), Rect.limit)
  }

  /// From where to where a column stands; nil when it is not shown.
  public func span(of column: ID?) -> Range<Int>? {
    places.first { $0.column.id == column }.map { $0.x..<($0.x + $0.width) }
  }

  // MARK: Drawing

  /// Draws the header's titles on a row, the sorted column with its arrow.
  /// - Parameter cursor: the column that is chosen, which is marked as a chosen row is.
  public func drawHeader(on canvas: inout Canvas, y: Int = 0, sort: TableSort<ID>? = nil, cursor: ID? = nil) {
    defer {
      if let span = span(of: cursor) {
        canvas.select(x: span.lowerBound, y: y, width: span.count)
      }
    }
    let titles = places.map { place -> [TextRun] in
      guard place.column.id == sort?.column else { return [TextRun(place.column.title, .heading)] }
      let arrow = sort?.isDescending == true ? canvas.glyphs.descending : canvas.glyphs.ascending
      return [TextRun(place.column.title, .heading), TextRun(" \(arrow)", .heading)]
    }
    draw(titles, on: &canvas, y: y, sorted: places.firstIndex { $0.column.id == sort?.column })
  }

  /// Draws a row: `content` gives the text of each column that is shown.
  public func drawRow(on canvas: inout Canvas, y: Int = 0, content: (ID) -> [TextRun]) {
    draw(places.map { content($0.column.id) }, on: &canvas, y: y)
  }

  /// What is too wide for its column takes the blanks that its neighbours leave.
  private func draw(_ cells: [[TextRun]], on canvas: inout Canvas, y: Int, sorted: Int? = nil) {
    let widths = cells.map { $0.columns(canvas.glyphs) }
    var spans = zip(places, widths).map { place, width in
      let start = place.x + place.column.align.lead(max(0, place.width - width))
      return start..<(start + min(width, place.width))
    }
    for (index, place) in places.enumerated() where widths[index] > place.width {
      let end = place.x + place.width
      if place.column.align == .right {
        let free = spans[..<index].last { !$0.isEmpty }.map { $0.upperBound + 1 } ?? 0
        spans[index] = max(end - widths[index], min(free, place.x))..<end
      } else {
        let free = spans[(index + 1)...].first { !$0.isEmpty }?.lowerBound ?? canvas.width
        let end = min(place.x + widths[index], max(free - 1, end))
        let before = spans[..<index].last { !$0.isEmpty }.map { $0.upperBound + 2 } ?? place.x
        let start = end - widths[index]
        spans[index] = (place.column.leans && start >= before ? start : place.x)..<end
      }
    }
    for (cell, span) in zip(cells, spans) { canvas.put(cell, x: span.lowerBound, y: y, width: span.count) }
    guard let sorted, cells[sorted].count > 1, widths[sorted] > spans[sorted].count else { return }
    // The arrow stays when the title has to be cut.
    let (title, span) = (cells[sorted][0], spans[sorted])
    canvas.put([title], x: span.lowerBound, y: y, width: span.count - 2)
    canvas.put([cells[sorted][1]], x: span.upperBound - 2, y: y)
  }
}
