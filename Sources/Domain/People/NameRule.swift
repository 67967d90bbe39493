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

  /// The first sign that stands in no person's name, and is what a letter becomes in the wrong code page (`Bj¿rg`, `BjÃ¸rg`,
  /// `Bj?rg`); nil when all may. Apostrophes of every kind may.
  public static func stranger(in text: String?) -> Character? {
    guard let text else { return nil }
    var before: Character?
    for character in text {
      if let scalar = character.unicodeScalars.first, isStrange(scalar) { return character }
      // MacRoman's å: within a word, and not all of it in capitals.
      if character == "Œ", before?.isLetter ?? false { return character }
      before = character
    }
    return nil
  }

  private static func isStrange(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == "?" }
    // No code page has more; and who calls themselves 🙂 may.
    if scalar.value >= 0x2600, scalar != "\u{FFFD}" { return false }
    return switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .otherSymbol, .otherNumber, .privateUse, .unassigned: true
    case .modifierSymbol: scalar != "´"
    default: "¿¡§¶†‡‰…•„‚›‹".unicodeScalars.contains(scalar)
    }
  }
}
