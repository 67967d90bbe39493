internal import CNcurses

/// Color pairs, allocated when they are first needed: the Linux console has 64 of them.
struct ColorPairs {
  private struct Colors: Hashable {
    let foreground: Int?
    let background: Int?
  }

  private var numbers: [Colors: Int32] = [:]
  /// False where the terminal's own colors cannot be named; white on black stands in for them.
  private let hasDefaultColors: Bool

  /// Call after `start_color`, once a terminal.
  init() { hasDefaultColors = use_default_colors() == OK }

  /// The pair of these palette numbers (nil: the terminal's own), or nil when there is none left.
  mutating func pair(foreground: Int?, background: Int?) -> Int32? {
    let colors = Colors(foreground: foreground, background: background)
    if let known = numbers[colors] { return known }
    let number = Int32(numbers.count + 1)
    guard number < nc_pair_count() else { return nil }
    let front = foreground.map(Int32.init) ?? (hasDefaultColors ? -1 : COLOR_WHITE)
    let back = background.map(Int32.init) ?? (hasDefaultColors ? -1 : COLOR_BLACK)
    guard init_extended_pair(number, front, back) == OK else { return nil }
    numbers[colors] = number
    return number
  }
}
