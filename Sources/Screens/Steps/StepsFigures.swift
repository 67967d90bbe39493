import Domain
import Resources
import Store

extension StepsBoard {
  /// The number at a spot; nil for a person.
  func figure(_ spot: StepsSpot) -> Figure? {
    switch spot {
    case .person: nil
    case .count(let place): figure(place.step == nil ? .waiting : .stepParticipants, step: place.step)
    case .median(let place): figure(place.step == nil ? .waitingMedianDays : .stepMedianDays, step: place.step)
    case .moved(let step, .forward): figure(.stepForward, step: step)
    case .moved(let step, .back): figure(.stepBack, step: step)
    case .moved(let step, .ended): figure(.stepEnded, step: step)
    }
  }

  /// Nobody is in the programme or on the way into it.
  var isEmpty: Bool { participating == 0 && intakeCount == 0 }
}

extension StepsMove.Kind {
  /// Nobody goes forward from the last step or back from the first.
  static func of(_ step: StepNumber) -> [StepsMove.Kind] {
    (step.next == nil ? [] : [.forward]) + (step.previous == nil ? [] : [.back]) + [.ended]
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

  /// What a participant meets there, and how long it may last; nil where that is not told.
  func step(_ step: StepNumber) -> Step? { programme?.steps[step] }

  private var programme: Programme? {
    if let yaml = record.yaml { return try? ProgrammeFile.parse(yaml: yaml).get() }
    return (try? Catalogue.shared.get())?.programme(record.id)
  }
}
