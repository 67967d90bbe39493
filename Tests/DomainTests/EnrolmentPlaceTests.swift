import Domain
import Testing

/// Where an enrolment stands on a day, looked at from any other day.
@Suite struct EnrolmentPlaceTests {
  private let applied = Day(number: 20_000)
  private let start = Day(number: 20_030)

  private func place(_ status: EnrolmentStatus, applied: Day?, on day: Day) -> EnrolmentPlace? {
    EnrolmentPlace(
      dates: EnrolmentDates(status: status, start: start, end: nil), applied: applied, step: nil, on: day)
  }

  @Test("Nobody waits for a place before the day they applied: years back they take none")
  func beforeApplying() {
    #expect(place(.participating, applied: applied, on: applied - 1) == nil)
    #expect(place(.participating, applied: applied, on: applied) == .awaitingStart)
    #expect(place(.participating, applied: applied, on: start - 1) == .awaitingStart)
    #expect(place(.participating, applied: applied, on: start) == .withoutStep)
    #expect(place(.waitingList, applied: applied, on: applied - 1) == nil)
  }

  @Test("When they applied is not known: they count as waiting until the start, as the status has it")
  func unknown() {
    #expect(place(.participating, applied: nil, on: start - 400) == .awaitingStart)
  }
}
