/// The number a participant is known by: 1 to 20 of A–Z, 0–9 and `-`, upper case, sorted naturally (`P-9` before `P-10`).
public struct ParticipantNumber: Hashable, Sendable {
  public let text: String

  public enum Problem: Error, Hashable, Sendable {
    case empty, tooLong
    case character(Character)
    /// A valid fødselsnummer is never used as a participant's number.
    case nationalID
  }

  public init(_ typed: some StringProtocol) throws(Problem) {
    if typed.isEmpty { throw .empty }
    // Before upper-casing, which would make "SS" of "ß" and let it in.
    if let wrong = typed.first(where: { !ParticipantNumber.isAllowed($0) }) { throw .character(wrong) }
    let text = typed.uppercased()
    if text.utf8.count > 20 { throw .tooLong }
    // Those issued from 2032 on are none the less identities.
    if NationalID(text, from2032: true) != nil { throw .nationalID }
    self.text = text
  }

  /// A number read back from the register, where it was checked when it was entered.
  public init(stored text: String) { self.text = text }

  private static func isAllowed(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue else { return false }
    return (65...90).contains(ascii) || (97...122).contains(ascii) || (48...57).contains(ascii) || ascii == 45
  }
}

extension ParticipantNumber {
  /// What stands before the figures at the end, and they; nil without any.
  public var parts: (head: Substring, figures: Substring)? {
    let figures = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
    return figures == 0 ? nil : (text.dropLast(figures), text.suffix(figures))
  }

  /// The number so many further on, with as many figures or more; nil when there is none, or it would be no number.
  public func advanced(by count: Int) -> ParticipantNumber? {
    guard let (head, figures) = parts, let value = Int(figures) else { return nil }
    let (next, overflow) = value.addingReportingOverflow(count)
    if overflow || next < 0 { return nil }
    let text = String(next)
    return try? ParticipantNumber(
      head + String(repeating: "0", count: max(0, figures.count - text.count)) + text)
  }
}

extension ParticipantNumber: Comparable {
  /// Runs of figures compare as numbers, everything else byte by byte.
  public static func < (left: Self, right: Self) -> Bool { left.sortKey.lexicographicallyPrecedes(right.sortKey) }

  /// Bytes whose order is the natural order: each run of figures is written as its length, then its figures without
  /// leading zeros; the text itself settles ties (`P-1` and `P-01`).
  public var sortKey: [UInt8] {
    var key: [UInt8] = []
    var rest = Substring(text).utf8
    while let byte = rest.first {
      let figures = rest.prefix { (48...57).contains($0) }
      if figures.isEmpty {
        key.append(byte)
        rest = rest.dropFirst()
      } else {
        let significant = figures.drop { $0 == 48 }
        key.append(48)
        key.append(UInt8(clamping: significant.count))
        key.append(contentsOf: significant)
        rest = rest.dropFirst(figures.count)
      }
    }
    key.append(0)
    key.append(contentsOf: text.utf8)
    return key
  }
}
