/// A line of text being typed. Editing goes by characters as people see them, whatever they are made of.
public struct TextField: Hashable, Sendable {
  private var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int
  /// Characters at most; nil is no limit but that of reason.
  public let maxLength: Int?

  public init(_ text: String = "", maxLength: Int? = nil) {
    self.maxLength = maxLength.map { max(0, $0) }
    characters = []
    cursor = 0
    insert(text)
  }

  /// What stands in the field, cleaned. Setting it puts the cursor at the end.
  public var text: String {
    get { String(characters) }
    set {
      clear()
      insert(newValue)
    }
  }

  public var isEmpty: Bool { characters.isEmpty }

  public mutating func clear() {
    characters = []
    cursor = 0
  }

  /// Puts the cursor behind so many characters, or at the end of fewer.
  public mutating func moveCursor(to position: Int) { cursor = min(max(0, position), characters.count) }

  // MARK: Editing

  /// Edits by a key.
  ///
  /// - Returns: false when the key is not for a text field.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace: if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete: if cursor < characters.count { remove(cursor..<cursor + 1) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<characters.count)
    case .control("w"): remove(startOfWord..<cursor)
    default: return false
    }
    return true
  }

  /// Inserts text at the cursor, typed or pasted: line breaks become blanks, control characters go, and what is over
  /// the limit is left out.
  public mutating func insert(_ text: String) {
    let room = max(0, (maxLength ?? Self.reasonableLength) - characters.count)
    // A typed mark may join the character before it, so the pieces are counted together.
    let before = String(characters[..<cursor])
    let joined = Array((before + text).cleanedInput())
    let head = joined.prefix(min(joined.count, cursor + room))
    characters = Array((String(head) + String(characters[cursor...])).cleanedInput())
    cursor = min(head.count, characters.count)
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// Where the word before the cursor begins, blanks behind it included.
  private var startOfWord: Int {
    var start = cursor
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    return start
  }

  /// Nobody types more into one line; pasting a book must not stop the program.
  private static let reasonableLength = 10_000

  // MARK: Drawing

  /// Draws the field over `width` columns; with focus, around the cursor and with the cursor in it.
  public func draw(on canvas: inout Canvas, x: Int, y: Int, width: Int, isFocused: Bool) {
    canvas.within(Rect(x: x, y: y, width: width, height: 1)) { canvas in
      let style: Style = isFocused ? .focus : .input
      guard isFocused else {
        canvas.put(text, y: 0, style: style, width: canvas.width)
        return
      }
      let before = TextWidth.of(canvas.glyphs.presentable(String(characters[..<cursor])))
      let shift = max(0, before - max(0, canvas.width - 1))
      canvas.fill(canvas.bounds, style: style)
      canvas.put(text, x: -shift, y: 0, style: style)
      if shift > 0, canvas.width > 1 { canvas.put(canvas.glyphs.ellipsis, x: 0, y: 0, style: style) }
      canvas.placeCursor(x: before - shift, y: 0, visible: true)
    }
  }
}
