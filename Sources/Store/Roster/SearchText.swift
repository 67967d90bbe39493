import Domain

/// What people are found by: words of folded bytes, each with a space before it, so that "begins with" is a search for
/// the space and what was typed.
///
/// `å`, `aa` and `a` are one, and so are `ø`, `oe` and `o`, and `æ` and `ae`: whoever types on another keyboard, or reads
/// a name from an old letter, finds it. What is stored and what is typed are folded alike.
struct SearchText {
  private(set) var bytes: [UInt8] = []
  /// The last byte of the word so far; 0 at its beginning.
  private var last: UInt8 = 0

  static let space = UInt8(ascii: " ")

  /// The words of a name.
  mutating func add(name: UnsafeRawBufferPointer) {
    endWord()
    var walker = UTF8Walker(name)
    while let scalar = walker.next() {
      // Most letters of most names.
      switch scalar {
      case 0x61...0x7A: add(byte: UInt8(truncatingIfNeeded: scalar))
      case 0x41...0x5A: add(byte: UInt8(truncatingIfNeeded: scalar) | 0x20)
      case 0x20: endWord()
      default: if case .separator = add(scalar) { endWord() }
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
    bytes.append(SearchText.space)
    for byte in phone where SearchText.isFigure(byte) { bytes.append(byte) }
    // `00` in front of the country's code is `+`.
    if bytes[(start + 1)...].starts(with: [48, 48]) { bytes.removeSubrange(start + 1...start + 2) }
    let count = bytes.count - start - 1
    if count == 0 {
      bytes.removeLast()
    } else if count == 10, bytes[start + 1] == 52, bytes[start + 2] == 55 {
      let national = Array(bytes[(start + 3)...])
      bytes.append(SearchText.space)
      bytes.append(contentsOf: national)
    }
  }

  /// One word of every letter and figure there is.
  mutating func add(joined text: UnsafeRawBufferPointer, keepsZeros: Bool) {
    endWord()
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
    bytes.append(SearchText.space)
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: figures[range]))
  }

  private static func isFigure(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  @discardableResult
  private mutating func add(_ scalar: UInt32) -> Letters.Base {
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

  private mutating func add(byte: UInt8) {
    if last == 0 { bytes.append(SearchText.space) }
    // `aa` is å, which is `a`; `oe` is ø, which is `o`.
    if byte == UInt8(ascii: "a"), last == byte { return }
    if byte == UInt8(ascii: "e"), last == UInt8(ascii: "o") { return }
    bytes.append(byte)
    last = byte
  }

  private mutating func endWord() { last = 0 }

  /// A name in folded words, each with a space before it.
  static func folded(_ name: String) -> [UInt8] {
    var text = SearchText()
    text.add(name: name)
    return text.bytes
  }

  /// The words of what was typed, folded, without spaces.
  static func words(typed: String) -> [[UInt8]] {
    var text = SearchText()
    let figures = typed.utf8.filter(isFigure)
    let isPhone = figures.count >= 5 && typed.utf8.allSatisfy { isFigure($0) || phoneMarks.contains($0) }
    if isPhone {
      Array(figures).withUnsafeBytes { text.add(phone: $0) }
      // With Norway's code and without: the shorter finds both.
      return text.bytes.split(separator: space).suffix(1).map { Array($0) }
    }
    for piece in typed.split(whereSeparator: \.isWhitespace) {
      if piece.utf8.contains(where: isFigure) {
        var piece = String(piece)
        piece.withUTF8 { text.add(joined: UnsafeRawBufferPointer($0), keepsZeros: true) }
      } else {
        text.add(name: String(piece))
      }
    }
    return text.bytes.split(separator: space).map { Array($0) }
  }

  private static let phoneMarks = Set(" +-()/.".utf8)
}
