import Domain
import Resources

/// How a figure's value is written on screen.
public struct FigureWords {
  private let language: Language

  public init(_ language: Language) { self.language = language }

  public func value(_ value: Figure.Value) -> String {
    switch value {
    case .count(let count): return count.grouped
    case .few: return language(FigureText.about(.few))
    case .share(let part, let whole):
      guard let percent = Arithmetic.percent(part, of: whole) else { return language(FigureText.about(.none)) }
      return "\(percent) % (\(part) / \(whole))"
    case .days(let days): return language(CommonText.days, ["n": days])
    case .medianDays(let median):
      guard let median else { return language(FigureText.about(.none)) }
      return language(CommonText.days, ["n": median.text(decimalMark: language.decimalMark)])
    case .change(let change): return self.change(change)
    case .unknown: return language(FigureText.about(.unknown))
    }
  }

  /// What it was limited to; nil where that is nothing.
  func filter(_ figure: Figure, in workspace: Workspace) -> String? {
    let words = figure.filter.map { filter in
      filter.words(
        in: language, programmeName: { workspace.programme($0)?.name ?? $0 },
        participantName: { workspace.name(of: $0) })
    }
    return words.isEmpty ? nil : words.joined(separator: " \(workspace.glyphs.separator) ")
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
