/// What was typed as a birth: `12.03.1984`, `12.03.84`, `1984-03-12` or `1984`. Never guessed from the day nearest to today.
public enum BirthInput: Hashable, Sendable {
  case date(Day)
  case year(Int)

  public enum Problem: Error, Hashable, Sendable {
    case notUnderstood
    /// `12.03.15`: both years may be of somebody alive.
    case century(Int, Int)
  }

  /// Whether the year can be is for the rules to say; of two figures it is the one that can.
  public static func parse(_ text: String, today: Day) -> Result<BirthInput, Problem> {
    let word = text.filter { !$0.isWhitespace }
    if word.utf8.count == 4, word.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(word) {
      return .success(.year(year))
    }
    if let day = Day(word) { return .success(.date(day)) }
    let days = (TwoFigureYear.days(word) ?? []).filter { $0 <= today && $0.year >= today.year - Participant.oldest }
    guard let last = days.last else { return .failure(.notUnderstood) }
    return days.count == 1 ? .success(.date(last)) : .failure(.century(days[0].year, last.year))
  }
}
