extension String {
  /// The text in lines of at most `width` columns, broken between words; a longer word is broken where it must.
  ///
  /// Line breaks in the text begin a new line. The lines are presentable; an empty text is one empty line.
  public func wrapped(to width: Int, glyphs: GlyphSet = .unicode) -> [String] {
    guard width > 0 else { return [] }
    return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap {
      Self.wrap(glyphs.presentable(String($0)), to: width)
    }
  }

  private static func wrap(_ paragraph: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in paragraph.split(separator: " ") {
      let columns = TextWidth.of(word)
      if used > 0, used + 1 + columns <= width {
        line += " " + word
        used += 1 + columns
        continue
      }
      if used > 0 { lines.append(line) }
      (line, used) = ("", 0)
      String(word).forEachCell { character, columns in
        if used > 0, used + columns > width {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += columns
        return true
      }
    }
    lines.append(line)
    return lines
  }
}
