/// A text in lines of some width, broken behind blanks, so that a place in the text is a place on the screen.
///
/// Nothing is left out, as ``Swift/String/wrapped(to:glyphs:)`` leaves out blanks: every character belongs to one line. The
/// blank a line is broken behind hangs over its edge.
struct TextLines {
  /// The characters of each line; an empty text is one empty line.
  let lines: [Range<Int>]
  private let characters: [Character]
  private let glyphs: GlyphSet

  init(_ characters: [Character], width: Int, glyphs: GlyphSet) {
    self.characters = characters
    self.glyphs = glyphs
    let columns = characters.map { TextLines.columns($0, glyphs) }
    var lines: [Range<Int>] = []
    var (start, used) = (0, 0)
    /// Behind the last blank of the line.
    var word = 0
    for (index, character) in characters.enumerated() {
      if character == " " {
        word = index + 1
      } else if used + columns[index] > max(1, width), index > start {
        let next = word > start ? word : index
        lines.append(start..<next)
        start = next
        used = columns[start..<index].reduce(0, +)
      }
      used += columns[index]
    }
    self.lines = lines + [start..<characters.count]
  }

  private static func columns(_ character: Character, _ glyphs: GlyphSet) -> Int {
    TextWidth.of(glyphs.presentable(String(character)))
  }

  /// What is seen of a line: without the blanks it is broken behind.
  func text(of line: Int) -> String {
    var text = characters[lines[line]]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The line and the column of a place in the text: behind a line's last character stands the next line.
  func place(of position: Int) -> (line: Int, column: Int) {
    let line = lines.lastIndex { $0.lowerBound <= position } ?? 0
    return (line, characters[lines[line].lowerBound..<position].reduce(0) { $0 + TextLines.columns($1, glyphs) })
  }

  /// The place in the text that is nearest to a column of a line.
  func position(line: Int, column: Int) -> Int {
    var used = 0
    for index in lines[line].lowerBound..<end(of: line) {
      let next = used + TextLines.columns(characters[index], glyphs)
      // Of a wide character the half it is nearer to.
      if next > column { return index }
      used = next
    }
    return end(of: line)
  }

  /// The last place that still is on the line.
  func end(of line: Int) -> Int {
    line == lines.count - 1 ? lines[line].upperBound : max(lines[line].lowerBound, lines[line].upperBound - 1)
  }
}
