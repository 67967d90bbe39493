/// Finds commands by what is typed: title first, then id and help; what begins with it before what contains it.
///
/// Case and diacritics don't count, and `aa` finds `å`.
public enum PaletteSearch {
  /// The entries that match, best first; equally good ones keep their order. Everything matches an empty query.
  public static func matches(_ query: String, in entries: [CommandEntry]) -> [CommandEntry] {
    let words = query.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { return entries }
    let needles = Set([words.folded(), words.transliterated().lowercased()])
    return entries.enumerated()
      .compactMap { index, entry in
        needles.compactMap { rank(entry, $0) }.min().map { (rank: $0, index: index, entry: entry) }
      }
      .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
      .map(\.entry)
  }

  private static func rank(_ entry: CommandEntry, _ needle: String) -> Int? {
    let fields = [entry.title, entry.id, entry.help]
    return fields.indices.compactMap { field in
      TextMatch.find(needle, in: fields[field]).map { $0.rawValue * fields.count + field }
    }.min()
  }
}

/// How well typed text matches a shown one; less is better.
public enum TextMatch: Int, Comparable, Sendable {
  /// The text begins with it.
  case prefix
  /// One of its words does.
  case wordPrefix
  /// It stands somewhere inside.
  case substring

  public static func < (left: TextMatch, right: TextMatch) -> Bool { left.rawValue < right.rawValue }

  /// - Parameters:
  ///   - needle: what was typed, already folded.
  ///   - text: what is shown, as it is.
  public static func find(_ needle: String, in text: String) -> TextMatch? {
    let folded = text.folded()
    let best = find(needle, inFolded: folded)
    if best == .prefix { return best }
    let spelled = text.transliterated().lowercased()
    let other = spelled == folded ? nil : find(needle, inFolded: spelled)
    return [best, other].compactMap(\.self).min()
  }

  private static func find(_ needle: String, inFolded text: String) -> TextMatch? {
    let needle = Array(needle.utf8)
    let text = Array(text.utf8)
    guard needle.count <= text.count else { return nil }
    var best: TextMatch?
    for start in 0...(text.count - needle.count) where text[start..<(start + needle.count)].elementsEqual(needle) {
      if start == 0 { return .prefix }
      if !isWord(text[start - 1]) { return .wordPrefix }
      best = .substring
    }
    return best
  }

  /// Letters and digits, and everything beyond ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
