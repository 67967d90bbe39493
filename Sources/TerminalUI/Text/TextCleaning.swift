import Foundation

extension String {
  /// The text as it may reach the screen: composed (NFC), and without anything that acts instead of being seen.
  ///
  /// - Line breaks and tabs become one space; ESC and other control characters show in caret notation (`^[`).
  /// - Format characters (bidi controls, joiners, soft hyphens, tags) and variation selectors go, so an emoji family
  ///   becomes its members. Skin tones go as well, and flags become their two letters: terminals disagree about
  ///   the width of both.
  /// - Private, unassigned and very new characters become U+FFFD, since no one knows their width.
  /// - A mark without a base gets a dotted circle; marks beyond four on one base go.
  ///
  /// Cleaning cleaned text changes nothing. ASCII and Latin-1 text is returned as it is.
  public func cleaned() -> String {
    if unicodeScalars.allSatisfy({ $0.isPlain }) { return self }
    var kept = String.UnicodeScalarView()
    var previousWasReturn = false
    for scalar in unicodeScalars {
      // CR LF is one line break.
      if !(scalar == "\n" && previousWasReturn) { Self.appendVisible(scalar, to: &kept) }
      previousWasReturn = scalar == "\r"
    }
    return String(kept).precomposedStringWithCanonicalMapping.withSeatedMarks()
  }

  /// Text typed or pasted into a field: as ``cleaned()``, but control characters go instead of being shown, since
  /// nobody means to store a caret.
  public func cleanedInput() -> String {
    if unicodeScalars.allSatisfy({ $0.isPlain }) { return self }
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.isControl || scalar.breaksLine { kept.append(scalar) }
    return String(kept).cleaned()
  }

  private static func appendVisible(_ scalar: Unicode.Scalar, to kept: inout String.UnicodeScalarView) {
    if scalar.isPlain { return kept.append(scalar) }
    if scalar.breaksLine { return kept.append(" ") }
    switch scalar.value {
    case 0x00..<0x20:
      kept.append("^")
      kept.append(Unicode.Scalar(UInt8(scalar.value) + 0x40))
    case 0x7F:
      kept.append(contentsOf: "^?".unicodeScalars)
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F, 0x1F3FB...0x1F3FF:
      break
    case 0x1F1E6...0x1F1FF:
      kept.append(Unicode.Scalar(UInt8(scalar.value - 0x1F1E6) + 0x41))
    default:
      let properties = scalar.properties
      switch properties.generalCategory {
      case .format: break
      case .lineSeparator, .paragraphSeparator: kept.append(" ")
      case .control, .privateUse, .unassigned, .surrogate: kept.append("\u{FFFD}")
      default: kept.append((properties.age?.major ?? .max) > newestKnown ? "\u{FFFD}" : scalar)
      }
    }
  }

  /// The Unicode version ``TextWidth``'s table is made from; a newer character may have any width.
  private static let newestKnown = 14

  /// ncurses keeps five scalars a cell; a mark at the start would sit on somebody else's character.
  private func withSeatedMarks() -> String {
    var seated = String.UnicodeScalarView()
    var marks = 0
    var hasBase = false
    for scalar in unicodeScalars {
      if TextWidth.of(scalar) > 0 {
        hasBase = true
        marks = 0
      } else {
        if !hasBase {
          seated.append("\u{25CC}")
          hasBase = true
        }
        marks += 1
        if marks > 4 { continue }
      }
      seated.append(scalar)
    }
    return String(seated)
  }
}

extension Unicode.Scalar {
  /// True for the characters that need no cleaning and no composing, whatever stands beside them.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: true
    case 0x2010...0x2027, 0x2190...0x21FF, 0x2500...0x25FF: true
    default: false
    }
  }

  fileprivate var isControl: Bool { value < 0x20 || value >= 0x7F && value < 0xA0 }

  fileprivate var breaksLine: Bool { value >= 0x09 && value <= 0x0D || value == 0x85 }
}
