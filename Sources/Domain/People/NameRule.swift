/// What a name must be: of people, users, units, programmes, groups, gear, work sites and the organisation. Names stand in
/// lists, on paper and in the log, one line each.
public enum NameRule {
  public enum Problem: Error, Hashable, Sendable {
    case missing
    /// It has a line break or another control character.
    case notOneLine
  }

  /// Nil for a name that may be kept.
  public static func problem(_ name: String) -> Problem? {
    if !name.contains(where: { !$0.isWhitespace }) { return .missing }
    return isOneLine(name) ? nil : .notOneLine
  }

  /// Whether nothing in the text breaks a line or acts instead of being read; for names that may be left out.
  public static func isOneLine(_ text: String?) -> Bool {
    text?.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    } ?? true
  }
}
