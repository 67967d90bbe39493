extension String {
  /// The text as it looks: without what nobody sees (soft hyphens, zero width characters, marks of direction and byte order),
  /// and with an ordinary space for every no-break, narrow or wide one. They come along from web pages and word processors,
  /// and two texts that look alike are alike.
  public var asItLooks: String {
    // Norwegian text has none of these bytes: most texts are as they look.
    guard utf8.contains(where: { $0 == 0xC2 || $0 == 0xCD || $0 == 0xD8 || $0 >= 0xE0 }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format: continue
      case .spaceSeparator: result.append(" ")
      // The grapheme joiner is a mark by its category, and is not seen.
      default: if scalar.value != 0x034F { result.append(scalar) }
      }
    }
    return String(result)
  }
}
