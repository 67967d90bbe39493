import TerminalUI

/// Where a mapping's rows and columns stand at a size.
///
/// In a low window the rows give way in this order: the blank line, the scale, the rule's name, the demo's line, the
/// legend, the shares (which then stand in the list). The caveat never does.
struct MappingLayout {
  let size: Size
  let listRows: Int
  let hasLegend: Bool
  let hasScale: Bool
  let hasBlank: Bool
  /// The shares have lines of their own below the bars.
  let hasShares: Bool
  let hasRule: Bool
  let hasDemo: Bool

  /// - Parameters:
  ///   - caveat: lines of the caveat at this width.
  ///   - areas: rows of bars.
  ///   - wantsShares: the round is large enough to show them.
  init(_ size: Size, areas: Int, caveat: Int, wantsShares: Bool, wantsDemo: Bool) {
    self.size = size
    var room = max(0, size.height - caveat - areas)
    func take(_ wanted: Bool) -> Bool {
      guard wanted, room > 0 else { return false }
      room -= 1
      return true
    }
    let rows = MappingSpot.shareRows.count
    hasShares = wantsShares && size.width >= MappingLayout.sharesWidth && room >= rows
    if hasShares { room -= rows }
    hasLegend = take(size.width >= 60)
    // Without a line of their own the shares are rows like the others.
    let shares = wantsShares && !hasShares ? MappingSpot.shares.count : 0
    let shown = min(shares, room)
    room -= shown
    hasDemo = take(wantsDemo)
    hasRule = take(wantsShares)
    hasScale = take(true)
    hasBlank = take(true)
    // What is taken from the bars in the lowest windows is scrolled to.
    listRows = max(1, min(areas + shown, size.height - caveat))
  }

  /// Three shares beside each other need this much.
  private static let sharesWidth = 78

  var listTop: Int { hasLegend ? 1 : 0 }
}

/// The columns of a mapping's row: area, bar, three numbers.
struct MappingColumns {
  let nameWidth: Int
  let barX: Int
  let barWidth: Int
  let numbersX: Int
  let numberWidth: Int
  /// Numbers of people beside the shares, where there is room.
  let countsX: Int?

  static let nameX = ListState<MappingSpot>.margin
  static let countWidth = 7

  /// - Parameters:
  ///   - longest: columns of the longest name.
  ///   - isCompared: each number has its change beside it.
  ///   - isSmall: so few that there are the bars only.
  init(width: Int, longest: Int, isCompared: Bool, isSmall: Bool = false) {
    let numberWidth = isCompared ? 8 : 4
    let counts = width >= 110 && !isSmall ? 4 * MappingColumns.countWidth : 0
    let right = 3 * numberWidth + counts + 2
    let leastBar = 8
    nameWidth = min(longest, max(4, width - MappingColumns.nameX - 1 - leastBar - right))
    barX = MappingColumns.nameX + nameWidth + 1
    barWidth = max(0, width - barX - right)
    numbersX = barX + barWidth
    self.numberWidth = numberWidth
    countsX = counts > 0 ? numbersX + 3 * numberWidth : nil
  }
}
