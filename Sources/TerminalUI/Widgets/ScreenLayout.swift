/// Where things stand on every screen: header rows and a rule above, the screen's own in the middle, and below a rule,
/// the message row and the keys.
///
/// On a low terminal the rules go first, then the header below its first row, then the message; keys and the body's
/// one row stay longest.
public struct ScreenLayout: Hashable, Sendable {
  /// The rows of the header, without the rule.
  public let header: Rect
  /// The row of the rule under the header; nil when there is no room for it.
  public let headerRule: Int?
  /// What the screen itself draws on.
  public let body: Rect
  /// The row of the rule over the message; nil when there is no room for it.
  public let footerRule: Int?
  /// What just happened, or what concerns the selected row.
  public let message: Rect
  /// The keys.
  public let footer: Rect

  /// - Parameter headerRows: rows of the header: place, path, filter.
  public init(_ size: Size, headerRows: Int = 2) {
    let screen = Rect(x: 0, y: 0, width: size.width, height: size.height)
    var room = screen.height
    func take(_ rows: Int, leaving least: Int) -> Int {
      let taken = max(0, min(rows, room - least))
      room -= taken
      return taken
    }
    // In order of importance; each leaves the body what it must have.
    let footerRows = take(1, leaving: 1)
    let firstHeaderRow = take(min(1, headerRows), leaving: 2)
    let messageRows = take(1, leaving: 3)
    let otherHeaderRows = take(min(headerRows, Rect.limit) - 1, leaving: 4)
    let lowerRule = take(1, leaving: 5)
    let upperRule = take(1, leaving: 5)
    let headerHeight = firstHeaderRow + otherHeaderRows

    header = Rect(x: 0, y: 0, width: screen.width, height: headerHeight)
    headerRule = upperRule > 0 ? headerHeight : nil
    body = Rect(x: 0, y: headerHeight + upperRule, width: screen.width, height: room)
    footerRule = lowerRule > 0 ? body.maxY : nil
    message = Rect(x: 0, y: body.maxY + lowerRule, width: screen.width, height: messageRows)
    footer = Rect(x: 0, y: message.maxY, width: screen.width, height: footerRows)
  }

  /// Draws the rules.
  public func drawRules(on canvas: inout Canvas) {
    if let headerRule { canvas.rule(y: headerRule) }
    if let footerRule { canvas.rule(y: footerRule) }
  }
}
