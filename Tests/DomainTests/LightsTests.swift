import Domain
import Testing

@Suite struct LightsTests {
  private func lights(_ letters: String) -> Lights { Lights(letters: letters) ?? Lights() }

  @Test func theAreasStandInTheOrderOfTheFigure() {
    #expect(
      LifeDomain.allCases.map(\.id) == [
        "housing", "physicalHealth", "economy", "socialFunctioning", "network", "substanceUse", "meaningfulActivity",
        "mentalHealth",
      ])
    #expect(LifeDomain.allCases.map(\.rawValue) == Array(0...7))
  }

  @Test func eightLettersInAndOut() {
    for letters in ["gyr-gyr-", "--------", "rrrrrrrr", "g------r"] { #expect(lights(letters).letters == letters) }
    #expect(lights("g------r")[.housing] == .green)
    #expect(lights("g------r")[.mentalHealth] == .red)
    #expect(lights("g------r")[.economy] == nil)
  }

  @Test(arguments: ["", "ggggggg", "ggggggggg", "gggggggx", "GGGGGGGG", "gggggggæ"])
  func otherLettersAreRefused(letters: String) {
    #expect(Lights(letters: letters) == nil)
  }

  @Test func oneLightChangesAlone() {
    var all = lights("rrrrrrrr")
    all[.network] = .green
    #expect(all.letters == "rrrrgrrr")
    all[.network] = nil
    #expect(all.letters == "rrrr-rrr")
    #expect(all.assessed == 7)
    #expect(all.count(of: .red) == 7)
  }

  @Test func gravityOrders() {
    #expect(Light.green < .yellow && .yellow < .red)
  }

  @Test func aChangeCountsOnlyWhatWasAssessedBothTimes() {
    let change = LightsChange(from: lights("rryyg--g"), to: lights("yryrg-g-"))
    #expect(change.better == 1)
    #expect(change.same == 3)
    #expect(change.worse == 1)
  }

  @Test func anAssessmentHoldsSomethingAndIsNotOfTomorrow() {
    #expect(LightsAssessment(date: today, voice: .worker, lights: Lights()).problem(today: today) == .empty)
    #expect(
      LightsAssessment(date: today + 1, voice: .own, lights: lights("g-------")).problem(today: today) == .inTheFuture)
    #expect(LightsAssessment(date: today, voice: .own, lights: lights("g-------")).problem(today: today) == nil)
  }

  /// A missing light is not red.
  @Test func twoRedLightsAreSevereAndOneIsNot() {
    let rule = SeverityRule(id: "two-reds-v1", reds: 2)
    #expect(rule.isSevere(lights("rr------")))
    #expect(!rule.isSevere(lights("r-------")))
    #expect(!rule.isSevere(lights("yyyyyyyy")))
    #expect(!rule.isSevere(Lights()))
  }
}
