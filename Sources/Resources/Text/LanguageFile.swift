import Foundation

/// A language's embedded file: a flat object of strings. It stays where it is, and no text is decoded but the one asked for.
struct LanguageFile: Sendable {
  private let bytes: Data
  /// Where the quote stands that each text begins with.
  private let places: [String: Int]

  /// Empty only if the build left the file out, which a test refuses.
  init(_ code: Language.Code) {
    self.init(EmbeddedFile.bytes("Language/\(code.rawValue).json") ?? Data())
  }

  /// Goes from string to string: every other is a key, and its text follows. That what stands between them is JSON too is
  /// for the tests to see to.
  init(_ bytes: Data) {
    self.bytes = bytes
    places = bytes.withUnsafeBytes { bytes in
      var places: [String: Int] = [:]
      places.reserveCapacity(bytes.count / LanguageFile.usualLine)
      var rest = bytes[...]
      while let key = JSONString(first: &rest), let text = JSONString(first: &rest) {
        if let key = key.text { places[key] = text.place }
      }
      return places
    }
  }

  /// The text for a key; nil when the file lacks it.
  func text(_ key: String) -> String? {
    guard let place = places[key] else { return nil }
    return bytes.withUnsafeBytes { bytes in
      var rest = bytes[place...]
      return JSONString(first: &rest)?.text
    }
  }

  /// How long lines of these files are, roughly.
  private static let usualLine = 64
}
