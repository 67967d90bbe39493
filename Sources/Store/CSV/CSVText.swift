/// The bytes of a CSV file, known to be text and made UTF-8.
///
/// UTF-8 with or without a mark is taken as it is; anything else is Windows-1252, unless it holds both well-formed
/// multi-byte sequences and bytes that are none: then two encodings have been mixed, and guessing would spoil names.
public struct CSVText: Sendable {
  /// UTF-8 without a mark.
  public let bytes: [UInt8]
  public let encoding: Encoding

  public enum Encoding: Hashable, Sendable { case utf8, windows1252 }

  /// Offsets into a file are 32 bits, half the memory of a million rows.
  public static let largest = 1 << 30

  public init(_ file: [UInt8]) throws(CSVFileProblem) {
    if file.count > CSVText.largest { throw .tooLarge(limit: CSVText.largest) }
    if let problem = CSVText.problem(ofKind: file) { throw problem }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let hasMark = file.starts(with: mark)
    let survey = file.withUnsafeBytes { UTF8Survey($0) }
    guard let invalid = survey.firstInvalid else {
      bytes = hasMark ? Array(file.dropFirst(mark.count)) : file
      encoding = .utf8
      if bytes.isEmpty { throw .empty }
      return
    }
    guard !survey.hasMultiByte, let text = Windows1252.utf8(file, count: file.count) else {
      throw .damagedEncoding(line: CSVText.line(of: invalid, in: file))
    }
    bytes = text
    encoding = .windows1252
  }

  /// The text between two offsets.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: What is no text

  private static func problem(ofKind file: [UInt8]) -> CSVFileProblem? {
    if file.isEmpty { return .empty }
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) { return .utf16 }
    for (format, magic) in signatures where file.starts(with: magic) { return .notText(format) }
    guard let nul = file.firstIndex(of: 0) else { return nil }
    return looksLikeUTF16(file) ? .utf16 : .nul(line: line(of: nul, in: file))
  }

  private static let signatures: [(CSVFileProblem.Format, [UInt8])] = [
    (.png, [0x89, 0x50, 0x4E, 0x47]), (.jpeg, [0xFF, 0xD8, 0xFF]), (.gif, Array("GIF8".utf8)),
    (.pdf, Array("%PDF-".utf8)), (.zip, [0x50, 0x4B, 0x03, 0x04]), (.gzip, [0x1F, 0x8B]),
    (.legacyOffice, [0xD0, 0xCF, 0x11, 0xE0]), (.database, Array("SQLite format 3\0".utf8)),
  ]

  /// Without a mark: Norwegian and English text in UTF-16 has a NUL in nearly every other byte.
  private static func looksLikeUTF16(_ file: [UInt8]) -> Bool {
    let start = file.prefix(64)
    let even = start.enumerated().count { $0.offset.isMultiple(of: 2) && $0.element == 0 }
    let odd = start.enumerated().count { !$0.offset.isMultiple(of: 2) && $0.element == 0 }
    let pairs = start.count / 2
    return pairs >= 2 && (even == 0) != (odd == 0) && max(even, odd) * 4 >= pairs * 3
  }

  private static func line(of offset: Int, in file: [UInt8]) -> Int {
    file[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
  }
}
