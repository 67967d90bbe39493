import Domain
public import Resources

/// How the numbers of a report read: one sign for each thing, the same in every form.
public struct ReportNumbers {
  let language: Language

  public init(_ language: Language) { self.language = language }

  /// `1 240`, `færre enn 5`, `38,5 dager`.
  public func words(_ number: ReportDocument.Number) -> String {
    switch number.value {
    case .count(let count): ReportNumbers.grouped(count)
    case .few: language(HouseReportText.few)
    case .hidden: language(HouseReportText.hidden)
    case .noBase: language(HouseReportText.noBase)
    case .unknown: language(HouseReportText.unknown)
    case .median(let median?): language(CommonText.days, ["n": median.text(decimalMark: language.decimalMark)])
    case .median(nil): language(HouseReportText.noMedian)
    }
  }

  /// `82 %`; nil where it is a share of nothing that is told.
  public func share(_ number: ReportDocument.Number) -> String? {
    number.percent.map { language(CommonText.percent, ["n": $0]) }
  }

  /// What there is to say of the signs that stand where numbers do.
  func signs(of document: ReportDocument) -> [String] {
    let texts: [HouseReportText] = [.signs, .signsHidden, .signsBase, .signsPercent, .signsProtected, .acrossReports]
    return texts.map { language($0) }
  }

  private static func grouped(_ count: Int) -> String {
    let figures = String(count)
    return figures.enumerated().reduce(into: "") { text, figure in
      if figure.offset > 0, (figures.count - figure.offset) % 3 == 0 { text.append("\u{A0}") }
      text.append(figure.element)
    }
  }
}
