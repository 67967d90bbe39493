import Domain
import Testing

/// The report about one person: what it counts, what may stand in it, and when it may leave.
@Suite struct PersonReportTests {
  private func report(_ change: (inout PersonReport) -> Void = { _ in }) -> PersonReport {
    var report = PersonReport(
      .progress, made: today, from: today - 30, to: today, recipient: "NAV", page: "Rapport")
    change(&report)
    return report
  }

  @Test("It leaves when the person has read it, whatever they say of it")
  func mayLeave() {
    #expect(!report().mayLeave)
    for answer in PersonReport.Answer.allCases {
      #expect(report { ($0.answer, $0.answered) = (answer, today) }.mayLeave)
    }
  }

  @Test("What the person said of one page does not hold for another")
  func rewritten() {
    let read = report { ($0.answer, $0.answered, $0.ownWords) = (.agrees, today, "ja") }
    #expect(read.rewritten(as: report()) == read)
    let other = read.rewritten(as: report { $0.page = "Rapport, ny" })
    #expect(other.answer == nil && other.answered == nil && other.ownWords == nil)
    #expect(read.rewritten(as: report { $0.recipient = "Kommunen" }).answer == nil)
  }

  @Test("What cannot be is refused")
  func problems() {
    #expect(report().problems(today: today).isEmpty)
    #expect(report { $0.recipient = " " }.problems(today: today) == [.recipientMissing])
    #expect(report { $0.page = "\n" }.problems(today: today) == [.pageMissing])
    #expect(report { $0.from = today + 1 }.problems(today: today) == [.endsBeforeItBegins])
    #expect(report().problems(today: today - 1) == [.inTheFuture])
    #expect(report { $0.answer = .read }.problems(today: today) == [.answerWithoutDay])
    #expect(
      report { ($0.answer, $0.answered) = (.read, today - 1) }.problems(today: today) == [.answeredBeforeMade])
    #expect(
      report { ($0.answer, $0.answered) = (.read, today + 1) }.problems(today: today) == [.answeredInTheFuture])
  }

  @Test("Goals of health and of use stand in no report")
  func goals() {
    let left = PlanGoal.Area.allCases.filter { !PlanGoal("x", area: $0, set: today).mayStandInReport }
    #expect(Set(left) == [.physicalHealth, .mentalHealth, .substanceUse])
    #expect(PlanGoal("x", set: today).mayStandInReport)
  }

  @Test("Days enrolled have both ends in, and days attended are those with a møtt, each once")
  func days() {
    let enrolment = EnrolmentDates(status: .participating, start: today - 10, end: today - 1)
    let marks = [
      Attendance(day: today - 10, mark: .present), Attendance(day: today - 10, mark: .present),
      Attendance(day: today - 5, mark: .sick), Attendance(day: today - 1, mark: .present),
      // After the end, and before the days it tells of.
      Attendance(day: today, mark: .present), Attendance(day: today - 40, mark: .present),
    ]
    let whole = ReportDays(enrolment, marks: marks, from: today - 30, to: today)
    #expect(whole.enrolled == 10 && whole.attended == 2)
    let last = ReportDays(enrolment, marks: marks, from: today - 1, to: today)
    #expect(last.enrolled == 1 && last.attended == 1)
    #expect(ReportDays(enrolment, marks: marks, from: today, to: today - 1).enrolled == 0)
  }
}
