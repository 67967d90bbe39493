import Domain
import Testing

/// How long a measure may last: a warning on the right days, and never a bar.
@Suite struct StepLimitTests {
  private let start = day("2025-11-20")

  private func standing(_ limit: StepLimit, _ on: String) -> StepLimit.Standing? {
    limit.standing(since: start, today: day(on))
  }

  @Test func aYearOfTrainingIsToldOfSixtyDaysBeforeItsLastDay() {
    let last = day("2026-11-19")
    let next = StepLimit.Stage(months: 6, condition: .reducedWorkAbility)
    #expect(standing(.workTraining, "2026-09-19") == nil)
    #expect(standing(.workTraining, "2026-09-20") == .endsSoon(last, next: next))
    #expect(standing(.workTraining, "2026-11-19") == .endsSoon(last, next: next))
    #expect(standing(.workTraining, "2026-11-20") == .extended(until: day("2027-05-19"), next))
    #expect(standing(.workTraining, "2027-05-19") == .endsSoon(day("2027-05-19"), next: nil))
    #expect(standing(.workTraining, "2027-05-20") == .over(day("2027-05-19")))
  }

  @Test func aThirdYearOfAFTIsForAFormalQualificationOnly() {
    #expect(
      standing(.aft, "2026-11-19") == .endsSoon(day("2026-11-19"), next: StepLimit.Stage(months: 12, condition: nil)))
    #expect(
      standing(.aft, "2027-11-19")
        == .endsSoon(day("2027-11-19"), next: StepLimit.Stage(months: 12, condition: .formalQualification)))
    #expect(
      standing(.aft, "2027-12-01")
        == .extended(until: day("2028-11-19"), StepLimit.Stage(months: 12, condition: .formalQualification)))
    #expect(standing(.aft, "2028-11-20") == .over(day("2028-11-19")))
  }
}
