import Foundation
import Testing

/// The figures of the programmes' own reports, out of the demo register.
@Suite("The demo's figures") struct PublishedFiguresTests {
  @Test("are BrukerPlan 2019's: all 24 percentages, with a row of 99 and one of 101")
  func mapping() throws {
    let outcome = try Workplace().expectSuccess("show", "mapping", "--demo", "--round", "2019", "--format", "json")
    let expected: [String: Any] = [
      "screen": "mapping", "schema": 2, "asOf": "2026-11-21", "round": 2019, "n": 137,
      "domains": [
        domain("housing", [79, 50, 8], percent: [58, 36, 6]),
        domain("physicalHealth", [59, 59, 19], percent: [43, 43, 14]),
        domain("economy", [62, 45, 30], percent: [45, 33, 22]),
        domain("socialFunctioning", [36, 80, 21], percent: [26, 58, 15]),
        domain("network", [31, 83, 23], percent: [23, 61, 17]),
        domain("substanceUse", [33, 74, 30], percent: [24, 54, 22]),
        domain("meaningfulActivity", [31, 67, 39], percent: [23, 49, 28]),
        domain("mentalHealth", [29, 67, 41], percent: [21, 49, 30]),
      ],
      "withChildren": ["count": 34, "percent": 24.8] as [String: Any], "filters": ["unit": NSNull()],
    ]
    var actual = try object(outcome)
    for more in ["livingWithChildren", "carePlan", "team"] { #expect(actual.removeValue(forKey: more) != nil) }
    let severe = try #require(actual.removeValue(forKey: "multipleSevere") as? [String: Any])
    #expect(NSDictionary(dictionary: actual) == NSDictionary(dictionary: expected), "\(outcome)")
    #expect(severe["count"] as? Int == 95)
    #expect(severe["percent"] as? Double == 69.3)
    #expect((severe["rule"] as? String)?.isEmpty == false)
  }

  private func domain(_ id: String, _ counts: [Int], percent: [Int]) -> [String: Any] {
    let names = ["green", "yellow", "red"]
    var domain: [String: Any] = ["domain": id, "missing": 0]
    for (name, count) in zip(names, counts) { domain[name] = count }
    domain["percent"] = Dictionary(uniqueKeysWithValues: zip(names, percent))
    return domain
  }

  @Test("of the first pilot: 29 came in the autumn, one dropped out, six relapsed and went on, three worked by spring")
  func firstPilot() throws {
    let workplace = try Workplace()
    let autumn = [
      "show", "board", "--demo", "--programme", "piloten-mjavann", "--from", "2017-08-01", "--to", "2017-12-31",
      "--format", "json",
    ]
    let board = try object(try workplace.start(autumn).finish())
    #expect(board["entered"] as? Int == 29)
    #expect(board["droppedOut"] as? Int == 1)
    #expect(board["retained"] as? Int == 28)
    #expect(board["relapsed"] as? Int == 6)
    #expect(board["reEngaged"] as? Int == 6)
    let later = try object(try workplace.start(autumn + ["--status-at", "2018-05-31"]).finish())
    #expect(later["inOrdinaryWork"] as? Int == 3)
  }

  @Test("of the district programme: 41 people from 9 districts during 2010")
  func districts() throws {
    let board = try object(
      try Workplace().expectSuccess(
        "show", "board", "--demo", "--programme", "bydelsrusken-2", "--from", "2010-01-01", "--to", "2010-12-31",
        "--format", "json"))
    #expect(board["inProgramme"] as? Int == 41)
    #expect(board["homeDistricts"] as? Int == 9)
    let units = try #require(board["units"] as? [[String: Any]])
    #expect(units.compactMap { $0["occupied"] as? Int }.sorted() == [9, 10])
  }

  @Test("of the steps: 26 take part, and what moved in the last 30 days")
  func steps() throws {
    let outcome = try Workplace().expectSuccess(
      "show", "steps", "--demo", "--programme", "piloten-blakors", "--format", "json")
    let steps = try #require(try object(outcome)["steps"] as? [[String: Any]])
    func column(_ key: String) -> [Int] { steps.map { $0[key] as? Int ?? -1 } }
    #expect(column("step") == [1, 2, 3, 4])
    #expect(column("participants") == [9, 8, 6, 3])
    #expect(column("forwardLast30Days") == [4, 2, 1, 0])
    #expect(column("backLast30Days") == [0, 0, 1, 0])
    #expect(column("endedLast30Days") == [0, 1, 0, 1])
  }

  @Test("of the last 90 days: what came of it")
  func last90Days() throws {
    let board = try object(
      try Workplace().expectSuccess(
        "show", "board", "--demo", "--programme", "piloten-blakors", "--from", "2026-08-24", "--to", "2026-11-21",
        "--format", "json"))
    #expect(board["inOrdinaryWork"] as? Int == 3)
    #expect(board["inAdaptedWork"] as? Int == 1)
    #expect(board["inEducation"] as? Int == 2)
    #expect(board["inWorkPractice"] as? Int == 4)
    #expect(board["droppedOut"] as? Int == 1)
  }
}
