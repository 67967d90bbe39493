extension Frame {
  /// Each row as text, exactly ``size``'s width in columns.
  public var rows: [String] {
    (0..<max(0, size.height)).map { y in
      var row = ""
      for x in 0..<max(0, size.width) where self[x, y].width > 0 { row.append(self[x, y].character) }
      return row
    }
  }

  /// The rows at full width, joined by line breaks.
  public var text: String { rows.joined(separator: "\n") }

  /// The picture as plain text: blanks at the ends of rows are gone, and so are empty rows at the end.
  public var plainText: String {
    var lines = rows.map { row in
      var line = Substring(row)
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The second layer of a recorded frame: one letter per cell for its style, then what each letter means.
  public var styleLayer: String {
    var used: Set<Style> = []
    let layer = (0..<max(0, size.height)).map { y in
      var row = ""
      for x in 0..<max(0, size.width) {
        let style = self[x, y].style
        used.insert(style)
        row.append(style.letter)
      }
      return row
    }
    let legend = Style.allCases.filter { used.contains($0) }.map { "\($0.letter) \($0)" }
    return (layer + legend).joined(separator: "\n")
  }
}

extension Style {
  /// The letter that stands for the style in recorded frames; never reused, or old recordings would lie.
  public var letter: Character {
    switch self {
    case .plain: "."
    case .heading: "H"
    case .header: "h"
    case .muted: "m"
    case .rule: "-"
    case .selected: "S"
    case .selectedGreen: "G"
    case .selectedYellow: "Y"
    case .selectedRed: "R"
    case .selectedCell: "C"
    case .key: "k"
    case .message: "M"
    case .warning: "w"
    case .error: "E"
    case .input: "i"
    case .focus: "F"
    case .match: "t"
    case .lightGreen: "g"
    case .lightYellow: "y"
    case .lightRed: "r"
    case .lightNone: "n"
    case .bar: "b"
    case .disabled: "d"
    }
  }
}
