/// What stands on a terminal's screen.
struct Screen: CustomStringConvertible {
  /// Without blanks at their ends.
  let rows: [String]

  init(_ text: String) {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // What tmux prints ends with a line feed.
    if rows.last == "" { rows.removeLast() }
    self.rows = rows
  }

  var text: String { rows.joined(separator: "\n") }
  var description: String { rows.map { "|\($0)" }.joined(separator: "\n") }

  var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  func contains(_ text: String) -> Bool { self.text.contains(text) }

  /// The first row with the text.
  func row(with text: String) -> String? { rows.first { $0.contains(text) } }

  /// The row that keys act upon: it has `>` in front. With a panel open that is the panel's, which lies lowest.
  var selected: String? {
    // A list that goes on has a sign in front of its first or last row.
    rows.last { $0.drop { " ↑↓^v".contains($0) }.hasPrefix("> ") && $0.prefix(3).contains(">") }
  }
}
