/// How many of a mapping round have which light in one domain.
public struct LightCounts: Hashable, Sendable {
  public var green = 0
  public var yellow = 0
  public var red = 0
  public var missing = 0

  public init(green: Int = 0, yellow: Int = 0, red: Int = 0, missing: Int = 0) {
    self.green = green
    self.yellow = yellow
    self.red = red
    self.missing = missing
  }

  public var assessed: Int { green + yellow + red }

  public subscript(light: Light) -> Int {
    switch light {
    case .green: green
    case .yellow: yellow
    case .red: red
    }
  }

  /// Of the assessed, whole percent; nil when none are.
  public func percent(_ light: Light) -> Int? { Arithmetic.percent(self[light], of: assessed) }

  mutating func add(_ light: Light?) {
    switch light {
    case .green: green += 1
    case .yellow: yellow += 1
    case .red: red += 1
    case nil: missing += 1
    }
  }
}

/// What a mapping round says, and nothing about anyone.
public struct MappingSummary: Hashable, Sendable {
  public let round: Int
  /// The number of records.
  public private(set) var n = 0
  public private(set) var withChildren = 0
  public private(set) var livingWithChildren = 0
  /// Large problems in several areas, by ``rule``.
  public private(set) var multipleSevere = 0
  public let rule: SeverityRule
  private var counts = Array(repeating: LightCounts(), count: LifeDomain.allCases.count)

  /// A unit with fewer mapped than this shows the eight bars only.
  public static let fewestToShare = 20

  public init(round: Int, rule: SeverityRule) {
    self.round = round
    self.rule = rule
  }

  public mutating func add(lights: Lights, hasChildren: Bool?, livesWithChildren: Bool?) {
    n += 1
    for domain in LifeDomain.allCases { counts[domain.rawValue].add(lights[domain]) }
    if hasChildren == true { withChildren += 1 }
    if livesWithChildren == true { livingWithChildren += 1 }
    if rule.isSevere(lights) { multipleSevere += 1 }
  }

  public subscript(domain: LifeDomain) -> LightCounts { counts[domain.rawValue] }

  /// "Få personer: skal ikke deles."
  public var isSmall: Bool { n < MappingSummary.fewestToShare }
}
