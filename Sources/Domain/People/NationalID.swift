/// A Norwegian national identity number (fødselsnummer, D-number or H-number), checked by its two check digits.
///
/// Source: skatteetaten.no. 11 digits `ddmmyy iii kk`; for each check digit (Σ weight·digit + k) mod 11 = 0. From 2032
/// the remainders 1, 2 and 3 are valid for the first check digit too, and neither gender nor century can be read from
/// the number: they are fields of their own. D-number: day + 40. H-number: month + 40. Synthetic: month + 80.
public struct NationalID: Hashable, Sendable {
  public let digits: String

  public enum Kind: Hashable, Sendable { case birthNumber, dNumber, hNumber }
  public let kind: Kind
  /// Made up for tests: month + 80. Demo and test people have no other.
  public let isSynthetic: Bool

  /// Nil when it is not a national id. `from2032` accepts the first check digits that are issued from 2032 on.
  public init?(_ text: some StringProtocol, from2032: Bool = false) {
    let figures = text.utf8.compactMap { (48...57).contains($0) ? Int($0) - 48 : nil }
    guard figures.count == 11, text.utf8.count == 11 else { return nil }
    guard NationalID.firstCheckHolds(figures, from2032: from2032), NationalID.secondCheckHolds(figures) else {
      return nil
    }
    var day = figures[0] * 10 + figures[1]
    var month = figures[2] * 10 + figures[3]
    isSynthetic = month > 80
    if isSynthetic { month -= 80 }
    if day > 40 {
      kind = .dNumber
      day -= 40
    } else if month > 40 {
      kind = .hNumber
      month -= 40
    } else {
      kind = .birthNumber
    }
    let yearOfCentury = figures[4] * 10 + figures[5]
    let individual = figures[6] * 100 + figures[7] * 10 + figures[8]
    guard
      NationalID.dateExists(
        day: day, month: month, yearOfCentury: yearOfCentury, individual: individual, from2032: from2032)
    else { return nil }
    digits = String(text)
  }

  private static func firstCheckHolds(_ figures: [Int], from2032: Bool) -> Bool {
    let weights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
    let remainder = zip(weights, figures).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return remainder == 0 || (from2032 && (1...3).contains(remainder))
  }

  private static func secondCheckHolds(_ figures: [Int]) -> Bool {
    let weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]
    return zip(weights, figures).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }

  /// The century follows from the individual number before 2032; after, the date must exist in some century.
  private static func dateExists(
    day: Int, month: Int, yearOfCentury: Int, individual: Int, from2032: Bool
  ) -> Bool {
    let centuries: [Int]
    if from2032 {
      centuries = [1800, 1900, 2000]
    } else {
      switch individual {
      case 0...499: centuries = [1900]
      case 500...749: centuries = yearOfCentury >= 54 ? [1800] : [2000]
      case 750...899: centuries = [2000]
      default: centuries = yearOfCentury >= 40 ? [1900] : [2000]
      }
    }
    return centuries.contains { Day(year: $0 + yearOfCentury, month: month, day: day) != nil }
  }
}
