import Domain

/// The numbers on the menu: enrolments by where they stand on the session's day.
public struct MenuCounts: Hashable, Sendable {
  /// Applied, assessed or on the waiting list.
  public var intake = 0
  /// VENTER PÅ OPPSTART.
  public var awaitingStart = 0
  /// Takes part, but no step is registered.
  public var withoutStep = 0
  /// Exactly four, in order.
  public var perStep = [Int](repeating: 0, count: StepModel.count)

  /// DELTAR, in a step or not.
  public var participating: Int { perStep.reduce(withoutStep, +) }
  /// Everyone before the first day.
  public var waiting: Int { intake + awaitingStart }

  mutating func add(_ place: EnrolmentPlace, _ count: Int) {
    switch place {
    case .intake: intake += count
    case .awaitingStart: awaitingStart += count
    case .withoutStep: withoutStep += count
    case .step1, .step2, .step3, .step4:
      if let step = place.step { perStep[step.value - 1] += count }
    }
  }
}
