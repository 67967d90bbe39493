import Domain
import Store

/// The numbers of a card, each with what it rests on.
struct CardFigures {
  private let card: ParticipantCard
  private let workspace: Workspace

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
  }

  /// Nil when no step is in force.
  func daysInStep(_ enrolment: EnrolmentCard) -> Figure? {
    guard let step = enrolment.presentStep(today: workspace.today) else { return nil }
    return Figure(
      id: .daysInStep, value: .medianDays(Median(halves: 2 * (workspace.today - step.from))),
      filter: [.participant(card.person), .programme(enrolment.enrolment.fact.programme), .step(step.step)], n: 1,
      asOf: workspace.today, people: .list([card.person]))
  }

  /// From the first assessment of the worker's voice to the latest; nil with fewer than two.
  var lightsChange: Figure? {
    guard let first = worker.last, let latest = worker.first, first != latest else { return nil }
    return change(from: first, to: latest)
  }

  func change(from first: LightsAssessment, to latest: LightsAssessment) -> Figure {
    Figure(
      id: .lightsChange, value: .change(LightsChange(from: first.lights, to: latest.lights)),
      filter: [.participant(card.person)] + period(first, latest), n: 1, asOf: latest.date,
      people: .list([card.person]))
  }

  private func period(_ first: LightsAssessment, _ latest: LightsAssessment) -> [FigureFilter] {
    Period(from: first.date, to: latest.date).map { [.period($0)] } ?? []
  }

  /// Newest first.
  private var worker: [LightsAssessment] { card.lights.map(\.fact).filter { $0.voice == .worker } }
}
