import Domain

/// What was typed, for marking it where it stands: the same words as a ``Roster`` is searched for.
public struct SearchWords: Sendable {
  private let words: [SearchText.Word]

  public init(_ typed: String) { words = SearchText.words(typed: typed) }

  public var isEmpty: Bool { words.isEmpty }

  /// Where each word stands in a text, the best place of each that is there, in order.
  public func ranges(in text: String) -> [Range<String.Index>] {
    words.compactMap { SearchWords.best(of: $0, in: text) }.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The beginning of a word before the middle of one, and as it is written before as it is folded.
  private static func best(of word: SearchText.Word, in text: String) -> Range<String.Index>? {
    var best: (rank: Int, range: Range<String.Index>)?
    var isStart = true
    for start in text.indices {
      if let (end, isWritten) = end(of: word, in: text[start...]) {
        let rank = (isStart ? 0 : 1) + (isWritten ? 0 : 2)
        if best.map({ rank < $0.rank }) ?? true { best = (rank, start..<end) }
      }
      isStart = !isOfWord(text[start])
    }
    return best?.range
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { if case .separator = Letters.base($0.value) { false } else { true } } ?? false
  }

  /// Where a word that begins with the text ends; nil when it is another.
  private static func end(of word: SearchText.Word, in text: Substring) -> (String.Index, isWritten: Bool)? {
    guard let first = text.first, isOfWord(first) else { return nil }
    let isNumber = word.folded.contains { (48...57).contains($0) }
    var folded: String.Index?
    for end in text.indices.dropFirst().map(\.self) + [text.endIndex] {
      var piece = SearchText()
      var start = String(text[..<end])
      start.withUTF8 { isNumber ? piece.add(joined: $0.raw, keepsZeros: true) : piece.add(name: $0.raw) }
      guard piece.words.count == 1, let read = piece.words.first else { break }
      if read.written.starts(with: word.written) { return (end, true) }
      if folded == nil, read.folded.starts(with: word.folded) { folded = end }
      // Whoever is found so may be whoever was written so, a letter further on.
      if !word.folded.starts(with: read.folded) && !word.written.starts(with: read.written) { break }
      if folded != nil, !word.written.starts(with: read.written) { break }
    }
    return folded.map { ($0, false) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(self) }
}
