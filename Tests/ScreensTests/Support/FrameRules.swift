import TerminalUI
import Testing

/// What is true of every frame, whatever it shows.
enum FrameRules {
  /// Holds a frame against the rules; what it was a frame of is told when one is broken.
  static func check(_ frame: Frame, _ what: @autoclosure () -> String, at location: SourceLocation = #_sourceLocation) {
    let size = frame.size
    guard frame.cells.count == size.width * size.height else {
      Issue.record("\(what()): \(frame.cells.count) cells for \(size)", sourceLocation: location)
      return
    }
    if !(0..<size.width).contains(frame.cursor.x) || !(0..<size.height).contains(frame.cursor.y) {
      Issue.record("\(what()): the cursor is outside, at \(frame.cursor)", sourceLocation: location)
    }
    for y in 0..<size.height {
      if let wrong = problem(inRow: y, of: frame) {
        Issue.record("\(what()): row \(y): \(wrong)\n\(frame.plainText)", sourceLocation: location)
        return
      }
    }
  }

  /// A wide character has its right half, and nothing else has one; what a cell claims to be wide is as wide.
  private static func problem(inRow y: Int, of frame: Frame) -> String? {
    var x = 0
    while x < frame.size.width {
      let cell = frame[x, y]
      guard cell.width == 1 || cell.width == 2 else { return "column \(x) is half a character" }
      let text = String(cell.character)
      if TextWidth.of(text) != Int(cell.width) { return "\(text.debugDescription) does not fill its cells" }
      if text.unicodeScalars.contains(where: { isUnsafe($0) }) { return "\(text.debugDescription) is not text" }
      if cell.width == 2 {
        guard x + 1 < frame.size.width, frame[x + 1, y].width == 0 else { return "half of \(text) is missing" }
      }
      x += Int(cell.width)
    }
    return nil
  }

  /// Control characters and marks of direction would change the terminal, not stand on it.
  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
  }
}
