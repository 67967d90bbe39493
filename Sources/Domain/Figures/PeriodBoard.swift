/// One enrolment as the period figures need it.
public struct PeriodBoardInput: Sendable {
  public var participant: ParticipantKey
  public var programme: String
  public var unit: UnitKey?
  public var dates: EnrolmentDates
  public var plannedEnd: Day?
  public var endReason: EndReason?
  public var outcome: Outcome?
  /// The day of the outcome; where it is not known, the end.
  public var outcomeDate: Day?
  /// Nil when not known, and for a protected address: such a person counts in totals and in no breakdown.
  public var district: String?

  public init(
    participant: ParticipantKey, programme: String, unit: UnitKey?, dates: EnrolmentDates, plannedEnd: Day?,
    endReason: EndReason?, outcome: Outcome?, outcomeDate: Day?, district: String?
  ) {
    self.participant = participant
    self.programme = programme
    self.unit = unit
    self.dates = dates
    self.plannedEnd = plannedEnd
    self.endReason = endReason
    self.outcome = outcome
    self.outcomeDate = outcomeDate ?? dates.end
    self.district = district
  }
}

/// What came of a period: numbers of different people over the days `from` to `to`, both included.
///
/// IKKE AKTUELL and FEILREGISTRERT never count.
public struct PeriodBoard: Sendable {
  public let period: Period
  public let today: Day
  /// With it, outcomes are the last one by that day of those who entered in the period.
  public let statusAt: Day?

  /// An enrolment starts in the period.
  public private(set) var entered: Set<ParticipantKey> = []
  /// Took part on any day of it.
  public private(set) var inProgramme: Set<ParticipantKey> = []
  /// Ended in the period with "møter ikke opp", or "annet" before the planned end, and not running in any programme at
  /// the period's end.
  public private(set) var droppedOut: Set<ParticipantKey> = []
  public private(set) var endedOtherwise: [Ending: Set<ParticipantKey>] = [:]
  public private(set) var outcomes: [Outcome: Set<ParticipantKey>] = [:]
  public private(set) var homeDistricts: Set<String> = []

  /// How an enrolment ended that was no dropping out; a person counts once, by the last such end in the period.
  public enum Ending: String, CaseIterable, Hashable, Sendable {
    case completed, clarified, ill, otherSupport, died, unknown
  }

  /// In the programme on any day, less dropped out, less died.
  public var retained: Set<ParticipantKey> {
    inProgramme.subtracting(droppedOut).subtracting(endedOtherwise[.died] ?? [])
  }

  /// - Parameters:
  ///   - enrolments: every enrolment of the register: whether somebody runs in *any* programme is part of the rule.
  ///   - isIncluded: the programme and unit the figures are narrowed to.
  public init(
    enrolments: [PeriodBoardInput], isIncluded: (PeriodBoardInput) -> Bool, period: Period, today: Day,
    statusAt: Day? = nil
  ) {
    self.period = period
    self.today = today
    self.statusAt = statusAt
    let counting = enrolments.filter { $0.dates.status.counts }
    let running = Set(counting.lazy.filter { $0.dates.runsPast(period.to) }.map(\.participant))
    let chosen = counting.filter(isIncluded)
    for enrolment in chosen where enrolment.dates.participates(in: period) {
      inProgramme.insert(enrolment.participant)
      if let start = enrolment.dates.start, period.contains(start) { entered.insert(enrolment.participant) }
      if let district = enrolment.district { homeDistricts.insert(district) }
    }
    countEndings(chosen, running: running)
    countOutcomes(chosen)
  }

  private mutating func countEndings(_ chosen: [PeriodBoardInput], running: Set<ParticipantKey>) {
    var last: [ParticipantKey: (day: Day, ending: Ending)] = [:]
    for enrolment in chosen {
      guard let end = enrolment.dates.end, period.contains(end), enrolment.dates.participates(on: end) else {
        continue
      }
      guard let ending = PeriodBoard.ending(of: enrolment, end: end) else {
        if !running.contains(enrolment.participant) { droppedOut.insert(enrolment.participant) }
        continue
      }
      // A death ends every enrolment on one day: it is how the person ended, whatever the others say.
      if let known = last[enrolment.participant], known.ending == .died || known.day > end, ending != .died { continue }
      last[enrolment.participant] = (end, ending)
    }
    for (participant, ending) in last where !droppedOut.contains(participant) {
      endedOtherwise[ending.ending, default: []].insert(participant)
    }
  }

  /// Nil for an end that is a dropping out unless the person runs elsewhere.
  private static func ending(of enrolment: PeriodBoardInput, end: Day) -> Ending? {
    let beforePlanned = enrolment.plannedEnd.map { end < $0 }
    switch enrolment.endReason {
    case .doesNotAttend: return nil
    case .other: return beforePlanned == true ? nil : beforePlanned == false ? .completed : .unknown
    case .clarified: return .clarified
    case .ill: return .ill
    case .needsOtherSupport: return .otherSupport
    case .died: return .died
    case .gotWork, .education: return .completed
    case nil:
      if enrolment.dates.status == .completed || beforePlanned == false { return .completed }
      return .unknown
    }
  }

  private mutating func countOutcomes(_ chosen: [PeriodBoardInput]) {
    guard let statusAt else {
      for enrolment in chosen {
        guard let outcome = enrolment.outcome, let date = enrolment.outcomeDate, period.contains(date) else {
          continue
        }
        outcomes[outcome, default: []].insert(enrolment.participant)
      }
      return
    }
    var last: [ParticipantKey: (day: Day, outcome: Outcome)] = [:]
    for enrolment in chosen where entered.contains(enrolment.participant) {
      guard let outcome = enrolment.outcome, let date = enrolment.outcomeDate, date <= statusAt else { continue }
      if let known = last[enrolment.participant], known.day > date { continue }
      last[enrolment.participant] = (date, outcome)
    }
    for (participant, known) in last { outcomes[known.outcome, default: []].insert(participant) }
  }
}

extension PeriodBoard {
  /// Every number of the period as a figure, in the order of the output for programs.
  public func figures(filter: [FigureFilter]) -> [Figure] {
    let place = filter + [.period(period)]
    func people(_ id: FigureID, _ set: Set<ParticipantKey>?, _ more: [FigureFilter] = []) -> Figure {
      Figure(id: id, filter: place + more, counting: (set ?? []).sorted(), asOf: today)
    }
    let at = statusAt.map { [FigureFilter.statusAt($0)] } ?? []
    return [
      people(.entered, entered), people(.inProgramme, inProgramme), people(.droppedOut, droppedOut),
      people(.endedCompleted, endedOtherwise[.completed]), people(.endedClarified, endedOtherwise[.clarified]),
      people(.endedIll, endedOtherwise[.ill]), people(.endedOtherSupport, endedOtherwise[.otherSupport]),
      people(.endedDied, endedOtherwise[.died]), people(.endedUnknown, endedOtherwise[.unknown]),
      people(.retained, retained),
      people(.inOrdinaryWork, outcomes[.ordinaryWork], at), people(.inAdaptedWork, outcomes[.adaptedWork], at),
      people(.inWorkPractice, outcomes[.workPractice], at), people(.inEducation, outcomes[.education], at),
      Figure(
        id: .homeDistricts, value: .count(homeDistricts.count), filter: place, n: inProgramme.count,
        asOf: today, people: .none),
    ]
  }
}
