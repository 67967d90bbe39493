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
  public var withPlan = 0
  public var withTeam = 0
  /// By ``LifeDomain``.
  public var lights = Array(repeating: LightCounts(), count: LifeDomain.allCases.count)
  /// How many have no red light, one, two …
  public var reds = Array(repeating: 0, count: LifeDomain.allCases.count + 1)
  /// By age group, in it by gender, in that by group; the last of each is unknown.
  public var cube = Array(
    repeating: Array(
      repeating: Array(repeating: 0, count: MappingGroup.allCases.count + 1), count: Gender.allCases.count + 1),
    count: AgeGroup.allCases.count + 1)

  public init() {}

  /// - Parameter times: −1 takes a record out again.
  public mutating func add(_ record: MappingRecord, times: Int = 1) {
    n += times
    if record.hasChildren == true { withChildren += times }
    if record.livesWithChildren == true { livingWithChildren += times }
    if record.carePlan == true { withPlan += times }
    if record.team == true { withTeam += times }
    for domain in LifeDomain.allCases { lights[domain.rawValue].add(record.lights[domain], times: times) }
    reds[record.lights.count(of: .red)] += times
    func place<Word: CaseIterable & Equatable>(_ word: Word?) -> Int {
      let all = Array(Word.allCases)
      return word.flatMap { all.firstIndex(of: $0) } ?? all.count
    }
    cube[place(record.ageGroup)][place(record.gender)][place(record.group)] += times
  }

  /// By age group, and in it by gender; the last of each is unknown.
  public var people: [[Int]] { cube.map { $0.map { $0.reduce(0, +) } } }

  /// By gender, and in it by group; the last of each is unknown.
  public var groups: [[Int]] {
    cube.dropFirst().reduce(cube.first ?? []) {
      zip($0, $1).map { zip($0, $1).map(+) }
    }
  }

  public mutating func add(_ other: MappingCounts) { numbers = zip(numbers, other.numbers).map(+) }

  /// All of them, in an order that stays: to be kept and added up.
  public var numbers: [Int] {
    get {
      [n, withChildren, livingWithChildren, withPlan, withTeam]
        + lights.flatMap { [$0.green, $0.yellow, $0.red, $0.missing] } + reds
        + cube.flatMap { $0.flatMap(\.self) }
    }
    set {
      guard newValue.count == numbers.count else { return }
      var rest = newValue[...]
      func next() -> Int { rest.removeFirst() }
      (n, withChildren, livingWithChildren) = (next(), next(), next())
      (withPlan, withTeam) = (next(), next())
      for index in lights.indices {
        lights[index] = LightCounts(green: next(), yellow: next(), red: next(), missing: next())
      }
      for index in reds.indices { reds[index] = next() }
      for age in cube.indices {
        for gender in cube[age].indices { for group in cube[age][gender].indices { cube[age][gender][group] = next() } }
      }
    }
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
  public var withPlan: Int { counts.withPlan }
  public var withTeam: Int { counts.withTeam }
  /// Large problems in several areas, by ``rule``.
  public var multipleSevere: Int { counts.reds.dropFirst(max(0, rule.reds)).reduce(0, +) }

  public subscript(domain: LifeDomain) -> LightCounts { counts.lights[domain.rawValue] }

  /// "Få personer: skal ikke deles." The bars and what they say in percent, and no more.
  public var isSmall: Bool { n < MappingSummary.fewestToShare }
}
