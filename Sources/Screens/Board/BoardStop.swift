import Domain
import Resources
import Store

/// A number of the board that the cursor stops at: in few words, with the same of a year before.
struct BoardStop: Sendable {
  let question: BoardQuestion
  let figure: Figure
  /// Nil where nothing is compared.
  let before: Figure?
  let text: String

  /// The name of the group it is of; nil of most.
  var group: String? {
    for case .group(let name) in figure.filter { return name }
    return nil
  }
}

/// The numbers of the board in the words they stand in.
struct BoardWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// Nil of a number that nobody is behind: there is nothing to be said of it.
  func text(_ figure: Figure, group: String? = nil) -> String? {
    let key = BoardStopText(figure.id)
    let n: Int
    var (whole, days, percent) = (figure.n, "", "")
    switch figure.value {
    // Of nobody, nobody: "0 av 0" says no more.
    case .count where figure.id.indicator.among != nil && figure.n == 0: return nil
    case .count(let count): n = count
    case .share(_, of: 0), .unknown, .few, .medianDays(nil): return nil
    case .share(let part, let all):
      (n, whole) = (part, all)
      percent = Arithmetic.percent(part, of: all).map(String.init) ?? ""
    case .medianDays(let median?): (n, days) = (figure.n, median.text(decimalMark: language.decimalMark))
    case .days(let one): (n, days) = (1, "\(one)")
    case .change: return nil
    }
    return key.map { key in
      language(
        key, ["n": n.grouped, "of": whole.grouped, "days": days, "percent": percent, "name": group ?? ""])
    }
  }

  /// The same a year before, or that they are too few to be compared.
  func before(_ stop: BoardStop) -> String? {
    guard let before = stop.before, before.value != .unknown else { return nil }
    switch FigureChange(stop.figure, before) {
    case .unknown: return language(BoardText.beforeNone)
    case .tooFew: return language(BoardText.beforeFew)
    case .difference(let difference):
      let sign = difference < 0 ? "−\(-difference)" : difference > 0 ? "+\(difference)" : "0"
      return language(BoardText.before, ["value": FigureWords(language).value(before.value), "change": sign])
    }
  }
}
