import Domain

/// A day written as it is read. A date that does not exist becomes 1970-01-01, and the test that uses it fails.
func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

/// Saturday 21 November 2026: today in most of these tests.
let today = day("2026-11-21")

func step(_ number: Int) -> StepNumber { StepNumber(number) ?? .first }

func person(_ number: Int64) -> ParticipantKey { ParticipantKey(number) }

/// Both days included; nil, which a test refuses, when they are the wrong way round.
func period(_ from: String, _ to: String) -> Period? { Period(from: day(from), to: day(to)) }

/// The name of an enrolment's dates as a test reads best.
func dates(_ status: EnrolmentStatus, from start: String? = nil, to end: String? = nil) -> EnrolmentDates {
  EnrolmentDates(status: status, start: start.map(day), end: end.map(day))
}
