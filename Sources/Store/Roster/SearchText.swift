import Domain

/// What people are found by: words of folded bytes, each with a mark before it that says where it stands.
///
/// `å`, `aa` and `a` are one, and so are `ø`, `oe` and `o`, and `æ` and `ae`: whoever types on another keyboard, or reads
/// a name from an old letter, finds it. What is stored and what is typed are folded alike. A word that is another when it is
/// folded stands there as it is written too, where `å` and `aa` are one letter: who is found so is the one more likely meant.
struct SearchText {
  private(set) var bytes: [UInt8] = []
  /// The last folded byte of the word so far; 0 at its beginning.
  private var last: UInt8 = 0
  /// The word so far as it is written, where its mark is, and whether folding makes it another.
  private var written: [UInt8] = []
  private var start = 0
  private var isFolded = false
  private var place = Mark.other

  /// The byte before a word: its place, and whether it is there in one form only. No byte of a word is as low.
  enum Mark {
    static let familyName: UInt8 = 1
    static let givenName: UInt8 = 2
    static let other: UInt8 = 3
    static let places: UInt8 = 3
    static let written: UInt8 = 8
    static let folded: UInt8 = 16
    static let end: UInt8 = 32
  }

  /// Letters as they are written, in bytes that no UTF-8 has.
  private static let (aa, ae, oe): (UInt8, UInt8, UInt8) = (0xFB, 0xFC, 0xFD)

  /// The words of a name.
  /// - Parameter place: where its first word stands; the others are others.
  mutating func add(name: UnsafeRawBufferPointer, as place: UInt8 = Mark.other) {
    endWord()
    self.place = place
    var walker = UTF8Walker(name)
    while let scalar = walker.next() {
      if scalar == 0x20 {
        endWord()
      } else if case .separator = add(scalar) {
        endWord()
      }
    }
    endWord()
  }

  mutating func add(name: String) {
    var name = name
    name.withUTF8 { add(name: UnsafeRawBufferPointer($0)) }
  }

  /// A participant's number: as a whole, without its zeros, and by its figures alone (`p0042 p42 0042 42`).
  mutating func add(number: UnsafeRawBufferPointer) {
    var first = 0
    while first < number.count, !SearchText.isFigure(number[first]) { first += 1 }
    var end = first
    while end < number.count, SearchText.isFigure(number[end]) { end += 1 }
    var significant = first
    while significant < end, number[significant] == 48 { significant += 1 }

    let start = bytes.count
    add(joined: number, keepsZeros: true)
    let whole = bytes.count
    add(joined: number, keepsZeros: false)
    if bytes[whole...] == bytes[start..<whole] { bytes.removeSubrange(whole...) }
    if first == end || end - first == number.count { return }
    add(figures: number, first..<end)
    if significant > first { add(figures: number, significant..<end) }
  }

  /// A telephone number: with its country's code, if any, and without Norway's.
  mutating func add(phone: UnsafeRawBufferPointer) {
    let start = bytes.count
    bytes.append(Mark.other)
    for byte in phone where SearchText.isFigure(byte) { bytes.append(byte) }
    // `00` in front of the country's code is `+`.
    if bytes[(start + 1)...].starts(with: [48, 48]) { bytes.removeSubrange(start + 1...start + 2) }
    let count = bytes.count - start - 1
    if count == 0 {
      bytes.removeLast()
    } else if count == 10, bytes[start + 1] == 52, bytes[start + 2] == 55 {
      let national = Array(bytes[(start + 3)...])
      bytes.append(Mark.other)
      bytes.append(contentsOf: national)
    }
  }

  /// One word of every letter and figure there is.
  mutating func add(joined text: UnsafeRawBufferPointer, keepsZeros: Bool) {
    endWord()
    place = Mark.other
    var walker = UTF8Walker(text)
    var inFigures = false
    while let scalar = walker.next() {
      if scalar == 48, !keepsZeros, !inFigures { continue }
      inFigures = (48...57).contains(scalar)
      add(scalar)
    }
    endWord()
  }

  private mutating func add(figures: UnsafeRawBufferPointer, _ range: Range<Int>) {
    endWord()
    bytes.append(Mark.other)
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: figures[range]))
  }

  private static func isFigure(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  @discardableResult
  private mutating func add(_ scalar: UInt32) -> Letters.Base {
    switch scalar {
    // Most letters of most names.
    case 0x62...0x64, 0x66...0x7A: return add(byte: UInt8(truncatingIfNeeded: scalar))
    case 0xC5, 0xE5: return add(byte: UInt8(ascii: "a"), written: SearchText.aa)
    case 0xD8, 0xF8: return add(byte: UInt8(ascii: "o"), written: SearchText.oe)
    case 0xC6, 0xE6:
      add(byte: UInt8(ascii: "a"), written: SearchText.ae)
      return add(byte: UInt8(ascii: "e"), written: nil)
    // A ring after an a makes it å.
    case 0x30A where written.last == UInt8(ascii: "a"): writeRing()
    default: break
    }
    let base = Letters.base(scalar)
    switch base {
    case .plain(let byte): add(byte: byte)
    case .two(let first, let second):
      add(byte: first)
      add(byte: second)
    case .other(let value):
      guard let scalar = Unicode.Scalar(value) else { break }
      for byte in UTF8.encode(scalar) ?? .init() { add(byte: byte) }
    case .accent, .separator: break
    }
    return base
  }

  @discardableResult
  private mutating func add(byte: UInt8) -> Letters.Base {
    // `aa` is å.
    if byte == UInt8(ascii: "a"), written.last == byte {
      writeRing()
      return .plain(byte)
    }
    return add(byte: byte, written: byte)
  }

  private mutating func writeRing() {
    written[written.count - 1] = SearchText.aa
    isFolded = true
  }

  @discardableResult
  private mutating func add(byte: UInt8, written letter: UInt8?) -> Letters.Base {
    if last == 0 {
      start = bytes.count
      bytes.append(place)
    }
    if let letter { written.append(letter) }
    if letter != byte { isFolded = true }
    // `åa` is å, which is `a`; `oe` is ø, which is `o`.
    if byte == UInt8(ascii: "a") && last == byte || byte == UInt8(ascii: "e") && last == UInt8(ascii: "o") {
      isFolded = true
    } else {
      bytes.append(byte)
      last = byte
    }
    return .plain(byte)
  }

  private mutating func endWord() {
    if isFolded {
      bytes[start] |= Mark.folded
      bytes.append(place | Mark.written)
      bytes.append(contentsOf: written)
      isFolded = false
    }
    if last != 0 { place = Mark.other }
    written.removeAll(keepingCapacity: true)
    last = 0
  }

  private static let space = UInt8(ascii: " ")

  /// A name in folded words, each with a space before it.
  static func folded(_ name: String) -> [UInt8] {
    var text = SearchText()
    text.add(name: name)
    var folded: [UInt8] = []
    var isFolded = true
    for byte in text.bytes {
      if byte < Mark.end { isFolded = byte & Mark.written == 0 }
      if isFolded { folded.append(byte < Mark.end ? space : byte) }
    }
    return folded
  }

  /// A word that has been typed.
  struct Word: Hashable {
    var folded: [UInt8]
    var written: [UInt8]
  }

  var words: [Word] {
    var words: [Word] = []
    for mark in bytes.indices where bytes[mark] < Mark.end {
      let word = Array(bytes[(mark + 1)...].prefix { $0 >= Mark.end })
      if bytes[mark] & Mark.written == 0 {
        words.append(Word(folded: word, written: word))
      } else {
        words[words.count - 1].written = word
      }
    }
    return words
  }

  /// The words of what was typed. What cannot be seen of it is not there.
  static func words(typed: String) -> [Word] {
    var text = SearchText()
    let typed = String(String.UnicodeScalarView(typed.unicodeScalars.filter { !Letters.isInvisible($0.value) }))
    let figures = typed.utf8.filter(isFigure)
    let isPhone =
      figures.count >= 5
      && typed.allSatisfy { $0.isWhitespace || $0.utf8.allSatisfy { isFigure($0) || phoneMarks.contains($0) } }
    if isPhone {
      Array(figures).withUnsafeBytes { text.add(phone: $0) }
      // With Norway's code and without: the shorter finds both.
      return text.words.suffix(1)
    }
    for piece in typed.split(whereSeparator: \.isWhitespace) {
      if piece.utf8.contains(where: isFigure) {
        var piece = String(piece)
        piece.withUTF8 { text.add(joined: UnsafeRawBufferPointer($0), keepsZeros: true) }
      } else {
        text.add(name: String(piece))
      }
    }
    return text.words
  }

  private static let phoneMarks = Set("+-()/.".utf8)
}
