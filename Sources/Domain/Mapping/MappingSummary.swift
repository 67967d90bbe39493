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

  mutating func add(_ light: Light?, times: Int) {
    switch light {
    case .green: green += times
    case .yellow: yellow += times
    case .red: red += times
    case nil: missing += times
    }
  }
}

/// What a number of records come to: all that a mapping is summed up from, and nothing about anyone.
public struct MappingCounts: Hashable, Sendable {
  public var n = 0
  public var withChildren = 0
  public var livingWithChildren = 0
  /// By ``LifeDomain``.
  public var lights = Array(repeating: LightCounts(), count: LifeDomain.allCases.count)
  /// How many have no red light, one, two …
  public var reds = Array(repeating: 0, count: LifeDomain.allCases.count + 1)
  /// By age group, and in it by gender; the last of each is unknown.
  public var people = Array(
    repeating: Array(repeating: 0, count: Gender.allCases.count + 1), count: AgeGroup.allCases.count + 1)

  public init() {}

  /// - Parameter times: −1 takes a record out again.
  public mutating func add(_ record: MappingRecord, times: Int = 1) {
    n += times
    if record.hasChildren == true { withChildren += times }
    if record.livesWithChildren == true { livingWithChildren += times }
    for domain in LifeDomain.allCases { lights[domain.rawValue].add(record.lights[domain], times: times) }
    reds[record.lights.count(of: .red)] += times
    let age = record.ageGroup.flatMap { AgeGroup.allCases.firstIndex(of: $0) } ?? AgeGroup.allCases.count
    people[age][record.gender.flatMap { Gender.allCases.firstIndex(of: $0) } ?? Gender.allCases.count] += times
  }

  public mutating func add(_ other: MappingCounts) { numbers = zip(numbers, other.numbers).map(+) }

  /// All of them, in an order that stays: to be kept and added up.
  public var numbers: [Int] {
    get {
      [n, withChildren, livingWithChildren] + lights.flatMap { [$0.green, $0.yellow, $0.red, $0.missing] } + reds
        + people.flatMap(\.self)
    }
    set {
      guard newValue.count == numbers.count else { return }
      var rest = newValue[...]
      func next() -> Int { rest.removeFirst() }
      (n, withChildren, livingWithChildren) = (next(), next(), next())
      for index in lights.indices {
        lights[index] = LightCounts(green: next(), yellow: next(), red: next(), missing: next())
      }
      for index in reds.indices { reds[index] = next() }
      for row in people.indices { for column in people[row].indices { people[row][column] = next() } }
    }
  }

  /// For ``MappingCrossTable``.
  public var byAgeAndGender: [AgeGroup?: [Gender?: Int]] {
    var counts: [AgeGroup?: [Gender?: Int]] = [:]
    for (row, age) in (AgeGroup.allCases + [nil]).enumerated() {
      for (column, gender) in (Gender.allCases + [nil]).enumerated() where people[row][column] != 0 {
        counts[age, default: [:]][gender] = people[row][column]
      }
    }
    return counts
  }
}

/// What a mapping round says, and nothing about anyone.
public struct MappingSummary: Hashable, Sendable {
  public let round: Int
  public let rule: SeverityRule
  private let counts: MappingCounts

  /// A unit with fewer mapped than this shows the eight bars only.
  public static let fewestToShare = 20

  public init(round: Int, rule: SeverityRule, counts: MappingCounts = MappingCounts()) {
    self.round = round
    self.rule = rule
    self.counts = counts
  }

  /// The number of records.
  public var n: Int { counts.n }
  public var withChildren: Int { counts.withChildren }
  public var livingWithChildren: Int { counts.livingWithChildren }
  /// Large problems in several areas, by ``rule``.
  public var multipleSevere: Int { counts.reds.dropFirst(max(0, rule.reds)).reduce(0, +) }

  public subscript(domain: LifeDomain) -> LightCounts { counts.lights[domain.rawValue] }

  /// "Få personer: skal ikke deles." The bars and what they say in percent, and no more.
  public var isSmall: Bool { n < MappingSummary.fewestToShare }
}
