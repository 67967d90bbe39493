/// Commands to choose from: the `?` help, which can be run, and the `:` palette, in which one types.
public struct CommandMenu: Hashable, Sendable {
  /// How the commands are found.
  public enum Kind: Hashable, Sendable {
    /// All of them under their headings.
    case help
    /// Those that match what is typed, best first.
    case palette
  }

  /// What a key did.
  public enum Result: Hashable, Sendable {
    /// Enter: run this command.
    case chosen(String)
    case moved
    /// Esc.
    case left
    case ignored
  }

  public let kind: Kind
  public let entries: [CommandEntry]
  public let labels: KeyLabels
  /// What is typed in the palette.
  public private(set) var query = TextField(maxLength: 80)
  private var list = ListState<Row>()

  /// - Parameter entries: of one table or of several, in the order of help; the first of equal ids counts.
  public init(_ kind: Kind, _ entries: [CommandEntry], labels: KeyLabels = KeyLabels()) {
    self.kind = kind
    self.entries = entries
    self.labels = labels
  }

  /// A line of the menu.
  private enum Row: Hashable, Sendable {
    case heading(String)
    case command(String)
  }

  private var rows: [Row] {
    guard kind == .help else { return PaletteSearch.matches(query.text, in: entries).map { .command($0.id) } }
    var groups: [String] = []
    for entry in entries where !groups.contains(entry.group) { groups.append(entry.group) }
    return groups.flatMap { group in
      [.heading(group)] + entries.filter { $0.group == group }.map { .command($0.id) }
    }
  }

  /// The command Enter runs; nil when nothing matches.
  public var selected: CommandEntry? {
    var settled = list
    let rows = rows
    settled.settle(rows: ListRows(rows), height: max(1, rows.count))
    Self.leaveHeading(&settled, rows: rows, height: rows.count, forward: true)
    guard case .command(let id) = settled.selected else { return nil }
    return entries.first { $0.id == id }
  }

  // MARK: Keys

  /// Types, moves or chooses.
  ///
  /// - Parameter height: rows of the canvas it is drawn on.
  public mutating func handle(_ key: Key, height: Int) -> Result {
    switch key {
    case .escape: return .left
    case .enter: return selected.map { .chosen($0.id) } ?? .ignored
    default: break
    }
    let listHeight = listHeight(height)
    let rows = rows
    list.settle(rows: ListRows(rows), height: listHeight)
    Self.leaveHeading(&list, rows: rows, height: listHeight, forward: true)
    // In the palette Home and End are for the text only when there is some.
    let isTyping = kind == .palette && !query.isEmpty && (key == .home || key == .end)
    let letters: ListState<Row>.Letters = kind == .help ? .movement : .none
    if !isTyping, list.handle(key, rows: ListRows(rows), height: listHeight, letters: letters) {
      let isUp = key == .up || key == .pageUp || key == .character("k")
      Self.leaveHeading(&list, rows: rows, height: listHeight, forward: !isUp)
      return .moved
    }
    guard kind == .palette, query.handle(key) else { return .ignored }
    // The best match is the one meant, not the one that was meant a letter ago.
    list = ListState()
    return .moved
  }

  /// Types pasted text into the palette.
  public mutating func paste(_ text: String) {
    guard kind == .palette else { return }
    query.insert(text)
    list = ListState()
  }

  private func listHeight(_ height: Int) -> Int { max(1, kind == .palette ? height - 1 : height) }

  /// Headings can't be chosen: the choice goes on to the next command, back to the first at the top.
  private static func leaveHeading(
    _ list: inout ListState<Row>, rows: [Row], height: Int, forward: Bool
  ) {
    guard case .heading = list.selected else { return }
    let source = ListRows(rows)
    list.move(by: forward ? 1 : -1, rows: source, height: height)
    if case .heading = list.selected { list.move(by: 1, rows: source, height: height) }
  }

  // MARK: Drawing

  /// Draws the menu on the whole of the canvas: in the palette the typed text first, then the commands with their
  /// keys, and the reason of one that can't be used now.
  public func draw(on canvas: inout Canvas) {
    let top = kind == .palette ? 1 : 0
    canvas.within(canvas.bounds.inset(top: top)) { drawRows(on: &$0) }
    guard kind == .palette else { return }
    let margin = canvas.put(" :", y: 0, style: .key)
    query.draw(on: &canvas, x: margin, y: 0, width: canvas.width - margin - 1, isFocused: true)
  }

  private func drawRows(on canvas: inout Canvas) {
    let rows = rows
    var settled = list
    settled.settle(rows: ListRows(rows), height: canvas.height)
    Self.leaveHeading(&settled, rows: rows, height: canvas.height, forward: true)
    let byID = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
    let lines = CommandLines(
      entries, labels: labels, width: canvas.width - ListState<Row>.margin - 1, glyphs: canvas.glyphs)
    settled.draw(on: &canvas, rows: ListRows(rows)) { canvas, row, _ in
      switch row {
      case .heading(let title): canvas.put(title, y: 0, style: .heading)
      case .command(let id): byID[id].map { lines.draw($0, on: &canvas) }
      }
    }
  }
}
