import Domain
import Resources

/// How a figure's value is written on screen.
public struct FigureWords {
  private let language: Language

  public init(_ language: Language) { self.language = language }

  public func value(_ value: Figure.Value) -> String {
    switch value {
    case .count(let count): return "\(count)"
    case .share(let part, let whole):
      guard let percent = Arithmetic.percent(part, of: whole) else { return "–" }
      return "\(percent) % (\(part) / \(whole))"
    case .medianDays(let median):
      guard let median else { return "–" }
      return language(CommonText.days, ["n": median.text(decimalMark: language.decimalMark)])
    case .change(let change): return self.change(change)
    case .unknown: return language(FigureText.about(.unknown))
    }
  }

  /// `3 bedre · 5 like · 0 verre`.
  public func change(_ change: LightsChange) -> String {
    language(
      CommonText.lightsChange, ["better": change.better, "same": change.same, "worse": change.worse])
  }

  /// `69,3 %`; a dash when there is nothing to take a share of.
  public func share(_ part: Int, of whole: Int) -> String {
    guard let permille = Arithmetic.permille(part, of: whole) else { return "–" }
    return "\(permille / 10)\(language.decimalMark)\(permille % 10) %"
  }
}
