/// One of several, chosen by typing its beginning or with the arrows.
///
/// Left and right go through the options. Typing opens a list of those that match, in which up and down choose, Enter
/// takes and Esc gives up; a blank opens the whole list. Where nothing matches, up, down and Tab leave the field as it was
/// before the typing; Enter, which would take something, stays.
public struct ChoiceField: Hashable, Sendable {
  /// Something to choose: what is stored, and what is shown.
  public struct Option: Hashable, Sendable, Identifiable {
    public let id: String
    public let label: String

    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  /// Options an open list shows at once.
  static let mostShown = 8
  /// Options it should have room for, if there are so many.
  static let fewestShown = 5

  public let options: [Option]
  /// The options were looked up for what is typed, and all of them match it.
  public let isFound: Bool
  /// The chosen option; nil as long as nobody chose.
  public private(set) var selected: Option?
  /// What is typed while the list is open.
  public private(set) var query = TextField()
  /// The options that match, best first, are on show.
  public private(set) var isOpen = false
  /// The row of the open list that Enter takes.
  private var highlighted = 0

  /// - Parameters:
  ///   - selected: the id of an option; nil or unknown is none.
  ///   - isFound: whoever owns the field looks the options up for what is typed.
  public init(_ options: [Option], selected: String? = nil, isFound: Bool = false) {
    self.options = options
    self.isFound = isFound
    select(selected)
  }

  /// Chooses by id; nil or an unknown id chooses nothing.
  public mutating func select(_ id: String?) {
    close()
    selected = id.flatMap { id in options.first { $0.id == id } }
  }

  /// The options the open list shows.
  public var matches: [Option] {
    guard !query.isEmpty, !isFound else { return options }
    let needles = Set([query.text.folded(), query.text.transliterated().lowercased()])
    return options.enumerated()
      .compactMap { index, option in
        needles.compactMap { TextMatch.find($0, in: option.label) }.min().map { ($0, index, option) }
      }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map { $0.2 }
  }

  // MARK: Keys

  /// Chooses by a key.
  ///
  /// - Returns: false when the key is not for the field; the form moves on then.
  public mutating func handle(_ key: Key) -> Bool {
    isOpen ? handleOpen(key) : handleClosed(key)
  }

  private mutating func handleClosed(_ key: Key) -> Bool {
    switch key {
    case .left: step(-1)
    case .right: step(1)
    case .character(" "): open()
    case .character(let character):
      open()
      insert(String(character))
    case .backspace, .delete: selected = nil
    default: return false
    }
    return true
  }

  private mutating func handleOpen(_ key: Key) -> Bool {
    let last = max(0, matches.count - 1)
    let isVain = matches.isEmpty
    switch key {
    case .up where isVain, .down where isVain, .tab where isVain, .backTab where isVain:
      close()
      return false
    case .up: highlighted = max(0, highlighted - 1)
    case .down: highlighted = min(last, highlighted + 1)
    case .pageUp, .home: highlighted = 0
    case .pageDown, .end: highlighted = last
    case .escape: close()
    case .enter, .tab, .backTab:
      // The form moves on with the same key, unless nothing matches what was typed.
      guard let option = highlightedOption else { return true }
      selected = option
      close()
      return false
    case .backspace where query.isEmpty: close()
    case .character(let character): insert(String(character))
    default:
      if query.handle(key) { highlighted = 0 }
    }
    return true
  }

  /// Takes pasted text as typed.
  public mutating func insert(_ text: String) {
    if !isOpen { open() }
    query.insert(text)
    highlighted = 0
  }

  /// Opens the list with something half typed.
  mutating func look(for text: String, cursor: Int) {
    open()
    query.insert(text)
    query.moveCursor(to: cursor)
    if !query.isEmpty { highlighted = 0 }
  }

  /// Takes the option under the mark and closes the list: when the field is left some other way.
  mutating func accept() {
    if isOpen, let option = highlightedOption { selected = option }
    close()
  }

  /// What Enter takes from the open list.
  var highlightedOption: Option? {
    guard isOpen else { return nil }
    let matches = matches
    return matches.isEmpty ? nil : matches[min(highlighted, matches.count - 1)]
  }

  private mutating func open() {
    query.clear()
    isOpen = true
    highlighted = selected.flatMap { options.firstIndex(of: $0) } ?? 0
  }

  private mutating func close() {
    query.clear()
    isOpen = false
    highlighted = 0
  }

  private mutating func step(_ by: Int) {
    guard !options.isEmpty else { return }
    guard let selected, let index = options.firstIndex(of: selected) else {
      self.selected = by > 0 ? options.first : options.last
      return
    }
    self.selected = options[(index + by + options.count) % options.count]
  }

  // MARK: Drawing

  /// Draws the value, or what is being typed.
  public func draw(on canvas: inout Canvas, x: Int, y: Int, width: Int, isFocused: Bool) {
    if isOpen {
      query.draw(on: &canvas, x: x, y: y, width: width, isFocused: isFocused)
      return
    }
    canvas.within(Rect(x: x, y: y, width: width, height: 1)) { canvas in
      canvas.put(selected?.label ?? "", y: 0, style: isFocused ? .focus : .input, width: canvas.width)
      if isFocused { canvas.placeCursor(x: 0, y: 0, visible: true) }
    }
  }

  /// Draws the open list over whatever is beneath, on the whole of the canvas.
  public func drawOptions(on canvas: inout Canvas) {
    let matches = matches
    guard isOpen else { return }
    guard !matches.isEmpty else {
      canvas.put("  –", y: 0, style: .muted, width: canvas.width)
      return
    }
    var window = ScrollWindow()
    let marked = min(highlighted, matches.count - 1)
    window.show(marked, height: canvas.height, count: matches.count)
    for (y, index) in window.visible(height: canvas.height, count: matches.count).enumerated() {
      let isMarked = index == marked
      let text = (isMarked ? "\(canvas.glyphs.selection) " : "  ") + matches[index].label
      canvas.put(text, y: y, style: isMarked ? .selected : .plain, width: canvas.width)
    }
  }
}
