public import Domain

/// Data quality: its rules in words, where each is put right, and the screens that show them.
public enum QualityText: TextKey, Hashable {
  public static let prefix = "quality"

  case rule(QualityRule.ID)
  /// When exactly the rule finds something.
  case help(QualityRule.ID)
  /// Where it is put right, as a heading says it.
  case mend(QualityRule.Mend)
  case word(Word)

  public enum Word: String, CaseIterable, Hashable, Sendable {
    case whole, wholeNobody, columnRule, columnMend, columnFound, columnMeaning, openHelp, nothingFound, noneChosen
    case status, hidden, columnWho, columnNumber, columnWhat, columnDay, mendHelp, card, cardHelp, title, explainHelp
  }

  public static var allCases: [QualityText] {
    QualityRule.ID.allCases.flatMap { [QualityText.rule($0), .help($0)] }
      + QualityRule.Mend.allCases.map(QualityText.mend) + Word.allCases.map(QualityText.word)
  }

  public init?(rawValue: String) {
    guard let key = QualityText.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = key
  }

  public var rawValue: String {
    switch self {
    case .rule(let id): "rule.\(id.rawValue)"
    case .help(let id): "rule.\(id.rawValue)Help"
    case .mend(let mend): "mend.\(mend.rawValue)"
    case .word(let word): word.rawValue
    }
  }
}

extension QualityRule.ID {
  /// When exactly it finds something.
  public func meaning(in language: Language) -> String {
    language(
      QualityText.help(self),
      [
        "youngest": QualityRule.youngest, "oldest": QualityRule.oldest, "late": QualityRule.daysToEnter,
        "days": QualityRule.daysBack,
      ])
  }
}
