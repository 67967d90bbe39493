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

  public init(_ id: ID, _ title: String, width: Width, align: Alignment = .left, dropOrder: Int = 0) {
    self.id = id
    self.title = title
    self.width = width
    self.align = align
    self.dropOrder = dropOrder
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
    let width = min(max(0, width), Rect.limit)
    let gap = min(max(0, gap), Rect.limit)
    var kept = columns
    func least() -> Int { kept.reduce(max(0, kept.count - 1) * gap) { $0 + $1.width.least } }
    while least() > width, let first = kept.map(\.dropOrder).max(), first > 0 {
      // Of equals the rightmost goes first.
      if let index = kept.lastIndex(where: { $0.dropOrder == first }) { kept.remove(at: index) }
    }
    let widths = Self.share(max(0, width - least()), among: kept.map(\.width))
    var x = 0
    places = zip(kept, widths).map { column, width in
      defer { x += width + gap }
      return Place(column: column, x: x, width: width)
    }
  }

  /// The least widths, and what is left over given to those that can take it, in proportion to their weights.
  private static func share(_ room: Int, among rules: [TableColumn<ID>.Width]) -> [Int] {
    var widths = rules.map(\.least)
    var room = room
    while room > 0 {
      let open = rules.indices.filter { weight(rules[$0], at: widths[$0]) > 0 }
      let total = open.reduce(0) { $0 + weight(rules[$1], at: widths[$1]) }
      guard total > 0 else { break }
      let before = room
      let share = room
      for index in open {
        let rule = rules[index]
        // At least one column each turn, so that it ends.
        let wish = max(1, share * weight(rule, at: widths[index]) / total)
        let given = min(wish, room, limit(rule) - widths[index])
        widths[index] += given
        room -= given
      }
      if room == before { break }
    }
    return widths
  }

  private static func limit(_ rule: TableColumn<ID>.Width) -> Int {
    guard case .flexible(_, let most, _) = rule else { return rule.least }
    return min(max(most ?? Rect.limit, rule.least), Rect.limit)
  }

  private static func weight(_ rule: TableColumn<ID>.Width, at width: Int) -> Int {
    guard case .flexible(_, _, let weight) = rule, width < limit(rule) else { return 0 }
    return min(max(0, weight), 1000)
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
    for place in places {
      guard place.column.id == sort?.column else {
        canvas.put(
          place.column.title, x: place.x, y: y, style: .heading, width: place.width, align: place.column.align)
        continue
      }
      // The arrow stays when the title has to be cut.
      let arrow = sort?.isDescending == true ? canvas.glyphs.descending : canvas.glyphs.ascending
      let room = max(0, place.width - 2)
      let title = canvas.glyphs.presentable(place.column.title).truncated(to: room, glyphs: canvas.glyphs)
      let text = title.isEmpty ? String(arrow) : "\(title) \(arrow)"
      canvas.put(text, x: place.x, y: y, style: .heading, width: place.width, align: place.column.align)
    }
  }

  /// Draws a row: `content` gives the text of each column that is shown.
  public func drawRow(on canvas: inout Canvas, y: Int = 0, content: (ID) -> [TextRun]) {
    for place in places {
      canvas.put(content(place.column.id), x: place.x, y: y, width: place.width, align: place.column.align)
    }
  }
}
