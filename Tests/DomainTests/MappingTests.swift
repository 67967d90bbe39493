import Domain
import Testing

@Suite struct MappingTests {
  /// Counts of figure 3, chosen as the smallest that give all 24 percentages; two rows sum to 99 and 101 and stay so.
  @Test(arguments: [
    (LightCounts(green: 79, yellow: 50, red: 8), [58, 36, 6], 100),
    (LightCounts(green: 59, yellow: 59, red: 19), [43, 43, 14], 100),
    (LightCounts(green: 62, yellow: 45, red: 30), [45, 33, 22], 100),
    (LightCounts(green: 36, yellow: 80, red: 21), [26, 58, 15], 99),
    (LightCounts(green: 31, yellow: 83, red: 23), [23, 61, 17], 101),
    (LightCounts(green: 33, yellow: 74, red: 30), [24, 54, 22], 100),
    (LightCounts(green: 31, yellow: 67, red: 39), [23, 49, 28], 100),
    (LightCounts(green: 29, yellow: 67, red: 41), [21, 49, 30], 100),
  ])
  func thePublishedPercentages(counts: LightCounts, percent: [Int], sum: Int) {
    #expect(counts.assessed == 137)
    let found = Light.allCases.compactMap { counts.percent($0) }
    #expect(found == percent)
    #expect(found.reduce(0, +) == sum)
  }

  /// Percent is of the assessed; nobody assessed gives none.
  @Test func whatIsNotAssessedIsInNoPercentage() {
    let counts = LightCounts(green: 1, yellow: 1, red: 2, missing: 96)
    #expect(Light.allCases.map { counts.percent($0) } == [25, 25, 50])
    #expect(LightCounts(missing: 5).percent(.red) == nil)
  }

  @Test func aSummaryCountsEachThingOnce() {
    var counts = MappingCounts()
    let records: [(String, Bool?, Bool?)] = [
      ("rr------", true, true), ("r-g-----", true, false), ("gggggggg", false, nil), ("--------", nil, nil),
    ]
    for (letters, children, living) in records {
      counts.add(
        MappingRecord(
          round: 2019, hasChildren: children, livesWithChildren: living, lights: Lights(letters: letters) ?? Lights()))
    }
    let summary = MappingSummary(round: 2019, rule: SeverityRule(id: "two-reds-v1", reds: 2), counts: counts)
    #expect(summary.n == 4)
    #expect(summary.multipleSevere == 1)
    #expect(summary.withChildren == 2)
    #expect(summary.livingWithChildren == 1)
    #expect(summary[.housing] == LightCounts(green: 1, yellow: 0, red: 2, missing: 1))
    #expect(summary[.mentalHealth] == LightCounts(green: 1, yellow: 0, red: 0, missing: 3))
  }

  /// A unit with fewer than 20 mapped: "Få personer: skal ikke deles".
  @Test func fewerThanTwentyIsSmall() {
    var counts = MappingCounts()
    var summary: MappingSummary {
      MappingSummary(round: 2019, rule: SeverityRule(id: "two-reds-v1", reds: 2), counts: counts)
    }
    for _ in 1...19 { counts.add(MappingRecord(round: 2019, lights: Lights())) }
    #expect(summary.isSmall)
    counts.add(MappingRecord(round: 2019, lights: Lights()))
    #expect(!summary.isSmall)
  }

  @Test func ageGroupsAreThoseOfTheFiles() {
    #expect(AgeGroup.allCases.map(\.rawValue) == ["16-23", "24-39", "40-59", "60+"])
  }
}

/// Cells under 5 are hidden, and so much else that none of them can be found by subtraction.
@Suite struct MappingCrossTableTests {
  private func table(_ counts: [AgeGroup?: [Gender?: Int]]) -> MappingCrossTable { MappingCrossTable(counts: counts) }

  /// How many cells are hidden in each row, then in each column.
  private func hidden(_ table: MappingCrossTable) -> (rows: [Int], columns: [Int]) {
    let rows = table.cells.map { $0.count { $0 == .hidden } }
    let columns = table.columns.indices.map { column in table.cells.count { $0[column] == .hidden } }
    return (rows, columns)
  }

  @Test func nothingIsHiddenWhereNothingIsSmall() {
    let found = table([.from24: [.female: 10, .male: 20], .from40: [.female: 5, .male: 0]])
    #expect(hidden(found).rows.allSatisfy { $0 == 0 })
    #expect(found.cells[1][0] == .count(10))
    #expect(found.cells[2][1] == .count(0))
  }

  @Test func fiveAndZeroAreShownAndOneToFourAreNot() {
    let found = table([.from24: [.female: 1, .male: 4], .from40: [.female: 2, .male: 3, .other: 5]])
    #expect(found.cells[1][0] == .hidden)
    #expect(found.cells[1][1] == .hidden)
    #expect(found.cells[2][2] == .count(5))
    #expect(found.cells[0][0] == .count(0))
  }

  @Test func aLoneHiddenCellTakesAnotherAlongInItsRowAndColumn() {
    let found = table([
      .from24: [.female: 3, .male: 20], .from40: [.female: 30, .male: 40], .from60: [.female: 9, .male: 8],
    ])
    let (rows, columns) = hidden(found)
    #expect(found.cells[1][0] == .hidden)
    #expect(!rows.contains(1))
    #expect(!columns.contains(1))
  }

  /// The number of all mapped stands on the screen: 22 less 20 must not tell the 2.
  @Test func aHiddenCellDoesNotFollowFromTheNumberOfAll() {
    let found = table([.from24: [.female: 20], .from60: [.male: 2]])
    #expect(found.cells[3][1] == .hidden)
    #expect(found.cells[1][0] == .hidden)
  }

  /// 22 less 20 is 2, and two hidden cells of at least 1 that make 2 are 1 and 1.
  @Test func onesDoNotFollowFromTheNumberOfAll() {
    let found = table([.from24: [.female: 20], .from60: [.male: 1, .other: 1]])
    #expect(found.cells[1][0] == .hidden)
  }

  /// In any table: no lone hidden cell in a row, a column or the whole while there is another to hide with it.
  @Test func noTableLeavesOneHiddenCellAlone() {
    var generator = Sequence(state: 42)
    for _ in 0..<2_000 {
      var counts: [AgeGroup?: [Gender?: Int]] = [:]
      for row in AgeGroup.allCases.map(Optional.some) + [nil] {
        for column in Gender.allCases.map(Optional.some) + [nil] where generator.next() % 3 > 0 {
          counts[row, default: [:]][column] = Int(generator.next() % 12)
        }
      }
      let found = table(counts)
      for (row, cells) in zip(found.rows, found.cells) {
        for (column, cell) in zip(found.columns, cells) {
          let count = counts[row]?[column] ?? 0
          #expect(cell == .hidden || cell == .count(count))
          if (1..<MappingCrossTable.smallest).contains(count) { #expect(cell == .hidden) }
        }
      }
      let lines = found.cells + found.columns.indices.map { column in found.cells.map { $0[column] } }
      for line in lines + [found.cells.flatMap { $0 }] where line.count(where: { $0 == .hidden }) == 1 {
        #expect(line.allSatisfy { $0 == .hidden || $0 == .count(0) })
      }
    }
  }

  /// The same numbers in every run.
  private struct Sequence {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
