/// Where an enrolment stands on a day, as menus, occupancy and the board count it. The raw value is what the register keeps.
public enum EnrolmentPlace: UInt8, CaseIterable, Sendable {
  /// Applied, assessed or on the waiting list.
  case intake = 0
  case awaitingStart = 1
  /// Takes part, but no step is registered.
  case withoutStep = 2
  case step1 = 3
  case step2, step3, step4

  public static let beforeStart: Set<EnrolmentPlace> = [.intake, .awaitingStart]
  public static let inSteps = Set(allCases.filter { $0.step != nil })

  public var step: StepNumber? { StepNumber(Int(rawValue) - 2) }

  public init(_ step: StepNumber) { self = EnrolmentPlace(rawValue: UInt8(step.value) + 2) ?? .withoutStep }

  /// Nil when the enrolment is not counted on that day.
  /// - Parameters:
  ///   - applied: nobody waits for a place before this day; nil is not known.
  ///   - step: the step in force that day; asked for of those only who take part.
  public init?(dates: EnrolmentDates, applied: Day?, step: @autoclosure () -> StepNumber?, on day: Day) {
    guard dates.status.counts else { return nil }
    if dates.participates(on: day) {
      self = step().map { EnrolmentPlace($0) } ?? .withoutStep
      return
    }
    let status = dates.status(on: day, ending: .running)
    guard status.isBeforeStart, applied.map({ $0 <= day }) ?? true else { return nil }
    self = status == .awaitingStart ? .awaitingStart : .intake
  }
}

/// Where one enrolment stands among its programme's steps on a day: one line of the board, in few bytes.
public struct StepsStanding: Hashable, Sendable {
  public let participant: ParticipantKey
  public let enrolment: EnrolmentKey
  /// The place of the participant's number among all numbers, by which those with as many days are in order.
  public var rank: Int32
  /// Nil when it is counted nowhere any more.
  public let place: EnrolmentPlace?
  /// When the step began; of those who wait, when they applied.
  public let since: Day?
  public let lacksContact: Bool
  /// Counted, and not to be named.
  public var isHidden = false

  public init(
    participant: ParticipantKey, enrolment: EnrolmentKey, rank: Int32, dates: EnrolmentDates, applied: Day?,
    periods: [StepPeriod], lacksContact: Bool, today: Day
  ) {
    let present = periods.inForce(on: today)
    self.participant = participant
    self.enrolment = enrolment
    self.rank = rank
    self.lacksContact = lacksContact
    place = EnrolmentPlace(dates: dates, applied: applied, step: present?.step, on: today)
    since =
      switch place {
      case nil: nil
      case .intake, .awaitingStart: applied
      case .withoutStep: dates.start
      default: present?.from
      }
  }

  /// Whether an enrolment can be anywhere on the board: whoever ended before its window is nowhere on it.
  public static func matters(_ dates: EnrolmentDates, today: Day) -> Bool {
    guard dates.status.counts else { return false }
    guard let end = dates.end else { return !dates.status.isEnded }
    return end >= StepsBoard.window(to: today).from - 1
  }
}

/// Something that moved in a period, in the step it moved from.
public struct StepsMove: Hashable, Sendable {
  public enum Kind: UInt8, Sendable { case forward, back, ended }

  public var participant: ParticipantKey
  public var step: StepNumber
  public var kind: Kind

  public init(participant: ParticipantKey, step: StepNumber, kind: Kind) {
    self.participant = participant
    self.step = step
    self.kind = kind
  }

  /// What moved in one enrolment, in order of time.
  public static func all(
    of participant: ParticipantKey, dates: EnrolmentDates, periods: [StepPeriod], in time: Period
  ) -> [StepsMove] {
    guard dates.status.counts,
      dates.end.map(time.contains) ?? false || periods.contains(where: { time.contains($0.from) })
    else { return [] }
    let periods = periods.filter { $0.from <= time.to }.sorted { $0.from < $1.from }
    var moves: [StepsMove] = []
    for (earlier, later) in zip(periods, periods.dropFirst())
    where time.contains(later.from) && later.step != earlier.step {
      moves.append(
        StepsMove(participant: participant, step: earlier.step, kind: later.step > earlier.step ? .forward : .back))
    }
    // The end date itself is a day of participation: the step in force on it is the step that ended.
    if let end = dates.end, time.contains(end), dates.participates(on: end),
      let last = periods.last(where: { $0.from <= end })
    {
      moves.append(StepsMove(participant: participant, step: last.step, kind: .ended))
    }
    return moves
  }
}
