/// One enrolment as the steps board needs it.
public struct StepsBoardInput: Sendable {
  public var participant: ParticipantKey
  public var enrolment: EnrolmentKey
  public var number: ParticipantNumber
  public var shownName: String
  public var dates: EnrolmentDates
  public var applied: Day?
  public var periods: [StepPeriod]
  public var contact: String?

  public init(
    participant: ParticipantKey, enrolment: EnrolmentKey, number: ParticipantNumber, shownName: String,
    dates: EnrolmentDates, applied: Day?, periods: [StepPeriod], contact: String?
  ) {
    self.participant = participant
    self.enrolment = enrolment
    self.number = number
    self.shownName = shownName
    self.dates = dates
    self.applied = applied
    self.periods = periods
    self.contact = contact
  }
}

/// Who stands where in one programme's four steps, and what moved in the last 30 days, (today − 30, today].
public struct StepsBoard: Sendable {
  public struct Person: Hashable, Sendable {
    public var participant: ParticipantKey
    public var enrolment: EnrolmentKey
    public var number: ParticipantNumber
    public var shownName: String
    /// Since the step began; for intake since applied. Nil when that day is not known.
    public var days: Int?
    public var contactMissing: Bool
  }

  public struct Column: Sendable {
    public var step: StepNumber
    /// Shortest stay first.
    public var people: [Person] = []
    public var forward: [ParticipantKey] = []
    public var back: [ParticipantKey] = []
    public var ended: [ParticipantKey] = []

    /// Of those who are in the step now, today − from.
    public var medianDays: Median? { Arithmetic.median(people.compactMap(\.days)) }
  }

  public let programme: String
  public let today: Day
  /// Applied, assessed, waiting or awaiting a start; longest wait last.
  public private(set) var intake: [Person] = []
  public private(set) var columns: [Column] = StepNumber.all.map { Column(step: $0) }
  /// Takes part, but no step is registered.
  public private(set) var withoutStep: [Person] = []

  public static let window = 30

  public init(programme: String, enrolments: [StepsBoardInput], today: Day) {
    self.programme = programme
    self.today = today
    for enrolment in enrolments { place(enrolment) }
    intake.sort(by: StepsBoard.shortestFirst)
    withoutStep.sort(by: StepsBoard.shortestFirst)
    for index in columns.indices { columns[index].people.sort(by: StepsBoard.shortestFirst) }
  }

  public subscript(step: StepNumber) -> Column { columns[step.value - 1] }
  public var participating: Int { columns.reduce(withoutStep.count) { $0 + $1.people.count } }

  private mutating func place(_ input: StepsBoardInput) {
    guard input.dates.status.counts else { return }
    countMoves(input)
    if input.dates.participates(on: today) {
      guard let present = input.periods.inForce(on: today) else {
        withoutStep.append(person(input, since: input.dates.start))
        return
      }
      columns[present.step.value - 1].people.append(person(input, since: present.from))
    } else if input.dates.status(on: today, ending: .running).isBeforeStart {
      intake.append(person(input, since: input.applied))
    }
  }

  private mutating func countMoves(_ input: StepsBoardInput) {
    let periods = input.periods.filter { $0.from <= today }.sorted { $0.from < $1.from }
    for (earlier, later) in zip(periods, periods.dropFirst()) where isRecent(later.from) {
      if later.step > earlier.step {
        columns[earlier.step.value - 1].forward.append(input.participant)
      } else if later.step < earlier.step {
        columns[earlier.step.value - 1].back.append(input.participant)
      }
    }
    // The end date itself is a day of participation: the step in force on it is the step that ended.
    if let end = input.dates.end, isRecent(end), input.dates.participates(on: end),
      let last = periods.last(where: { $0.from <= end })
    {
      columns[last.step.value - 1].ended.append(input.participant)
    }
  }

  private func isRecent(_ day: Day) -> Bool { day <= today && today - day < StepsBoard.window }

  private func person(_ input: StepsBoardInput, since: Day?) -> Person {
    Person(
      participant: input.participant, enrolment: input.enrolment, number: input.number,
      shownName: input.shownName, days: since.map { today - $0 }, contactMissing: input.contact == nil)
  }

  private static func shortestFirst(_ left: Person, _ right: Person) -> Bool {
    let (leftDays, rightDays) = (left.days ?? -1, right.days ?? -1)
    return leftDays == rightDays ? left.number < right.number : leftDays < rightDays
  }
}

extension StepsBoard {
  /// The figures under one column.
  public func figures(step: StepNumber) -> [Figure] {
    let column = self[step]
    let place: [FigureFilter] = [.programme(programme), .step(step)]
    let recent = place + [.last30Days]
    let people = column.people.map(\.participant)
    return [
      Figure(id: .stepParticipants, filter: place, counting: people, asOf: today),
      Figure(
        id: .stepMedianDays, value: .medianDays(column.medianDays), filter: place, n: people.count, asOf: today,
        people: .list(people)),
      Figure(id: .stepForward, filter: recent, counting: column.forward, asOf: today),
      Figure(id: .stepBack, filter: recent, counting: column.back, asOf: today),
      Figure(id: .stepEnded, filter: recent, counting: column.ended, asOf: today),
    ]
  }
}
