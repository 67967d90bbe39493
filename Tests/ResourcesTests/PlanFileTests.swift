import Domain
import Testing

@testable import Resources

/// A plan is written by a team lead in ten minutes: what is wrong in it is told with its place, and nothing is half taken.
@Suite struct PlanFileTests {
  private func yaml(_ measure: String) -> String {
    "id: egen\nname: Egen plan\nowner: Bydel Eksempel\nfrom: 2025\nto: 2028\nmeasures:\n  - \(measure)\n"
  }

  private func problems(_ yaml: String) -> [ResourceProblem] {
    switch PlanFile.parse(yaml: yaml) {
    case .success: []
    case .failure(let found): found.problems
    }
  }

  @Test func onesOwnPlanIsRead() throws {
    let plan = try PlanFile.parse(
      yaml: yaml("{ number: 1.1, name: Kontakt, text: Alle skal ha kontakt, indicator: withContact, goal: 90 % }")
    ).get()
    #expect(plan.years == 2025...2028 && plan.measures.count == 1)
    #expect(plan.measure("1.1")?.indicator == .withContact && plan.measure("1.1")?.goal == .percent(90))
  }

  @Test func whatIsWrongIsToldWithItsPlace() {
    #expect(
      problems(yaml("{ number: 1, name: A, text: b, indicator: daysInStep }")).map(\.kind)
        == [.unknownIndicator("daysInStep")])
    #expect(problems(yaml("{ number: 1, name: A, text: b, goal: mange }")).map(\.kind) == [.badGoal("mange")])
    #expect(problems(yaml("{ number: 1, name: A }")).map(\.path) == ["measures[1].text"])
    #expect(problems(yaml("{ number: 1, name: A, text: b, måltall: 3 }")).map(\.path) == ["measures[1].måltall"])
    let twice = yaml("{ number: 1, name: A, text: b }\n  - { number: 1, name: C, text: d }")
    #expect(problems(twice).map(\.path) == ["measures[2].number"])
    #expect(problems("id: egen\nname: Plan\nowner: Bydel\nfrom: 2028\nto: 2025\nmeasures: []\n").map(\.path) == ["to"])
    #expect(!problems("ikke en plan").isEmpty)
  }

  @Test func bothMunicipalPlansShipWithWhatARegisterCanFollow() throws {
    let catalogue = try Catalogue.shared.get()
    #expect(catalogue.plans.map(\.id) == ["grunerlokka-2021", "stovner-2021"])
    let grunerlokka = try #require(catalogue.plan("grunerlokka-2021"))
    #expect(grunerlokka.years == 2021...2024 && grunerlokka.measures.count == 28)
    #expect(grunerlokka.measures.first?.number == "2.1.1" && grunerlokka.measures.last?.number == "3.3.3")
    // What nobody can measure here is followed by hand: 250 is the whole district's young people in work.
    for number in ["2.1.1", "3.1.2", "3.2.8"] { #expect(grunerlokka.measure(number)?.indicator == nil) }
    #expect(grunerlokka.measure("2.2.1")?.goal == .everyone && grunerlokka.measure("2.2.2")?.goal == nil)
    let stovner = try #require(catalogue.plan("stovner-2021"))
    #expect(
      stovner.measures.compactMap(\.indicator) == [.talkInTime, .consentAnswered, .lifeMeasured, .incidentsReviewed])
  }
}
