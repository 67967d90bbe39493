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
