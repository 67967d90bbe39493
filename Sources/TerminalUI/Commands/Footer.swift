/// The last row: what can be done now, and with which key.
///
/// Items stand in their order and give way from the end when the row is narrow; pinned ones give way last, and the
/// trailing one stands at the right edge.
public struct Footer: Hashable, Sendable {
  /// One key with its word.
  public struct Item: Hashable, Sendable {
    public let keys: String
    /// May be empty: `Esc` explains itself.
    public let title: String
    public let place: FooterPlace
    public let isEnabled: Bool

    public init(keys: String, title: String, place: FooterPlace = .shown, isEnabled: Bool = true) {
      self.keys = keys
      self.title = title
      self.place = place
      self.isEnabled = isEnabled
    }

    fileprivate var runs: [TextRun] {
      let key = TextRun(keys, isEnabled ? .key : .disabled)
      return title.isEmpty ? [key] : [key, TextRun(" " + title, isEnabled ? .plain : .disabled)]
    }

    fileprivate func width(_ glyphs: GlyphSet) -> Int { runs.columns(glyphs) }
  }

  public var items: [Item]

  public init(items: [Item]) {
    self.items = items
  }

  /// The commands that have a key and a place in the footer.
  public init(_ entries: [CommandEntry], labels: KeyLabels = KeyLabels()) {
    items = entries.compactMap { entry in
      let isAvailable = entry.availability.isAvailable
      guard entry.footer != .hidden, entry.footer != .offered || isAvailable, let key = entry.keys.first else {
        return nil
      }
      let place = entry.footer == .offered ? .shown : entry.footer
      return Item(keys: labels.label(key), title: entry.title, place: place, isEnabled: isAvailable)
    }
  }

  /// A hint in front of the commands, for keys that are no command: `←→↑↓ Velg`.
  public func leading(_ keys: [Key], _ title: String, labels: KeyLabels = KeyLabels()) -> Footer {
    Footer(items: [Item(keys: labels.label(keys), title: title)] + items)
  }

  /// The items that fit into `width` columns, in order; the trailing one, if any, is the last.
  public func fitted(to width: Int, glyphs: GlyphSet = .unicode) -> [Item] {
    let trailing = items.last { $0.place == .trailing }
    var room = width
    var kept: Set<Int> = []
    func keep(_ place: FooterPlace) {
      for (index, item) in items.enumerated() where item.place == place {
        let needed = item.width(glyphs) + Self.gap
        // The first that does not fit ends the row: a shorter, less important one would come out of turn.
        guard needed <= room else { break }
        room -= needed
        kept.insert(index)
      }
    }
    // Its place sets the trailing one apart already: one blank before it is enough.
    room += trailing.map { Self.gap - 1 - $0.width(glyphs) } ?? Self.gap
    keep(.pinned)
    keep(.shown)
    return items.indices.filter(kept.contains).map { items[$0] } + (trailing.map { [$0] } ?? [])
  }

  /// Draws the row at `y` with a blank column at each side.
  public func draw(on canvas: inout Canvas, y: Int) {
    let margin = canvas.width > 2 ? 1 : 0
    let room = canvas.width - 2 * margin
    canvas.within(Rect(x: margin, y: y, width: room, height: 1)) { canvas in
      var x = 0
      for item in fitted(to: room, glyphs: canvas.glyphs) {
        if item.place == .trailing {
          canvas.put(item.runs, x: max(x - Self.gap + 1, room - item.width(canvas.glyphs)), y: 0)
        } else {
          x += canvas.put(item.runs, x: x, y: 0) + Self.gap
        }
      }
    }
  }

  /// Blank columns between items; one more than within an item.
  private static let gap = 2
}
