/// Who stands where in one programme's four steps, and what moved in the last 30 days, (today − 30, today].
public struct StepsBoard: Hashable, Sendable {
  public struct Person: Hashable, Sendable {
    public var participant: ParticipantKey
    public var enrolment: EnrolmentKey
    /// Since the step began; for intake since applied. Nil when that day is not known.
    public var days: Int?
    public var contactMissing: Bool
  }

  /// One of a column's people before they are in order: of a hundred thousand, few bytes are moved about.
  private struct Placed {
    var order: Int64
    var index: Int
  }

  public struct Column: Hashable, Sendable {
    public var step: StepNumber
    /// Shortest stay first.
    public var people: [Person] = []
    public var forward: [ParticipantKey] = []
    public var back: [ParticipantKey] = []
    public var ended: [ParticipantKey] = []
    /// What those who ended went to, as far as it is known and may be seen.
    public fileprivate(set) var outcomes: [ParticipantKey: Outcome] = [:]

    /// What all who ended went to, where it is known of each and the same.
    public var cameTo: Outcome? {
      guard counts.ended > 0, outcomes.count == counts.ended, let first = outcomes.first?.value else { return nil }
      return outcomes.values.allSatisfy { $0 == first } ? first : nil
    }

    /// Who moved so.
    public func moved(_ kind: StepsMove.Kind) -> [ParticipantKey] {
      switch kind {
      case .forward: forward
      case .back: back
      case .ended: ended
      }
    }

    /// What stays when the names are kept back; the people, and they, tell the same otherwise.
    public fileprivate(set) var counts = Counts()

    public struct Counts: Hashable, Sendable {
      public var people = 0
      public var forward = 0
      public var back = 0
      public var ended = 0
      /// Of those who are in the step now, today − from.
      public var medianDays: Median?

      public func moved(_ kind: StepsMove.Kind) -> Int {
        switch kind {
        case .forward: forward
        case .back: back
        case .ended: ended
        }
      }
    }

    public var medianDays: Median? { counts.medianDays }

    fileprivate mutating func add(_ move: StepsMove) {
      switch move.kind {
      case .forward: forward.append(move.participant)
      case .back: back.append(move.participant)
      case .ended: ended.append(move.participant)
      }
    }

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
  /// Of those who wait and are named: days since they applied.
  public private(set) var intakeMedian: Median?

  /// The last 30 days, (today − 30, today].
  public static func window(to today: Day) -> Period { Period(days: 30, to: today) }

  /// - Parameters:
  ///   - standings: of the programme's enrolments, in any order.
  ///   - moves: what moved in them, in the order in which it is to be listed.
  public init(
    programme: String, today: Day, standings: some Sequence<StepsStanding>, moves: some Sequence<StepsMove>
  ) {
    self.programme = programme
    self.today = today
    var people: [Person] = []
    people.reserveCapacity(standings.underestimatedCount)
    var placed = [[Placed]](repeating: [], count: EnrolmentPlace.allCases.count)
    var hidden: Set<ParticipantKey> = []
    for standing in standings {
      if standing.isHidden { hidden.insert(standing.participant) }
      guard let place = standing.place else { continue }
      let days = standing.since.map { today - $0 }
      placed[Int((place == .awaitingStart ? .intake : place).rawValue)].append(
        Placed(order: Int64(days ?? -1) << 32 | Int64(standing.rank), index: people.count))
      people.append(
        Person(
          participant: standing.participant, enrolment: standing.enrolment, days: days,
          contactMissing: standing.lacksContact))
    }
    func inOrder(_ place: EnrolmentPlace) -> [Person] {
      placed[Int(place.rawValue)].sort { one, other in
        if one.order != other.order { return one.order < other.order }
        let (one, other) = (people[one.index], people[other.index])
        return (one.participant, one.enrolment) < (other.participant, other.enrolment)
      }
      return placed[Int(place.rawValue)].map { people[$0.index] }
    }
    intake = inOrder(.intake)
    withoutStep = inOrder(.withoutStep)
    (intakeCount, withoutStepCount) = (intake.count, withoutStep.count)
    for index in columns.indices { columns[index].people = inOrder(EnrolmentPlace(columns[index].step)) }
    for move in moves { columns[move.step.value - 1].add(move) }
    for index in columns.indices { columns[index].count() }
    hide(hidden)
    intakeMedian = Arithmetic.median(intake.compactMap(\.days))
  }

  public subscript(step: StepNumber) -> Column { columns[step.value - 1] }
  public var participating: Int { columns.reduce(withoutStepCount) { $0 + $1.counts.people } }

  /// Tells what those who ended went to.
  public mutating func tell(_ outcomes: [ParticipantKey: Outcome]) {
    for index in columns.indices {
      columns[index].outcomes = Dictionary(
        columns[index].ended.compactMap { person in outcomes[person].map { (person, $0) } }
      ) { first, _ in first }
    }
  }

  /// People a user is not to see on it stay in the counts.
  private mutating func hide(_ people: Set<ParticipantKey>) {
    if people.isEmpty { return }
    intake.removeAll { people.contains($0.participant) }
    withoutStep.removeAll { people.contains($0.participant) }
    for index in columns.indices {
      columns[index].people.removeAll { people.contains($0.participant) }
      columns[index].forward.removeAll { people.contains($0) }
      columns[index].back.removeAll { people.contains($0) }
      columns[index].ended.removeAll { people.contains($0) }
    }
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
    if !names || !seesStatus { (board.intake, board.intakeMedian) = ([], nil) }
    if !names { board.withoutStep = [] }
    for index in board.columns.indices {
      if !names { board.columns[index].people = [] }
      if names, seesStatus { continue }
      board.columns[index].forward = []
      board.columns[index].back = []
      board.columns[index].ended = []
      board.columns[index].outcomes = [:]
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

  /// A row of the table over the board, which is a running tally of where everybody stands.
  /// - Parameter step: nil: of the whole board, or of those who wait.
  public func figure(_ id: FigureID, step: StepNumber? = nil) -> Figure {
    let filter = [FigureFilter.programme(programme)] + (step.map { [.step($0)] } ?? [])
    func figure(_ value: Figure.Value, _ n: Int, _ people: [ParticipantKey], _ more: [FigureFilter] = []) -> Figure {
      Figure(id, value, filter: filter + more, n: n, asOf: today, people: people.count == n ? .list(people) : .none)
    }
    let counts = step.map { self[$0].counts }
    switch id.indicator.measure {
    case .moves(let kind):
      let count = counts?.moved(kind) ?? 0
      return figure(.count(count), count, step.map { self[$0].moved(kind) } ?? [], [.last30Days])
    case .medianDays:
      return figure(
        .medianDays(step == nil ? intakeMedian : counts?.medianDays), counts?.people ?? intakeCount, people(at: step))
    case .standing(let places) where places == [.withoutStep]:
      return figure(.count(withoutStepCount), withoutStepCount, withoutStep.map(\.participant))
    case .standing(let places) where places.contains(.withoutStep):
      return figure(
        .count(participating), participating, (columns.map(\.people) + [withoutStep]).joined().map(\.participant))
    default:
      let count = counts?.people ?? intakeCount
      return figure(.count(count), count, people(at: step))
    }
  }

  private func people(at step: StepNumber?) -> [ParticipantKey] {
    (step.map { self[$0].people } ?? intake).map(\.participant)
  }
}
