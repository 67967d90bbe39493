import Domain
import Resources
import Store

extension StepsBoard {
  /// The number at a spot; nil for a person.
  func figure(_ spot: StepsSpot) -> Figure? {
    switch spot {
    case .person: nil
    case .count(.intake):
      Figure(
        id: .waiting, value: .count(intakeCount), filter: place, n: intakeCount, asOf: today, people: waiting)
    case .median(.intake):
      Figure(
        id: .waiting, value: .medianDays(intakeMedian), filter: place, n: intakeCount, asOf: today,
        people: waiting)
    case .count(.step(let step)): figure(.stepParticipants, step: step)
    case .median(.step(let step)): figure(.stepMedianDays, step: step)
    case .moved(let step, .forward): figure(.stepForward, step: step)
    case .moved(let step, .back): figure(.stepBack, step: step)
    case .moved(let step, .ended): figure(.stepEnded, step: step)
    }
  }

  private var waiting: Figure.People {
    intake.count == intakeCount ? .list(intake.map(\.participant)) : .none
  }

  /// Nobody is in the programme or on the way into it.
  var isEmpty: Bool { participating == 0 && intakeCount == 0 }

  private var place: [FigureFilter] { [.programme(programme)] }

  func count(_ step: StepNumber, _ movement: StepsMovement) -> Int {
    switch movement {
    case .forward: self[step].counts.forward
    case .back: self[step].counts.back
    case .ended: self[step].counts.ended
    }
  }

}

extension Figure {
  /// The same number with one more word about what it was limited to.
  func narrowed(to more: FigureFilter) -> Figure {
    Figure(id: id, value: value, filter: filter + [more], n: n, asOf: asOf, people: people)
  }
}

/// What a programme's steps are called: in full where there is room, else in twelve columns.
struct StepNames: Sendable {
  private let record: ProgrammeRecord

  init(_ record: ProgrammeRecord) { self.record = record }

  /// `Bo, nettv.`
  func short(_ step: StepNumber) -> String {
    record.stepShortNames.indices.contains(step.value - 1) ? record.stepShortNames[step.value - 1] : ""
  }

  /// `2 Småjobb`.
  func numbered(_ step: StepNumber) -> String { "\(step.value) \(short(step))" }

  /// `Bo, nettverk og fritid`; of a programme of one's own what its file says.
  func full(_ step: StepNumber) -> String { programme?.steps[step].name ?? short(step) }

  private var programme: Programme? {
    if let yaml = record.yaml { return try? ProgrammeFile.parse(yaml: yaml).get() }
    return (try? Catalogue.shared.get())?.programme(record.id)
  }
}
