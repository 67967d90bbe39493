internal import CNcurses
import TerminalUI

/// Writes frames to ncurses' standard screen, which finds what has changed.
struct FramePainter {
  var sheet: StyleSheet { didSet { styles = Self.unmade } }
  private var pairs = ColorPairs()
  /// A blank in each style, made when the style is first seen: the terminal may have fewer pairs than there are styles.
  private var styles = Self.unmade
  private var row: [cchar_t] = []

  private static var unmade: [cchar_t?] { Array(repeating: nil, count: Style.allCases.count) }

  init(sheet: StyleSheet) { self.sheet = sheet }

  /// Draws every cell of the frame that lies on the screen, blanks around it, and places the cursor.
  ///
  /// Sends nothing yet.
  mutating func paint(_ frame: Frame, on window: UnsafeMutablePointer<WINDOW>) {
    let width = min(frame.size.width, Int(getmaxx(window)))
    let height = min(frame.size.height, Int(getmaxy(window)))
    werase(window)
    guard width > 0, height > 0, frame.cells.count >= frame.size.width * frame.size.height else { return }
    for y in 0..<height {
      fillRow(frame, y: y, width: width)
      // Neither wraps nor scrolls, so the last cell of the screen is a cell like any other.
      mvwadd_wchnstr(window, Int32(y), 0, row, Int32(row.count))
    }
    let cursor = frame.cursor
    wmove(window, Int32(min(max(cursor.y, 0), height - 1)), Int32(min(max(cursor.x, 0), width - 1)))
  }

  /// The row as ncurses takes it: the right half of a wide character is left out, ncurses adds it.
  private mutating func fillRow(_ frame: Frame, y: Int, width: Int) {
    row.removeAll(keepingCapacity: true)
    let start = y * frame.size.width
    frame.cells.withUnsafeBufferPointer { cells in
      var x = 0
      while x < width {
        let cell = cells[start + x]
        let style = template(cell.style)
        let columns = max(1, Int(cell.width))
        if cell.width == 1, let ascii = cell.character.printableASCII {
          var made = style
          made.chars.0 = ascii
          row.append(made)
        } else if cell.width == 0 || x + columns > width {
          // Half a character: only if the screen has just become narrower, or the frame is not well made.
          row.append(style)
        } else if let scalars = Self.scalars(of: cell.character, columns: columns) {
          row.append(Self.make(style, scalars))
        } else {
          var unknown = style
          unknown.chars.0 = 0x3F
          row.append(contentsOf: repeatElement(unknown, count: columns))
        }
        x += columns
      }
    }
  }

  /// The character for one cell: a base of this width and its marks; nil when ncurses would give it another width than
  /// the frame does, which would push the rest of the row aside.
  private static func scalars(of character: Character, columns: Int) -> [UInt32]? {
    var scalars = character.unicodeScalars.map(\.value)
    guard let base = scalars.first, Int(nc_character_width(base)) == columns else { return nil }
    if scalars.count > 1 {
      scalars = [base] + scalars.dropFirst().filter { nc_character_width($0) == 0 }
      scalars = Array(scalars.prefix(Int(nc_cell_capacity())))
    }
    return scalars
  }

  private static func make(_ style: cchar_t, _ scalars: [UInt32]) -> cchar_t {
    withUnsafePointer(to: style) { nc_make_cell($0, scalars, Int32(scalars.count)) }
  }

  private mutating func template(_ style: Style) -> cchar_t {
    if let made = styles[Int(style.rawValue)] { return made }
    let made = makeTemplate(style)
    styles[Int(style.rawValue)] = made
    return made
  }

  private mutating func makeTemplate(_ style: Style) -> cchar_t {
    var attributes = sheet.attributes(for: style)
    var pair: Int32 = 0
    if attributes.foreground != nil || attributes.background != nil {
      if let found = pairs.pair(foreground: attributes.foreground, background: attributes.background) {
        pair = found
      } else {
        // No pair left: the form that says it without color.
        attributes = StyleSheet(depth: .none).attributes(for: style)
      }
    }
    var template = cchar_t()
    nc_make_style(&template, attributes.bits, pair)
    return template
  }
}

extension Attributes {
  /// ncurses' bits; it leaves out by itself what the terminal cannot show beside colors.
  fileprivate var bits: attr_t {
    (bold ? nc_bold() : 0) | (dim ? nc_dim() : 0) | (underline ? nc_underline() : 0) | (reverse ? nc_reverse() : 0)
  }
}

extension Character {
  fileprivate var printableASCII: wchar_t? {
    let utf8 = self.utf8
    guard utf8.count == 1, let byte = utf8.first, byte >= 0x20, byte < 0x7F else { return nil }
    return wchar_t(byte)
  }
}
