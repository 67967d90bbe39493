/// Commands under each other: key, title, and what it does or why it cannot be done now.
public struct CommandLines {
  private enum Column: CaseIterable { case key, title, help }

  private let labels: KeyLabels
  private let layout: TableLayout<Column>

  public init(_ entries: [CommandEntry], labels: KeyLabels, width: Int, glyphs: GlyphSet) {
    self.labels = labels
    layout = TableLayout(
      [
        TableColumn(.key, "", width: .flexible(min: 3, max: 3)),
        TableColumn(.title, "", width: .flexible(min: 12, max: 12)),
        TableColumn(.help, "", width: .flexible(min: 20), dropOrder: 1),
      ], width: width, gap: 2, fitting: entries, glyphs: glyphs
    ) { Self.cell($0, $1, labels) }
  }

  public func draw(_ entry: CommandEntry, on canvas: inout Canvas) {
    layout.drawRow(on: &canvas) { Self.cell($0, entry, labels) }
  }

  private static func cell(_ column: Column, _ entry: CommandEntry, _ labels: KeyLabels) -> [TextRun] {
    func run(_ text: String, _ style: Style) -> [TextRun] {
      [TextRun(text, entry.availability.isAvailable ? style : .disabled)]
    }
    return switch column {
    case .key: run(labels.label(entry.keys), .key)
    case .title: run(entry.title.isEmpty ? entry.id : entry.title, .plain)
    case .help: run(entry.availability.reason ?? entry.help, .muted)
    }
  }
}
