/// A journey through periods, drawn along the days:
///
/// ```
/// aug       sep       okt       nov
/// 1━━━━━━━━━━━━━━━━━━━━╋2━━━━━━━━━│
/// Bo, nettverk          Småjobb   i dag, dag 34
/// ```
///
/// Days are numbers; what they are called is the caller's.
public struct Timeline: Hashable, Sendable {
  /// A label at a day, above the line: the beginning of a month.
  public struct Label: Hashable, Sendable {
    public let day: Int
    public let text: String

    public init(day: Int, _ text: String) {
      self.day = day
      self.text = text
    }
  }

  /// A stretch of the journey.
  public struct Period: Hashable, Sendable {
    public let from: Int
    /// The first day after it; nil when it goes on.
    public let to: Int?
    /// One or two characters at its beginning: the number of the step.
    public let mark: String
    /// Under the line.
    public let name: String

    public init(from: Int, to: Int? = nil, mark: String, name: String) {
      self.from = from
      self.to = to
      self.mark = mark
      self.name = name
    }
  }

  /// Something that happened on a day, on the row of the line.
  public struct Event: Hashable, Sendable {
    public let day: Int
    /// One column wide.
    public let glyph: Character
    public let style: Style

    public init(day: Int, glyph: Character, style: Style = .warning) {
      self.day = day
      self.glyph = glyph
      self.style = style
    }
  }

  /// The days drawn: first and last column.
  public let days: ClosedRange<Int>
  public let labels: [Label]
  public let periods: [Period]
  public let events: [Event]
  /// The day with the upright line, and the words under it; nil draws none.
  public let today: Label?

  /// - Parameters:
  ///   - first: the day of the first column.
  ///   - last: the day of the last column; `first` when it is before that.
  public init(
    first: Int, last: Int, labels: [Label] = [], periods: [Period], events: [Event] = [], today: Label? = nil
  ) {
    days = first...max(first, last)
    self.labels = labels
    self.periods = periods
    self.events = events
    self.today = today
  }

  /// Rows it draws.
  public static let height = 3

  /// The column of a day, brought inside; days are spread evenly over the columns up to the words for today.
  private func column(_ day: Int, width: Int) -> Int {
    guard width > 1, days.lowerBound < days.upperBound else { return 0 }
    let length = Double(days.upperBound) - Double(days.lowerBound)
    let share = (Double(day) - Double(days.lowerBound)) / length
    return Int((min(max(share, 0), 1) * Double(width - 1)).rounded())
  }

  /// Draws the three rows at the top of the canvas; the words for today may stand right of the line.
  ///
  /// - Parameter lineWidth: columns of the line; the whole canvas when nil.
  public func draw(on canvas: inout Canvas, lineWidth: Int? = nil) {
    let width = min(max(0, lineWidth ?? canvas.width), canvas.width)
    guard width > 0 else { return }
    drawLabels(on: &canvas, width: width)
    let ordered = visible
    for (index, period) in ordered.enumerated() { draw(period, isFirst: index == 0, width: width, on: &canvas) }
    for event in events where days.contains(event.day) {
      canvas.put(event.glyph, x: column(event.day, width: width), y: 1, style: event.style)
    }
    drawNames(ordered, on: &canvas, width: width)
  }

  /// The periods that touch the days drawn, earliest first.
  private var visible: [Period] {
    periods.filter { end(of: $0) >= days.lowerBound && $0.from <= days.upperBound }.sorted { $0.from < $1.from }
  }

  /// A period that goes on ends today.
  private func end(of period: Period) -> Int { period.to ?? today?.day ?? days.upperBound }

  private func drawLabels(on canvas: inout Canvas, width: Int) {
    var free = 0
    for label in labels.sorted(by: { $0.day < $1.day }) where days.contains(label.day) {
      let x = column(label.day, width: width)
      // A label without room is left out: half a month's name says nothing.
      let columns = TextWidth.of(canvas.glyphs.presentable(label.text))
      guard x >= free, x + columns <= canvas.width else { continue }
      free = x + canvas.put(label.text, x: x, y: 0, style: .muted) + 1
    }
  }

  private func draw(_ period: Period, isFirst: Bool, width: Int, on canvas: inout Canvas) {
    let last = end(of: period)
    let start = column(period.from, width: width)
    let end = max(start, column(last, width: width))
    canvas.fill(
      Rect(x: start, y: 1, width: end - start + 1, height: 1), canvas.glyphs.heavyHorizontal, style: .bar)
    // The first period has nothing to be joined to.
    if !isFirst { canvas.put(canvas.glyphs.heavyCross, x: start, y: 1, style: .bar) }
    let markX = isFirst || start == end ? start : start + 1
    let mark = canvas.glyphs.presentable(period.mark).truncated(to: min(2, end - markX + 1), glyphs: canvas.glyphs)
    canvas.put(mark, x: markX, y: 1, style: .heading)
    if let today, days.contains(today.day) {
      canvas.put(canvas.glyphs.vertical, x: column(today.day, width: width), y: 1, style: .heading)
    }
  }

  private func drawNames(_ ordered: [Period], on canvas: inout Canvas, width: Int) {
    let todayX = today.map { column($0.day, width: width) }
    let todayColumns = today.map { TextWidth.of(canvas.glyphs.presentable($0.text)) } ?? 0
    // The words for today begin under the line, or end at the edge.
    let todayStart = todayX.map { max(0, min($0, canvas.width - todayColumns)) }
    for (index, period) in ordered.enumerated() {
      let start = column(period.from, width: width)
      let next = index + 1 < ordered.count ? column(ordered[index + 1].from, width: width) : canvas.width
      let edge = min(next, todayStart ?? canvas.width)
      let room = edge - start - (edge < canvas.width ? 1 : 0)
      if room > 1 { canvas.put(period.name, x: start, y: 2, style: .plain, width: room) }
    }
    if let today, let todayStart { canvas.put(today.text, x: todayStart, y: 2, style: .muted) }
  }
}
