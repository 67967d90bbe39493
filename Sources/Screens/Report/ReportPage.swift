import Domain
import Resources
import Store

/// The page of a report about one person. It tells of enrolment, steps, days and goals, and of nothing else: neither unit nor
/// group, nor reasons, nor that anything is left out.
struct ReportPage {
  private let card: ParticipantCard
  private let enrolment: EnrolmentCard
  private let marks: [Attendance]
  private let workspace: Workspace

  /// Nil of somebody who has no enrolment to report on.
  /// - Parameter days: what ``KeepingRoom/dayRecord(of:)`` told of the same person: the marks of every group.
  init?(_ card: ParticipantCard, _ days: DayRecord, _ workspace: Workspace) {
    guard let enrolment = card.present(today: workspace.today) else { return nil }
    self.card = card
    self.enrolment = enrolment
    self.workspace = workspace
    marks = days.groups.flatMap { $0.marks.map(\.fact) }
  }

  private var language: Language { workspace.language }
  private var fact: Enrolment { enrolment.enrolment.fact }

  /// What a new report begins with: from the day the last one ended, else from the start.
  func draft(_ kind: PersonReport.Kind, after last: PersonReport?) -> PersonReport {
    let today = workspace.today
    let end = min(fact.end ?? today, today)
    let from = min(last.map { $0.to + 1 } ?? fact.start ?? today, end)
    return PersonReport(
      kind, made: today, from: from, to: end, recipient: last?.recipient ?? fact.funding ?? "",
      goals: goals.map(\.words))
  }

  /// Those that may stand in it.
  var goals: [PlanGoal] { card.plan.plan.goals.filter(\.mayStandInReport) }

  /// The report with its page.
  func written(_ report: PersonReport) -> PersonReport {
    var report = report
    // As wide as paper is: what is read is what is printed.
    report.page = lines(report).flatMap { $0.wrapped(to: ReportPage.width) }
      .joined(separator: "\n")
    return report
  }

  static let width = 76

  private func lines(_ report: PersonReport) -> [String] {
    [
      [
        language(PersonReportText.pageTitle, ["kind": language(report.kind.textKey), "date": report.made.norwegian]),
        language(PersonReportText.pageTo, ["who": report.recipient]), "",
      ],
      who, time(report), steps(report), goals(report), assessment(report),
    ].flatMap(\.self)
  }

  /// By the name that stands in lists: another has been agreed on for some.
  private var who: [String] {
    let person = card.identity.fact
    let parts: [String?] = [
      language(PersonReportText.pagePerson, ["name": person.nameInLists, "number": person.number.text]),
      language(PersonReportText.pageProgramme, ["name": enrolment.programmeName(in: workspace)]),
      fact.start.map { language(PersonReportText.pageSince, ["date": $0.norwegian]) },
      fact.plannedEnd.map { language(PersonReportText.pagePlannedEnd, ["date": $0.norwegian]) },
      fact.end.map { language(PersonReportText.pageEnded, ["date": $0.norwegian]) },
      fact.outcome.map { language(PersonReportText.pageOutcome, ["what": language($0.textKey)]) },
    ]
    return parts.compactMap(\.self)
  }

  private func time(_ report: PersonReport) -> [String] {
    let days = ReportDays(fact.dates, marks: marks, from: report.from, to: report.to)
    return [
      "",
      language(PersonReportText.pagePeriod, ["from": report.from.norwegian, "to": report.to.norwegian]),
      language(PersonReportText.pageEnrolled, ["n": days.enrolled]),
      language(PersonReportText.pageAttended, ["n": days.attended]),
    ]
  }

  /// In order of time, those of the days it tells of.
  private func steps(_ report: PersonReport) -> [String] {
    let names = workspace.programme(fact.programme)?.stepShortNames ?? []
    let told = enrolment.steps.map(\.fact).filter { $0.from <= report.to && ($0.to ?? report.to) >= report.from }
    guard !told.isEmpty else { return [] }
    return ["", language(PersonReportText.pageSteps)]
      + told.map { period in
        let index = period.step.value - 1
        let last = enrolment.lastDay(of: period, today: workspace.today).flatMap { $0 <= report.to ? $0 : nil }
        let words: [String: any CustomStringConvertible] = [
          "step": "\(period.step.value) \(names.indices.contains(index) ? names[index] : "")",
          "from": period.from.norwegian, "to": last?.norwegian ?? "",
        ]
        return "– " + language(last == nil ? PersonReportText.pageStepSince : .pageStep, words)
      }
  }

  private func goals(_ report: PersonReport) -> [String] {
    let told = goals.filter { report.goals.contains($0.words) }
    guard !told.isEmpty else { return [] }
    return ["", language(PersonReportText.pageGoals)]
      + told.map { goal in
        let by = goal.due.map { language(PersonReportText.pageBy, ["date": $0.norwegian]) }
        let deed = [goal.deed, goal.doer, by].compactMap(\.self).joined(separator: ", ")
        return "– \(goal.words) (\(language(goal.status.textKey)))" + (deed.isEmpty ? "" : ": \(deed)")
      }
  }

  private func assessment(_ report: PersonReport) -> [String] {
    guard let text = report.assessment else { return [] }
    return ["", language(PersonReportText.pageAssessment)]
      + text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }
}

/// What stands below the page when it leaves: that it was read, what the person says, and who wrote it.
struct ReportClosing {
  let lines: [String]

  init(_ report: Recorded<PersonReport>, _ workspace: Workspace) {
    let language = workspace.language
    guard let answer = report.fact.answer, let day = report.fact.answered else {
      lines = []
      return
    }
    let read = language(
      PersonReportText.pageRead, ["date": day.norwegian, "answer": language(answer.textKey)])
    let words =
      report.fact.ownWords.map {
        [language(PersonReportText.pageOwnWords)] + $0.wrapped(to: ReportPage.width)
      } ?? []
    lines = ["", read] + words + ["", language(PersonReportText.pageWriter, ["who": report.entered.actor])]
  }
}
