import TerminalUI

/// A name where there is little room: `Hansen, Aisha` becomes `Aisha H.`; an agreed display name stays as it is.
enum ShortName {
  static func of(_ shownName: String) -> String {
    guard let parts = parts(shownName) else { return shownName }
    return "\(parts.given) \(parts.initial)."
  }

  /// The same in so many columns: the given name is cut before the initial, which tells two of them apart.
  static func of(_ shownName: String, width: Int, glyphs: GlyphSet) -> String {
    let short = glyphs.presentable(of(shownName))
    guard TextWidth.of(short) > width, let parts = parts(shownName) else {
      return short.truncated(to: width, glyphs: glyphs)
    }
    let end = glyphs.presentable(" \(parts.initial).")
    let room = width - TextWidth.of(end)
    guard room >= leastOfGivenName else { return short.truncated(to: width, glyphs: glyphs) }
    return glyphs.presentable(String(parts.given)).truncated(to: room, glyphs: glyphs) + end
  }

  /// With fewer columns of it a given name says nothing.
  private static let leastOfGivenName = 4

  private static func parts(_ shownName: String) -> (given: Substring, initial: Character)? {
    let parts = shownName.split(separator: ",", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let given = parts[1].drop { $0 == " " }
    guard let initial = parts[0].first(where: { !$0.isWhitespace }), !given.isEmpty else { return nil }
    return (given, initial)
  }
}
