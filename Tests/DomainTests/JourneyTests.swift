import Domain
import Testing

/// A person's time on one axis.
@Suite struct JourneyTests {
  private func axis(_ from: String, _ to: String, width: Int) throws -> JourneyAxis {
    JourneyAxis(try #require(Period(from: day(from), to: day(to))), width: width)
  }

  @Test(arguments: [1, 7, 54, 90, 200])
  func everyDayIsInOneColumnAndNoneIsLost(width: Int) throws {
    let axis = try axis("2026-08-22", "2026-11-19", width: width)
    #expect(axis.columns == min(width, 90))
    var next = axis.period.from
    for column in 0..<axis.columns {
      #expect(axis.days(column).lowerBound == next)
      next = axis.days(column).upperBound + 1
    }
    #expect(next == axis.period.to + 1)
    #expect(axis.counts((0..<90).map { axis.period.from + $0 }).reduce(0, +) == 90)
    #expect(axis.column(of: axis.period.from - 1) == nil && axis.column(of: axis.period.to) == axis.columns - 1)
  }

  @Test func treatmentAndTheMonthsAfterIt() {
    let stay = [TreatmentEpisode(admitted: day("2026-08-01"), ended: day("2026-10-18"))]
    #expect(TreatmentStanding(stay, on: day("2026-07-31")) == .neither)
    #expect(TreatmentStanding(stay, on: day("2026-08-01")) == .inTreatment)
    #expect(TreatmentStanding(stay, on: day("2026-10-17")) == .inTreatment)
    #expect(TreatmentStanding(stay, on: day("2026-10-18")) == .window, "the day it ended is day 0")
    #expect(TreatmentStanding(stay, on: day("2027-01-18")) == .window)
    #expect(TreatmentStanding(stay, on: day("2027-01-19")) == .neither)
    #expect(TreatmentStanding([TreatmentEpisode(admitted: day("2026-08-01"))], on: today) == .inTreatment)
  }

  @Test func attendanceIsAShareOfThoseExpected() throws {
    let axis = try axis("2026-11-16", "2026-11-19", width: 2)
    let marks = [
      Attendance(day: day("2026-11-16"), mark: .present), Attendance(day: day("2026-11-17"), mark: .absent),
      Attendance(day: day("2026-11-18"), mark: .sick), Attendance(day: day("2026-11-20"), mark: .present),
    ]
    #expect(axis.shares(marks) == [0.5, nil])
  }

  @Test func lightsHoldUntilTheNext() throws {
    let axis = try axis("2026-11-16", "2026-11-19", width: 4)
    let (first, second) = (try #require(Lights(letters: "gggggggg")), try #require(Lights(letters: "rrrrrrrr")))
    let assessments = [
      LightsAssessment(date: day("2026-11-19"), voice: .worker, lights: second),
      LightsAssessment(date: day("2026-11-17"), voice: .worker, lights: first),
      LightsAssessment(date: day("2026-11-18"), voice: .own, lights: second),
    ]
    #expect(axis.lights(assessments, by: .worker) == [nil, first, first, second])
    #expect(axis.lights(assessments, by: .own) == [nil, nil, second, second])
  }
}
