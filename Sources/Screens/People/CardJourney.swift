import Domain
import Resources
import Store
import TerminalUI

/// The way through the steps of one enrolment as a line with the months above it.
struct CardJourney {
  let timeline: Timeline

  /// Nil when no step has been entered.
  init?(_ enrolment: EnrolmentCard, in workspace: Workspace) {
    let periods = enrolment.steps.map(\.fact)
    guard let first = periods.map(\.from).min() else { return nil }
    let today = workspace.today
    let names = workspace.programme(enrolment.enrolment.fact.programme)?.stepShortNames ?? []
    let fact = enrolment.enrolment.fact
    let runs = fact.participates(on: today)
    // One that is over ends with its last day; one under way, today.
    let end = runs ? today : periods.compactMap(\.to).max() ?? fact.end ?? today
    // A line of a few days would say nothing of how long it has been.
    let last = max(end, first + CardJourney.shortest)
    timeline = Timeline(
      first: Int(first.number), last: Int(last.number), labels: CardJourney.labels(from: first, to: last, workspace),
      periods: periods.map { period in
        Timeline.Period(
          from: Int(period.from.number), to: period.to.map { Int($0.number) } ?? (runs ? nil : Int(end.number)),
          mark: "\(period.step.value)",
          name: names.indices.contains(period.step.value - 1) ? names[period.step.value - 1] : "")
      },
      today: runs ? CardJourney.today(periods, workspace) : nil)
  }

  /// In days.
  private static let shortest = 60

  private static func today(_ periods: [StepPeriod], _ workspace: Workspace) -> Timeline.Label {
    let today = workspace.today
    guard let present = periods.inForce(on: today) else {
      return Timeline.Label(day: Int(today.number), workspace.language(CommonText.today))
    }
    return Timeline.Label(
      day: Int(today.number), workspace.language(ParticipantText.todayDay, ["n": today - present.from]))
  }

  /// The first of each month; over most of a year of each quarter, and then of each year: what stands close says less.
  private static func labels(from first: Day, to last: Day, _ workspace: Workspace) -> [Timeline.Label] {
    let dates = Dates(workspace.language)
    let length = last - first
    let step = length > 540 ? 12 : length > 270 ? 3 : 1
    func label(_ day: Day) -> Timeline.Label {
      Timeline.Label(day: Int(day.number), step == 12 ? "\(day.year)" : dates.month(day.month))
    }
    var labels = [label(first)]
    var month = Day(year: first.year, month: first.month, day: 1)?.addingMonths(1)
    while let day = month, day <= last {
      if (day.month - 1) % step == 0 { labels.append(label(day)) }
      month = day.addingMonths(1)
    }
    return labels
  }
}
