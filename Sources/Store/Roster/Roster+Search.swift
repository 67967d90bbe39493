import Domain

extension Roster {
  /// What ``ranks(of:findsInside:)`` gives those who are not found.
  static let notFound = UInt8.max

  /// For each person how well all words fit theirs, the better the lower; nil when there are no words, and so everyone is
  /// found.
  func ranks(of words: [SearchText.Word], findsInside: Bool) -> [UInt8]? {
    // The longest word finds the fewest: it goes through all bytes, the others through those it found.
    guard let longest = words.max(by: { $0.folded.count < $1.folded.count }) else { return nil }
    let first = WordFinder(longest, findsInside: findsInside)
    let others = words.filter { $0 != longest }.map { WordFinder($0, findsInside: findsInside) }
    var ranks = [UInt8](repeating: Roster.notFound, count: table.people.count)
    table.search.withUnsafeBytes { search in
      var region = 0
      var from = 0
      while let hit = first.next(in: search, from..<search.count) {
        while region + 1 < table.regions.count, Int(table.regions[region + 1].start) <= hit { region += 1 }
        let (words, person) = (table.words(region), table.regions[region].person)
        from = words.upperBound
        guard person >= 0, var rank = first.rank(in: search, words, from: hit) else { continue }
        var isFound = true
        for other in others where isFound {
          let others = other.rank(in: search, words, from: words.lowerBound)
          isFound = others != nil
          rank += others ?? 0
        }
        if isFound { ranks[Int(person)] = UInt8(min(rank, Int(Roster.notFound) - 1)) }
      }
    }
    return ranks
  }
}

/// Finds one typed word among folded words, each with its mark before it; see ``SearchText``.
private struct WordFinder {
  private let folded: Needle
  /// Nil where folding leaves the word as it is.
  private let written: Needle?

  /// Who has the word itself comes first, then whose family name begins so, given name, anything else, and last those who
  /// have it in the middle; each before all who have it only when `ø` is `o`.
  private enum Rank {
    static let whole = 0
    static let inside = 4
    static let folded = 5
  }

  init(_ word: SearchText.Word, findsInside: Bool) {
    folded = Needle(word.folded, findsInside: findsInside)
    written = word.written == word.folded ? nil : Needle(word.written, findsInside: findsInside)
  }

  /// The place of the first in a range; nil when there is none.
  func next(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? { folded.next(in: bytes, range) }

  /// How well it fits somebody's words; nil when it is not there.
  /// - Parameter place: nothing is before it.
  func rank(in bytes: UnsafeRawBufferPointer, _ words: Range<Int>, from place: Int) -> Int? {
    let plain = rank(of: folded, in: bytes, place..<words.upperBound, isFolded: written != nil)
    guard let written else { return plain }
    return [plain, rank(of: written, in: bytes, words, isFolded: false)].compactMap(\.self).min()
  }

  private func rank(
    of needle: Needle, in bytes: UnsafeRawBufferPointer, _ range: Range<Int>, isFolded: Bool
  ) -> Int? {
    var best: Int?
    var from = range.lowerBound
    while best != Rank.whole, let hit = needle.next(in: bytes, from..<range.upperBound) {
      var mark = hit - 1
      while mark > 0, bytes[mark] >= SearchText.Mark.end { mark -= 1 }
      let end = hit + needle.count
      let isWhole = end == range.upperBound || bytes[end] < SearchText.Mark.end
      var rank = mark == hit - 1 ? isWhole ? Rank.whole : Int(bytes[mark] & SearchText.Mark.places) : Rank.inside
      if isFolded || bytes[mark] & SearchText.Mark.folded != 0 { rank += Rank.folded }
      best = min(best ?? rank, rank)
      from = hit + 1
    }
    return best
  }
}

/// Finds bytes among words.
private struct Needle {
  private let bytes: [UInt8]
  /// The first bytes, up to eight, as one number, and which bits of eight bytes they take.
  private let head: UInt64
  private let mask: UInt64
  private let findsInside: Bool

  var count: Int { bytes.count }

  /// In the middle of words a letter or two say nothing, and a few figures stand in every other telephone number.
  private static let (leastLetters, leastFigures) = (3, 4)

  init(_ bytes: [UInt8], findsInside: Bool) {
    self.bytes = bytes
    var head: UInt64 = 0
    for (index, byte) in bytes.prefix(8).enumerated() { head |= UInt64(byte) << (UInt64(index) * 8) }
    self.head = head
    mask = bytes.count >= 8 ? .max : (1 << (UInt64(bytes.count) * 8)) - 1
    let isFigures = bytes.allSatisfy { (48...57).contains($0) }
    self.findsInside = findsInside && bytes.count >= (isFigures ? Needle.leastFigures : Needle.leastLetters)
  }

  /// The first place in a range; nil when there is none. What is before the range may be looked at.
  func next(in all: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    var place = max(1, range.lowerBound)
    let last = range.upperBound - bytes.count
    // Eight bytes are read at once while there are eight left.
    let lastWide = min(last, all.count - 8)
    while place <= lastWide {
      let window = UInt64(littleEndian: all.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      if window & mask == head, bytes.count <= 8 || matches(all, place), isMeant(all, place) { return place }
      place += 1
    }
    while place <= last {
      if matches(all, place), isMeant(all, place) { return place }
      place += 1
    }
    return nil
  }

  private func isMeant(_ all: UnsafeRawBufferPointer, _ place: Int) -> Bool {
    findsInside || all[place - 1] < SearchText.Mark.end
  }

  private func matches(_ all: UnsafeRawBufferPointer, _ place: Int) -> Bool {
    for (offset, byte) in bytes.enumerated() where all[place + offset] != byte { return false }
    return true
  }
}
