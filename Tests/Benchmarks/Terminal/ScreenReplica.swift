/// What a terminal shows after the bytes it was sent: the part of xterm that ncurses uses, without colors.
///
/// A word in the stream does not tell that a screen is painted: ncurses skips cells that are right already and sends
/// rows in any order. The picture does. Every character is one column wide here, as those of made-up people are.
struct ScreenReplica {
  private(set) var cells: [[Character]]
  /// Sequences that are not understood, for the message when a picture never comes.
  private(set) var unknown: Set<String> = []

  private let columns: Int
  private var x = 0
  private var y = 0
  private var top = 0
  private var bottom: Int
  /// The last character, for REP.
  private var last: Character = " "
  private var reader = SequenceReader()

  init(columns: Int, rows: Int) {
    self.columns = columns
    bottom = rows - 1
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  var rows: [String] { cells.map { String($0) } }

  mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch reader.take(byte) {
      case nil: break
      case .character(let character): put(character)
      case .control(let control): obey(control)
      case .escape(let final): escape(final)
      case .sequence(let prefix, let numbers, let final): sequence(prefix, numbers, final)
      }
    }
  }

  // MARK: Writing

  private mutating func put(_ character: Character) {
    // The last column holds the cursor until something more comes.
    if x == columns {
      x = 0
      lineFeed()
    }
    cells[y][x] = character
    last = character
    x += 1
  }

  private mutating func obey(_ control: UInt8) {
    switch control {
    case 8: x = max(0, min(x, columns - 1) - 1)
    case 9: x = min(columns - 1, (x / 8 + 1) * 8)
    case 10, 11, 12: lineFeed()
    case 13: x = 0
    default: break
    }
  }

  private mutating func lineFeed() {
    if y == bottom { scroll(1) } else { y = min(cells.count - 1, y + 1) }
  }

  private mutating func scroll(_ lines: Int) {
    for _ in 0..<min(abs(lines), bottom - top + 1) {
      cells.remove(at: lines > 0 ? top : bottom)
      cells.insert(blankRow, at: lines > 0 ? bottom : top)
    }
  }

  private var blankRow: [Character] { Array(repeating: " ", count: columns) }

  // MARK: Sequences

  private mutating func escape(_ final: UInt8) {
    switch final {
    case UInt8(ascii: "M"): if y == top { scroll(-1) } else { y = max(0, y - 1) }
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "E"):
      x = 0
      lineFeed()
    // Keypad modes; saving the cursor, which ncurses restores only before it clears.
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "7"), UInt8(ascii: "8"): break
    default: unknown.insert("ESC \(Character(UnicodeScalar(final)))")
    }
  }

  private mutating func sequence(_ prefix: UInt8?, _ numbers: [Int], _ final: UInt8) {
    let letter = Character(UnicodeScalar(final))
    if let prefix {
      // The second screen starts blank.
      if prefix == UInt8(ascii: "?"), letter == "h", numbers.contains(1049) { erase(rows: 0..<cells.count) }
      return
    }
    let count = max(1, numbers.first ?? 1)
    switch letter {
    case "A": y = max(0, y - count)
    case "B": y = min(cells.count - 1, y + count)
    case "C": x = min(columns - 1, x + count)
    case "D": x = max(0, min(x, columns - 1) - count)
    case "G": x = min(columns, count) - 1
    case "d": y = min(cells.count, count) - 1
    case "H", "f":
      y = min(cells.count, count) - 1
      x = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case "J": eraseScreen(numbers.first ?? 0)
    case "K": eraseLine(numbers.first ?? 0)
    case "X": blank(x..<min(columns, x + count))
    case "@": insert(count)
    case "P": delete(count)
    case "b": for _ in 0..<count { put(last) }
    case "L", "M": shiftLines(letter == "L" ? -count : count)
    case "S": scroll(count)
    case "T": scroll(-count)
    case "Z": x = max(0, (x - 1) / 8 * 8)
    case "r":
      top = max(0, count - 1)
      bottom = numbers.count > 1 && numbers[1] > 0 ? min(cells.count, numbers[1]) - 1 : cells.count - 1
      x = 0
      y = 0
    // Colors, modes, the window.
    case "m", "h", "l", "t", "n": break
    default: unknown.insert("CSI \(letter)")
    }
  }

  // MARK: Erasing and shifting

  private mutating func blank(_ range: Range<Int>) {
    for column in range where column < columns { cells[y][column] = " " }
  }

  private mutating func erase(rows: Range<Int>) {
    for row in rows { cells[row] = blankRow }
  }

  private mutating func eraseLine(_ part: Int) {
    switch part {
    case 0: blank(min(x, columns)..<columns)
    case 1: blank(0..<min(columns, x + 1))
    default: blank(0..<columns)
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      eraseLine(0)
      erase(rows: y + 1..<cells.count)
    case 1:
      eraseLine(1)
      erase(rows: 0..<y)
    default: erase(rows: 0..<cells.count)
    }
  }

  private mutating func insert(_ count: Int) {
    let column = min(x, columns - 1)
    cells[y].insert(contentsOf: Array(repeating: " ", count: min(count, columns - column)), at: column)
    cells[y].removeLast(cells[y].count - columns)
  }

  private mutating func delete(_ count: Int) {
    let column = min(x, columns - 1)
    let deleted = min(count, columns - column)
    cells[y].removeSubrange(column..<column + deleted)
    cells[y] += Array(repeating: " ", count: deleted)
  }

  private mutating func shiftLines(_ lines: Int) {
    guard (top...bottom).contains(y) else { return }
    let kept = top
    top = y
    scroll(lines)
    top = kept
  }
}
