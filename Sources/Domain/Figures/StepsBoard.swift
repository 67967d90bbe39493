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

    /// What stays when the names are kept back; the people, and they, tell the same otherwise.
    public fileprivate(set) var counts = Counts()

    public struct Counts: Hashable, Sendable {
      public var people = 0
      public var forward = 0
      public var back = 0
      public var ended = 0
      /// Of those who are in the step now, today − from.
      public var medianDays: Median?
    }

    public var medianDays: Median? { counts.medianDays }

    fileprivate mutating func count() {
      counts = Counts(
        people: people.count, forward: forward.count, back: back.count, ended: ended.count,
        medianDays: Arithmetic.median(people.compactMap(\.days)))
    }
  }

  public let programme: String
  public let today: Day
  /// Applied, assessed, waiting or awaiting a start; longest wait last.
  public private(set) var intake: [Person] = []
  public private(set) var columns: [Column] = StepNumber.all.map { Column(step: $0) }
  /// Takes part, but no step is registered.
  public private(set) var withoutStep: [Person] = []
  public private(set) var intakeCount = 0
  public private(set) var withoutStepCount = 0

  public static let window = 30

  public init(programme: String, enrolments: [StepsBoardInput], today: Day) {
    self.programme = programme
    self.today = today
    for enrolment in enrolments { place(enrolment) }
    intake.sort(by: StepsBoard.shortestFirst)
    withoutStep.sort(by: StepsBoard.shortestFirst)
    for index in columns.indices {
      columns[index].people.sort(by: StepsBoard.shortestFirst)
      columns[index].count()
    }
    intakeCount = intake.count
    withoutStepCount = withoutStep.count
  }

  public subscript(step: StepNumber) -> Column { columns[step.value - 1] }
  public var participating: Int { columns.reduce(withoutStepCount) { $0 + $1.counts.people } }

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
  /// The board as a role may see it: where people are now is everyone's, who waits, has moved or has ended is not, nor what
  /// is missing. What is kept back stays in the counts.
  ///
  /// - Parameter names: false keeps everyone's name back.
  public func shown(to role: Role, names: Bool = true) -> StepsBoard {
    var board = self
    let seesStatus = AccessTable.sees(.status, role)
    if !names || !seesStatus { board.intake = [] }
    if !names { board.withoutStep = [] }
    for index in board.columns.indices {
      if !names { board.columns[index].people = [] }
      if names, seesStatus { continue }
      board.columns[index].forward = []
      board.columns[index].back = []
      board.columns[index].ended = []
    }
    guard !AccessTable.sees(.missing, role) else { return board }
    for index in board.columns.indices {
      for place in board.columns[index].people.indices {
        board.columns[index].people[place].contactMissing = false
      }
    }
    for place in board.withoutStep.indices { board.withoutStep[place].contactMissing = false }
    return board
  }

  /// The board without the people a user is not to see on it: they stay in the counts.
  public func hiding(_ people: Set<ParticipantKey>) -> StepsBoard {
    if people.isEmpty { return self }
    var board = self
    board.intake.removeAll { people.contains($0.participant) }
    board.withoutStep.removeAll { people.contains($0.participant) }
    for index in board.columns.indices {
      board.columns[index].people.removeAll { people.contains($0.participant) }
      board.columns[index].forward.removeAll { people.contains($0) }
      board.columns[index].back.removeAll { people.contains($0) }
      board.columns[index].ended.removeAll { people.contains($0) }
    }
    return board
  }

  /// The figures under one column.
  public func figures(step: StepNumber) -> [Figure] {
    let column = self[step]
    let place: [FigureFilter] = [.programme(programme), .step(step)]
    let recent = place + [.last30Days]
    let people = column.people.map(\.participant)
    let counts = column.counts
    func count(
      _ id: FigureID, _ filter: [FigureFilter], _ count: Int, _ people: [ParticipantKey]
    ) -> Figure {
      people.count == count
        ? Figure(id: id, filter: filter, counting: people, asOf: today)
        : Figure(id: id, value: .count(count), filter: filter, n: count, asOf: today, people: .none)
    }
    return [
      count(.stepParticipants, place, counts.people, people),
      Figure(
        id: .stepMedianDays, value: .medianDays(counts.medianDays), filter: place, n: counts.people, asOf: today,
        people: people.count == counts.people ? .list(people) : .none),
      count(.stepForward, recent, counts.forward, column.forward),
      count(.stepBack, recent, counts.back, column.back),
      count(.stepEnded, recent, counts.ended, column.ended),
    ]
  }
}
