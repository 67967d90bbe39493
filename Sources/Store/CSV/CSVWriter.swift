/// Writes CSV: comma, UTF-8 without a mark, LF. For spreadsheets: semicolon, mark, CRLF, and no cell that is a formula.
public struct CSVWriter {
  public enum Dialect: Hashable, Sendable {
    /// For programs.
    case standard
    /// For Excel with Norwegian settings.
    case excel
  }

  public let dialect: Dialect
  /// What has been written and not yet taken.
  public private(set) var bytes: [UInt8]

  public init(dialect: Dialect = .standard) {
    self.dialect = dialect
    bytes = dialect == .excel ? [0xEF, 0xBB, 0xBF] : []
  }

  /// Writes one row. Quotes stand only where they must.
  public mutating func write(_ row: [String]) {
    for (index, field) in row.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      write(field: field)
    }
    // A lone empty field would be a blank line, which readers pass over.
    if row == [""] { bytes.append(contentsOf: [CSVWriter.quote, CSVWriter.quote]) }
    if dialect == .excel { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Hands over what has been written, so that a large file need not be held whole.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private static let quote = UInt8(ascii: "\"")
  private var delimiter: UInt8 { dialect == .excel ? UInt8(ascii: ";") : UInt8(ascii: ",") }

  private mutating func write(field: String) {
    let isFormula = dialect == .excel && CSVFormula.isFormula(field)
    guard field.utf8.contains(where: needsQuotes) else {
      if isFormula { bytes.append(CSVFormula.guardSign) }
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(CSVWriter.quote)
    if isFormula { bytes.append(CSVFormula.guardSign) }
    for byte in field.utf8 {
      if byte == CSVWriter.quote { bytes.append(CSVWriter.quote) }
      bytes.append(byte)
    }
    bytes.append(CSVWriter.quote)
  }

  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == CSVWriter.quote || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
