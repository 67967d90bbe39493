public import Domain

/// The title, the formula in words and the help of every figure, and the words for what a figure was limited to.
public enum FigureText: TextKey, Hashable {
  public static let prefix = "figure"

  case title(FigureID)
  case formula(FigureID)
  case help(FigureID)
  case filter(FilterWord)
  /// What stands beside a figure that explains itself.
  case about(AboutWord)

  /// One for each case of Domain's `FigureFilter`, and one more for who is not told.
  public enum FilterWord: String, CaseIterable, Hashable, Sendable {
    case programme, unit, step, period, last30Days, last90Days, round, domain, light, rule, statusAt, participant, group
    case typed, funder, noFunder, lacking, quality
  }

  public enum AboutWord: String, CaseIterable, Hashable, Sendable {
    case formula, filter, noFilter, n, among, asOf, people, anonymous, noPeople, none, few, unknown, choose, reason
  }

  public static var allCases: [FigureText] {
    FigureID.allCases.flatMap { [FigureText.title($0), .formula($0), .help($0)] }
      + FilterWord.allCases.map(FigureText.filter) + AboutWord.allCases.map(FigureText.about)
  }

  public init?(rawValue: String) {
    guard let key = FigureText.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = key
  }

  public var rawValue: String {
    switch self {
    case .title(let id): "\(id.rawValue).title"
    case .formula(let id): "\(id.rawValue).formula"
    case .help(let id): "\(id.rawValue).help"
    case .filter(let word): "filter.\(word.rawValue)"
    case .about(let word): "about.\(word.rawValue)"
    }
  }
}

extension FigureID {
  public var title: FigureText { .title(self) }
  /// How the figure is reckoned, in one or two sentences.
  public var formula: FigureText { .formula(self) }
  /// What it is good for, and how it is to be read.
  public var help: FigureText { .help(self) }
}

extension FigureFilter {
  /// What the figure was limited to, in words.
  ///
  /// - Parameters:
  ///   - programmeName: the name for a programme's id; the id itself where it has none.
  ///   - participantName: the name to show for a participant, who may be protected.
  public func words(
    in language: Language, programmeName: (String) -> String = { $0 },
    participantName: (ParticipantKey) -> String = { "\($0.value)" }
  ) -> String {
    switch self {
    case .programme(let id): language(FigureText.filter(.programme), ["programme": programmeName(id)])
    case .unit(let name): language(FigureText.filter(.unit), ["unit": name])
    case .step(let step): language(FigureText.filter(.step), ["step": step.value])
    case .period(let period) where period.from == period.to: period.from.norwegian
    case .period(let period):
      language(FigureText.filter(.period), ["from": period.from.norwegian, "to": period.to.norwegian])
    case .last30Days: language(FigureText.filter(.last30Days))
    case .last90Days: language(FigureText.filter(.last90Days))
    case .round(let year): language(FigureText.filter(.round), ["year": year])
    case .domain(let area): language(FigureText.filter(.domain), ["area": language(area.textKey)])
    case .light(let light): language(FigureText.filter(.light), ["light": language(light.textKey)])
    case .rule(let rule):
      language(FigureText.filter(.rule), ["rule": rule.name(in: language)])
    case .statusAt(let day): language(FigureText.filter(.statusAt), ["date": day.norwegian])
    case .group(let name): language(FigureText.filter(.group), ["group": name])
    case .lacking: language(FigureText.filter(.lacking))
    case .quality(let rule):
      language(
        FigureText.filter(.quality),
        ["rule": language(QualityText.rule(rule)), "meaning": rule.meaning(in: language)])
    case .funder(""): language(FigureText.filter(.noFunder))
    case .funder(let name): language(FigureText.filter(.funder), ["funder": name])
    case .typed(let text): language(FigureText.filter(.typed), ["text": text])
    case .participant(let key): language(FigureText.filter(.participant), ["name": participantName(key)])
    }
  }
}
