/// Cells that a spreadsheet would run as a formula, and the apostrophe that keeps it from doing so.
enum CSVFormula {
  static let guardSign = UInt8(ascii: "'")

  /// Whether a spreadsheet may take the cell for a formula. A tab or CR before the sign does not hinder it.
  static func isFormula(_ cell: String) -> Bool { cell.utf8.first.map { starters.contains($0) } ?? false }

  /// The cell without the apostrophe that was put before a formula, so that what was exported for a spreadsheet can be
  /// imported again; other apostrophes stay.
  static func unguarded(_ cell: String) -> String {
    var bytes = cell.utf8.makeIterator()
    guard bytes.next() == guardSign, let second = bytes.next(), starters.contains(second) || second == guardSign else {
      return cell
    }
    return String(cell.dropFirst())
  }

  /// The cell for a file that ``unguarded(_:)`` reads: text that would lose its own apostrophe, or that is the `-` which
  /// clears a value, gets one.
  static func literal(_ text: String) -> String {
    text == "-" || unguarded(text).utf8.count != text.utf8.count ? "'" + text : text
  }

  private static let starters = [
    UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"),
  ]
}
