/// How a name sounds in Norwegian, so that whoever is heard on the telephone is found however the name was spelt the last time:
/// Christine and Kristine, Thor and Tor, Wiggo and Viggo, Kaj and Kai, Arild and Aril.
///
/// It only ever asks "is this the same person?"; two names that sound alike are never treated as one. [ours]
public struct NameSound: Hashable, Sendable {
  /// Letters that stand for sounds, words parted by spaces. To compare, not to read.
  public let letters: [UInt8]

  /// - Parameter folded: a name in small letters a to z and spaces, `å` and `ø` without their marks and `æ` as `ae`.
  public init(folded: some Sequence<UInt8>) {
    var letters: [UInt8] = []
    for word in Array(folded).split(separator: UInt8(ascii: " ")) {
      if !letters.isEmpty { letters.append(UInt8(ascii: " ")) }
      letters += NameSound.sound(of: word)
    }
    self.letters = letters
  }

  /// Whether both sound the same, or one begins as the other sounds (Per, Per Arne).
  public func isAlike(_ other: NameSound) -> Bool {
    guard !letters.isEmpty, !other.letters.isEmpty else { return letters.isEmpty && other.letters.isEmpty }
    return letters.starts(with: other.letters) || other.letters.starts(with: letters)
  }

  private static func sound(of word: ArraySlice<UInt8>) -> [UInt8] {
    var sounds: [UInt8] = []
    var rest = word
    while let letter = rest.first {
      let spelling = spellings.first { $0.applies(to: rest, at: rest.startIndex == word.startIndex) }
      // Two of a letter sound like one.
      for sound in spelling?.sound ?? [letter] where sounds.last != sound { sounds.append(sound) }
      rest = rest.dropFirst(spelling?.letters.count ?? 1)
    }
    return sounds
  }

  // MARK: Spellings

  /// One way to write a sound. Of those that fit the first counts, so longer ones stand before those they contain.
  private struct Spelling: Sendable {
    enum Place { case anywhere, first, last }

    let letters: [UInt8]
    let sound: [UInt8]
    let place: Place
    /// What may come next; nil: anything.
    let before: Set<UInt8>?
    /// What may not come next.
    let notBefore: Set<UInt8>

    init(
      _ letters: String, _ sound: String, _ place: Place = .anywhere, before: String? = nil, notBefore: String = ""
    ) {
      self.letters = Array(letters.utf8)
      self.sound = Array(sound.utf8)
      self.place = place
      self.before = before.map { Set($0.utf8) }
      self.notBefore = Set(notBefore.utf8)
    }

    func applies(to rest: ArraySlice<UInt8>, at isFirst: Bool) -> Bool {
      guard rest.starts(with: letters) else { return false }
      let next = rest.dropFirst(letters.count).first
      switch place {
      case .anywhere: break
      case .first: guard isFirst else { return false }
      case .last: guard next == nil else { return false }
      }
      guard let next else { return before == nil }
      return before?.contains(next) ?? true && !notBefore.contains(next)
    }
  }

  private static let vowels = "aeiouy"

  private static let spellings = [
    Spelling("sch", "sj"), Spelling("skj", "sj"), Spelling("sh", "sj"),
    Spelling("ch", "k"), Spelling("ck", "k"), Spelling("qu", "kv"), Spelling("q", "k"),
    Spelling("c", "s", before: "eiy"), Spelling("c", "k"),
    Spelling("ph", "f"), Spelling("th", "t"), Spelling("x", "ks"), Spelling("z", "s"),
    Spelling("hv", "v", .first), Spelling("hj", "j", .first), Spelling("gj", "j", .first), Spelling("w", "v"),
    // Olaf and Olav.
    Spelling("ff", "v", .last), Spelling("f", "v", .last),
    Spelling("aei", "ei"), Spelling("ai", "ei"), Spelling("aj", "ei"), Spelling("ay", "ei"), Spelling("ej", "ei"),
    Spelling("ey", "ei"), Spelling("oey", "oi"), Spelling("oj", "oi"), Spelling("oy", "oi"),
    Spelling("ae", "e"), Spelling("y", "i"),
    // Not heard: Arild, Trond, Sarah, Johnsen.
    Spelling("ld", "l", notBefore: vowels + "r"), Spelling("nd", "n", notBefore: vowels + "r"),
    Spelling("h", "", .last), Spelling("h", "", before: "bcdfgklmnprstv"),
  ]
}
