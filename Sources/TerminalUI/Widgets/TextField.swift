/// A line of text being typed. Editing goes by characters as people see them, whatever they are made of.
public struct TextField: Hashable, Sendable {
  private var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int
  /// Characters at most that can be typed; nil is no limit but that of reason.
  public let maxLength: Int?
  /// What there was no room for, until the next edit; nil when there was room for all.
  public private(set) var cut: Cut?

  /// Of a text that was typed or pasted, how much the field took.
  public struct Cut: Hashable, Sendable {
    public let kept: Int
    public let of: Int
    /// What the field takes at most.
    public let most: Int
  }

  public init(_ text: String = "", maxLength: Int? = nil) {
    self.maxLength = maxLength.map { max(0, $0) }
    characters = Array(text.cleanedInput())
    cursor = characters.count
  }

  /// What stands in the field, cleaned. Setting it puts the cursor at the end.
  ///
  /// What is set is not typed: it stands as it is, were it longer than may be typed here.
  public var text: String {
    get { String(characters) }
    set { self = TextField(newValue, maxLength: maxLength) }
  }

  public var isEmpty: Bool { characters.isEmpty }

  public mutating func clear() {
    characters = []
    cursor = 0
    cut = nil
  }

  /// Puts the cursor behind so many characters, or at the end of fewer.
  public mutating func moveCursor(to position: Int) { cursor = min(max(0, position), characters.count) }

  /// The cursor goes elsewhere: what was cut has been told.
  mutating func leave() { cut = nil }

  /// How full it is, `285/300`, when a tenth or less of its room is left; nil before that, and where there is little room
  /// at all, such as for a number.
  var counter: String? {
    guard let maxLength, maxLength >= 20, maxLength - characters.count <= maxLength / 10 else { return nil }
    return "\(characters.count)/\(maxLength)"
  }

  /// The counter at its longest.
  var fullCounter: String { maxLength.map { "\($0)/\($0)" } ?? "" }

  /// Not one more character can be typed.
  var isFull: Bool { maxLength.map { characters.count >= $0 } ?? false }

  // MARK: Editing

  /// Edits by a key.
  ///
  /// - Returns: false when the key is not for a text field.
  public mutating func handle(_ key: Key) -> Bool {
    cut = nil
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
  /// the limit is left out: ``cut`` tells how much.
  public mutating func insert(_ text: String) {
    let most = maxLength ?? Self.reasonableLength
    let room = max(0, most - characters.count)
    // A typed mark may join the character before it, so the pieces are counted together.
    let before = String(characters[..<cursor])
    let joined = Array((before + text).cleanedInput())
    let head = joined.prefix(min(joined.count, cursor + room))
    cut = head.count < joined.count ? Cut(kept: head.count - cursor, of: joined.count - cursor, most: most) : nil
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
