public import Domain

/// What the program knows before anybody tells it anything: programmes, rules, places and help for the lights.
///
/// Read from the embedded files the first time it is asked for and checked then; a file that does not hold together is
/// told with its path.
public struct Catalogue: Sendable {
  /// By id.
  public let programmes: [Programme]
  /// Newest last.
  public let severityRules: [SeverityRule]
  public let municipalities: [Municipality]
  public let lightHelp: LightHelp

  private let ruleNames: [String: LocalizedText]

  /// The catalogue of the binary.
  public static let shared: Result<Catalogue, ResourceProblems> = CatalogueReader.read { path in
    EmbeddedFile.text(path)
  }

  init(
    programmes: [Programme], rules: [(rule: SeverityRule, name: LocalizedText)], municipalities: [Municipality],
    lightHelp: LightHelp
  ) {
    self.programmes = programmes
    severityRules = rules.map(\.rule)
    ruleNames = Dictionary(rules.map { ($0.rule.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.municipalities = municipalities
    self.lightHelp = lightHelp
  }

  public func programme(_ id: String) -> Programme? { programmes.first { $0.id == id } }

  /// The rule of that id, for figures made by an earlier one.
  public func severityRule(_ id: String) -> SeverityRule? { severityRules.first { $0.id == id } }

  /// What a rule is called on the screen; its id when the catalogue does not know it.
  public func name(of rule: SeverityRule, in code: Language.Code) -> String {
    ruleNames[rule.id]?[code] ?? rule.id
  }

  /// The districts of a municipality; none for one that is not known.
  public func districts(ofMunicipality number: String) -> [District] {
    municipalities.first { $0.number == number }?.districts ?? []
  }
}

extension SeverityRule {
  /// The rule figures are made by today: two red lights or more. The catalogue has its name, and a test holds it
  /// against the catalogue.
  public static let current = SeverityRule(id: "two-reds-v1", reds: 2)

  /// What the rule is called on the screen; its id when the catalogue does not know it.
  public func name(in language: Language) -> String {
    switch Catalogue.shared {
    case .success(let catalogue): catalogue.name(of: self, in: language.code)
    case .failure: id
    }
  }
}
