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
          round: 2019, hasChildren: children, livesWithChildren: living, carePlan: children, team: living,
          lights: Lights(letters: letters) ?? Lights()))
    }
    let summary = MappingSummary(round: 2019, rule: SeverityRule(id: "two-reds-v1", reds: 2), counts: counts)
    #expect(summary.n == 4)
    #expect(summary.multipleSevere == 1)
    #expect(summary.withChildren == 2)
    #expect(summary.livingWithChildren == 1)
    #expect(summary.withPlan == 2 && summary.withTeam == 1)
    #expect(summary[.housing] == LightCounts(green: 1, yellow: 0, red: 2, missing: 1))
    #expect(summary[.mentalHealth] == LightCounts(green: 1, yellow: 0, red: 0, missing: 3))
  }

  /// By age, gender and group, with those of whom it is not known; and what is taken out again is gone.
  @Test func groupsAreCountedByAgeAndGender() {
    var counts = MappingCounts()
    let one = MappingRecord(round: 2019, ageGroup: .from24, gender: .male, group: .seriousDual, lights: Lights())
    let other = MappingRecord(round: 2019, gender: .female, lights: Lights())
    counts.add(one, times: 3)
    counts.add(other)
    #expect(counts.cube[1][1][2] == 3 && counts.cube[4][0][4] == 1)
    #expect(counts.people[1][1] == 3 && counts.groups[1] == [0, 0, 3, 0, 0] && counts.groups[0] == [0, 0, 0, 0, 1])
    var kept = MappingCounts()
    kept.numbers = counts.numbers
    #expect(kept == counts)
    counts.add(one, times: -3)
    counts.add(other, times: -1)
    #expect(counts == MappingCounts())
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
