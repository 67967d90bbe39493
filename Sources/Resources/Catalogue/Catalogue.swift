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

  /// Of one sort in their order; that of housing is the ladder's.
  public let holdings: [HoldingKind]
  public let instruments: [Instrument]
  /// Municipal plans; a register may have one of its own besides.
  public let plans: [ActionPlan]
  /// What one's own mapping may be held against.
  public let mappings: [MappingReference]
  /// What is quoted beside it.
  public let rates: [ReferenceRates]

  private let ruleNames: [String: LocalizedText]
  /// Of holdings, instruments and what is published, by their ids.
  private let names: [String: LocalizedText]

  /// The catalogue of the binary.
  public static let shared: Result<Catalogue, ResourceProblems> = CatalogueReader.read { path in
    EmbeddedFile.text(path)
  }

  init(
    programmes: [Programme], rules: [(rule: SeverityRule, name: LocalizedText)], municipalities: [Municipality],
    lightHelp: LightHelp, holdings: [(kind: HoldingKind, name: LocalizedText)],
    instruments: [(instrument: Instrument, name: LocalizedText)], plans: [ActionPlan],
    references: References
  ) {
    self.programmes = programmes
    severityRules = rules.map(\.rule)
    ruleNames = Dictionary(rules.map { ($0.rule.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.municipalities = municipalities
    self.lightHelp = lightHelp
    self.holdings = holdings.map(\.kind)
    self.instruments = instruments.map(\.instrument)
    self.plans = plans
    mappings = references.mappings.map(\.reference)
    rates = references.rates.map(\.rates)
    let named =
      holdings.map { ($0.kind.id, $0.name) } + instruments.map { ($0.instrument.id, $0.name) }
      + references.mappings.map { ($0.reference.id, $0.name) } + references.rates.map { ($0.rates.id, $0.name) }
    names = Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  public func holding(_ id: String) -> HoldingKind? { holdings.first { $0.id == id } }
  public func instrument(_ id: String) -> Instrument? { instruments.first { $0.id == id } }

  /// What a holding, an instrument or something published is called; its id when the catalogue does not know it any more.
  public func name(of id: String, in code: Language.Code) -> String { names[id]?[code] ?? id }

  public func plan(_ id: String) -> ActionPlan? { plans.first { $0.id == id } }
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
