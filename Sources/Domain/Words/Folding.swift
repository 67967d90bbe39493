/// The form in which words of a file are compared: small letters; `ø`, `oe` and `o` alike, `å`, `aa` and `a`, `æ` and
/// `ae`; space, `_` and every dash alike, and none of them at either end.
public enum Folding {
  public static func fold(_ text: String) -> String {
    var result = ""
    var gapIsOpen = false
    for scalar in text.asItLooks.unicodeScalars {
      if isGap(scalar) {
        gapIsOpen = !result.isEmpty
        continue
      }
      // Accents written apart, as in file names from a Mac: `a` and a ring is `å`.
      if (0x0300...0x036F).contains(scalar.value) { continue }
      if gapIsOpen { result.append("_") }
      gapIsOpen = false
      switch scalar {
      case "ø", "Ø", "ö", "Ö": result.append("o")
      case "å", "Å": result.append("a")
      case "æ", "Æ", "ä", "Ä": result.append("ae")
      default: result.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return contracted(result)
  }

  /// `oe` → `o` and `aa` → `a`, after the letters themselves: so `foedselsaar` meets `fødselsår`.
  private static func contracted(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      let previous = result.last
      if byte == UInt8(ascii: "e"), previous == UInt8(ascii: "o") { continue }
      if byte == UInt8(ascii: "a"), previous == UInt8(ascii: "a") { continue }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Without white space at either end.
  public static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
  }
}
