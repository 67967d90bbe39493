/// A date as a person types it at the desk, and what it was understood to mean.
///
/// Takes `i dag`/`idag`/`today`, `i går`, `i morgen` (also `+`), weekdays (`to`, `tor`, `torsdag`, also English), `+3`, `-2`,
/// `12.12`, `12.12.26`, `12.12.2026`, `2026-12-12`. A weekday means the next one with that name; said on that very weekday it is
/// ambiguous, and the answer names both days; `to+` is then the later of them, and always the next after today. `12.12` is the day nearest to today, this year or a neighbour. A year
/// of two figures is taken within ten years of today; of others the answer names both centuries.
public enum DateInput {
  public enum Problem: Error, Hashable, Sendable {
    /// Not a date in any accepted form.
    case notUnderstood
    /// A day that does not exist, such as 31.02.
    case noSuchDay
    /// "Thursday" said on a Thursday: today, or a week from now?
    case ambiguous(Day, Day)
    /// `12.12.84`: the earlier or the later of two years that end so?
    case century(Int, Int)
  }

  public static func parse(_ text: String, today: Day) -> Result<Day, Problem> {
    let word = text.lowercased().filter { !$0.isWhitespace }
    if let offset = words[word] { return .success(today + offset) }
    if let weekday = weekday(word) {
      let ahead = (weekday - today.weekday + 7) % 7
      return ahead == 0 ? .failure(.ambiguous(today, today + 7)) : .success(today + ahead)
    }
    if word.last == "+", let weekday = weekday(String(word.dropLast())) {
      return .success(today + ((weekday - today.weekday + 6) % 7 + 1))
    }
    if let sign = word.first, sign == "+" || sign == "-", let days = offset(word.dropFirst()) {
      return .success(today + (sign == "+" ? days : -days))
    }
    return date(word, today: today)
  }

  /// One to four figures and nothing else: `Int` would take a second sign.
  private static func offset(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  private static let words = [
    "idag": 0, "today": 0, "igår": -1, "igaar": -1, "yesterday": -1, "imorgen": 1, "imorgon": 1, "tomorrow": 1,
    "+": 1,
  ]

  private static let weekdays = [
    ["mandag", "monday", "måndag"], ["tirsdag", "tuesday", "tysdag"], ["onsdag", "wednesday"],
    ["torsdag", "thursday"], ["fredag", "friday"], ["lørdag", "saturday", "laurdag", "loerdag"],
    ["søndag", "sunday", "sundag", "soendag"],
  ]

  /// Two letters are enough, and Norwegian comes before English (`to` is torsdag).
  private static func weekday(_ word: String) -> Int? {
    guard word.count >= 2 else { return nil }
    for language in 0..<4 {
      for (index, names) in weekdays.enumerated()
      where names.indices.contains(language) && names[language].hasPrefix(word) {
        return index + 1
      }
    }
    return nil
  }

  private static func date(_ word: String, today: Day) -> Result<Day, Problem> {
    if let day = Day(word) { return .success(day) }
    let byHyphen = word.contains("-")
    let parts = word.split(separator: byHyphen ? "-" : ".").compactMap { Int($0) }
    let count = word.split(separator: byHyphen ? "-" : ".").count
    guard parts.count == count else { return .failure(.notUnderstood) }
    if parts.count == 3 {
      if !byHyphen, let days = TwoFigureYear.days(word) { return year(of: days, today: today) }
      return .failure((byHyphen ? parts[0] : parts[2]) > 999 ? .noSuchDay : .notUnderstood)
    }
    guard parts.count == 2, !byHyphen else { return .failure(.notUnderstood) }
    let candidates = [-1, 0, 1].compactMap { Day(year: today.year + $0, month: parts[1], day: parts[0]) }
    guard let nearest = candidates.min(by: { abs($0 - today) < abs($1 - today) }) else {
      return .failure(.noSuchDay)
    }
    return .success(nearest)
  }

  /// Whoever writes two figures at the desk means a day of about now, or has to say which.
  private static func year(of days: [Day], today: Day) -> Result<Day, Problem> {
    let nearest = days.sorted { abs($0 - today) < abs($1 - today) }.prefix(2)
    guard let first = nearest.first else { return .failure(.noSuchDay) }
    if nearest.count == 1 || abs(first - today) <= 3653 { return .success(first) }
    let years = nearest.map(\.year).sorted()
    return .failure(.century(years[0], years[1]))
  }
}

/// `12.12.84`: a date whose century was left out.
enum TwoFigureYear {
  /// Every day it may be, earliest first; nil when it is no such date, empty when there is no such day in any century.
  static func days(_ text: String) -> [Day]? {
    let parts = text.split(separator: ".")
    guard parts.count == 3, parts[2].utf8.count == 2 else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, numbers[2] >= 0 else { return nil }
    return [1800, 1900, 2000, 2100].compactMap { Day(year: $0 + numbers[2], month: numbers[1], day: numbers[0]) }
  }
}
