import Domain

/// Dates as files have them: `2026-11-21` or `21.11.2026`, and with the time of midnight that databases and spreadsheets
/// give a day.
enum FileDate {
  /// Ten characters are read straight from the bytes: a large file holds a million dates. Else ``Day/init(_:)`` decides.
  static func read(_ text: String) -> Day? {
    guard text.utf8.count == 10 else { return Day(withoutMidnight(text)) }
    var digits: (year: Int, month: Int, day: Int) = (0, 0, 0)
    let yearFirst = text.utf8.dropFirst(4).first == UInt8(ascii: "-")
    for (index, byte) in text.utf8.enumerated() {
      let isSeparator = yearFirst ? index == 4 || index == 7 : index == 2 || index == 5
      if isSeparator {
        guard byte == (yearFirst ? UInt8(ascii: "-") : UInt8(ascii: ".")) else { return nil }
        continue
      }
      guard (48...57).contains(byte) else { return nil }
      let digit = Int(byte) - 48
      if yearFirst ? index < 4 : index > 5 {
        digits.year = digits.year * 10 + digit
      } else if yearFirst ? index < 7 : (3...4).contains(index) {
        digits.month = digits.month * 10 + digit
      } else {
        digits.day = digits.day * 10 + digit
      }
    }
    return Day(year: digits.year, month: digits.month, day: digits.day)
  }

  /// `2026-11-21 00:00:00` and `21.11.2026T00:00` without the time; any other time is kept, and is no date.
  private static func withoutMidnight(_ text: String) -> String {
    guard let gap = text.firstIndex(where: { $0 == " " || $0 == "T" }) else { return text }
    let time = text[text.index(after: gap)...]
    let isMidnight = time.contains(":") && time.allSatisfy { "0:.".contains($0) }
    return isMidnight ? String(text[..<gap]) : text
  }

  /// Whether the text has the form of a date, and only the day does not exist.
  static func looksLikeDate(_ text: String) -> Bool {
    let separator: Character = text.contains("-") ? "-" : "."
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
      return false
    }
    let (year, rest) = separator == "-" ? (parts[0], parts[1...]) : (parts[2], parts[..<2])
    return year.utf8.count == 4 && rest.allSatisfy { $0.utf8.count <= 2 }
  }
}
